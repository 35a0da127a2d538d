import { type Language, loadOffice, type Office } from "@handsel/shared/words";
import { use } from "react";

const brought = new Map<Language, Office>();
const coming = new Map<Language, Promise<Office>>();

/**
 * Words of the pages that set a shop up, once they are there. A page that asks while it is drawn
 * waits for them; what happens on it later finds them.
 */
export function officeOf(language: Language): Office {
  const words = brought.get(language);
  if (words) return words;
  const promise = coming.get(language) ?? bring(language);
  coming.set(language, promise);
  return use(promise);
}

async function bring(language: Language): Promise<Office> {
  try {
    const words = await loadOffice(language);
    brought.set(language, words);
    return words;
  } catch (failure) {
    coming.delete(language);
    throw failure;
  }
}
