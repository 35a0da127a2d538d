import type { English } from "./en";

export type Key = keyof English;
export type Plural = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };
/** All words of one language; a plural where English has one, in the forms the language needs. */
export type Words = { [K in Key]: English[K] extends string ? string : Plural };
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

const LOADERS: Record<Language, () => Promise<{ words: Words }>> = {
  en: () => import("./en"),
  es: () => import("./es"),
  pt: () => import("./pt"),
  fr: () => import("./fr"),
  ar: () => import("./ar"),
};

/** A language's words, brought when they are needed. */
export async function loadWords(language: Language): Promise<Words> {
  return (await LOADERS[language]()).words;
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

export type Say = (key: Key, values?: Values) => string;

/** A function that words a key, its `{names}` filled; `count` chooses among plural forms. */
export function speaking(words: Words, locale: string): Say {
  const rules = new Intl.PluralRules(locale);
  const numbers = new Intl.NumberFormat(locale);
  return (key, values = {}) => {
    const word = words[key];
    const text =
      typeof word === "string" ? word : (word[rules.select(Number(values.count))] ?? word.other);
    return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
      const value = values[name];
      if (value === undefined) return whole;
      return typeof value === "number" ? numbers.format(value) : value;
    });
  };
}
