import { describe, expect, test } from "vitest";
import {
  LANGUAGES,
  type Language,
  loadOffice,
  loadWords,
  localeOf,
  pickLanguage,
  speaking,
} from "../src/words";

const all = async (language: Language) => ({
  ...(await loadWords(language)),
  ...(await loadOffice(language)),
});
const english = await all("en");
const placeholders = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort();
const formsOf = (word: string | Record<string, string>) =>
  typeof word === "string" ? [word] : Object.values(word);

describe.each(LANGUAGES)("words in %s", async (language) => {
  const words = await all(language);

  test("are all there", () => {
    expect(Object.keys(words).sort()).toEqual(Object.keys(english).sort());
    expect(
      Object.values(words)
        .flatMap(formsOf)
        .filter((text) => text.trim() === ""),
    ).toEqual([]);
  });

  test("fill in what English fills in", () => {
    const wrong = Object.entries(words).filter(([key, word]) => {
      const wanted = placeholders(formsOf(english[key as keyof typeof english]).at(-1) ?? "");
      return String(placeholders(formsOf(word).at(-1) ?? "")) !== String(wanted);
    });
    expect(wrong).toEqual([]);
  });

  test("have each plural form that the language asks for", () => {
    const wanted = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    const plurals = Object.values(words).filter((word) => typeof word !== "string");
    for (const word of plurals) expect(Object.keys(word)).toEqual(expect.arrayContaining(wanted));
  });
});

describe("speaking", async () => {
  const office = await loadOffice("en");
  const say = speaking(await loadWords("en"), "en", () => office);

  test("fills in names and chooses the plural", () => {
    expect(say("orders.items", { count: 1 })).toBe("1 item");
    expect(say("orders.items", { count: 1200 })).toBe("1,200 items");
    expect(say("order.title", { number: "#7" })).toBe("Order #7");
  });

  test("asks for the words that are not everyday ones", () => {
    expect(say("nav.catalog")).toBe("Catalog");
    expect(say("catalog.title")).toBe(office["catalog.title"]);
  });

  test("never reads what is filled in as a pattern", () => {
    expect(say("order.title", { number: "$& {number}" })).toBe("Order $& {number}");
  });

  test("begins with the reader's own language where it is spoken", () => {
    expect(pickLanguage(["de-DE", "en-GB"])).toBe("en");
    expect(pickLanguage(["xx"])).toBe("en");
    expect(localeOf("en", ["de-DE", "en-US"])).toBe("en-US");
  });
});
