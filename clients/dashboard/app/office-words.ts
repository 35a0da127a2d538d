import { type Language, loadOffice, type Office } from "@handsel/shared/words";
import { use } from "react";

const brought = new Map<Language, Office>();
const coming = new Map<Language, Promise<Office>>();

const PAGES =
  /^\/(analytics|assistant|catalog|channels|knowledge|settings|team\/factors|team\/audit|team\/privacy)(\/|$)/;

/** Bring the words that a page says, before it is drawn. */
export async function bringFor(path: string, language: Language): Promise<void> {
  if (PAGES.test(path)) await (coming.get(language) ?? begin(language));
}

/** Bring a language's words where another's are there: the page in sight may say them. */
export async function bringBeside(language: Language): Promise<void> {
  if (coming.size > 0) await (coming.get(language) ?? begin(language));
}

/** Words of the pages that set a shop up; any other page that says one waits as it is drawn. */
export function officeOf(language: Language): Office {
  const words = brought.get(language);
  if (words) return words;
  return use(coming.get(language) ?? begin(language));
}

function begin(language: Language): Promise<Office> {
  const promise = bring(language);
  coming.set(language, promise);
  return promise;
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
