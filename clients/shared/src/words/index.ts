import type { EnglishEveryday } from "./en";
import type { EnglishOffice } from "./en/office";

type English = EnglishEveryday & EnglishOffice;
export type Key = keyof English;
export type Plural = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };
/** The same words in another language; a plural where English has one, in the forms it needs. */
type Same<E> = { [K in keyof E]: E[K] extends string ? string : Plural };
/** What every page may say. */
export type Everyday = Same<EnglishEveryday>;
/** What only the pages say that set a shop up. */
export type Office = Same<EnglishOffice>;
export type Values = Record<string, string | number>;

export const LANGUAGES = ["en", "es", "pt", "fr", "ar"] as const;
export type Language = (typeof LANGUAGES)[number];

/** Each language's name in itself. */
export const NAMES: Record<Language, string> = {
  en: "English",
  es: "Español",
  pt: "Português",
  fr: "Français",
  ar: "العربية",
};

export function directionOf(language: Language): "ltr" | "rtl" {
  return new Intl.Locale(language).language === "ar" ? "rtl" : "ltr";
}

const EVERYDAY: Record<Language, () => Promise<{ words: Everyday }>> = {
  en: () => import("./en"),
  es: () => import("./es"),
  pt: () => import("./pt"),
  fr: () => import("./fr"),
  ar: () => import("./ar"),
};

const OFFICE: Record<Language, () => Promise<{ words: Office }>> = {
  en: () => import("./en/office"),
  es: () => import("./es/office"),
  pt: () => import("./pt/office"),
  fr: () => import("./fr/office"),
  ar: () => import("./ar/office"),
};

/** A language's everyday words, brought when they are needed. */
export async function loadWords(language: Language): Promise<Everyday> {
  return (await EVERYDAY[language]()).words;
}

/** The rest of a language's words. */
export async function loadOffice(language: Language): Promise<Office> {
  return (await OFFICE[language]()).words;
}

/** The first of these tags that we speak, as in "pt-BR" for Portuguese; else English. */
export function pickLanguage(tags: readonly string[]): Language {
  for (const tag of tags) {
    const found = LANGUAGES.find((language) => language === tag.toLowerCase().split("-")[0]);
    if (found) return found;
  }
  return "en";
}

/** The locale to format by: the reader's own of this language, so that an American reads as one. */
export function localeOf(language: Language, tags: readonly string[]): string {
  return tags.find((tag) => tag.toLowerCase().split("-")[0] === language) ?? language;
}

function isEveryday(key: Key, words: Everyday): key is keyof Everyday {
  return key in words;
}

export type Say = (key: Key, values?: Values) => string;

/**
 * A function that words a key, its `{names}` filled; `count` chooses among plural forms. `office`
 * is asked for the words that are not everyday ones.
 */
export function speaking(words: Everyday, locale: string, office: () => Office): Say {
  const rules = new Intl.PluralRules(locale);
  const numbers = new Intl.NumberFormat(locale);
  return (key, values = {}) => {
    const word = isEveryday(key, words) ? words[key] : office()[key];
    const text =
      typeof word === "string" ? word : (word[rules.select(Number(values.count))] ?? word.other);
    return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
      const value = values[name];
      if (value === undefined) return whole;
      return typeof value === "number" ? numbers.format(value) : value;
    });
  };
}
