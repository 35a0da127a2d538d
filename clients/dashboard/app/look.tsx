import type { Reader } from "@handsel/shared/format";
import {
  directionOf,
  type Everyday,
  LANGUAGES,
  type Language,
  loadWords,
  localeOf,
  pickLanguage,
  type Say,
  speaking,
} from "@handsel/shared/words";
import { Direction } from "radix-ui";
import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from "react";
import { bringBeside, officeOf } from "./office-words";

export type Theme = "system" | "light" | "dark";

interface Kept {
  theme: Theme;
  language: Language;
}

interface Look extends Kept {
  say: Say;
  locale: string;
  setTheme(theme: Theme): void;
  setLanguage(language: Language): Promise<void>;
}

const PLACE = "handsel.look";
const Looking = createContext<Look | null>(null);
const Zone = createContext<string | null>(null);

function readKept(): Kept {
  let kept: Partial<Record<keyof Kept, unknown>> = {};
  try {
    kept = JSON.parse(localStorage.getItem(PLACE) ?? "{}");
  } catch {
    // Storage is shut or holds something else: the device decides.
  }
  const theme = kept.theme === "light" || kept.theme === "dark" ? kept.theme : "system";
  const language = LANGUAGES.find((one) => one === kept.language);
  return { theme, language: language ?? pickLanguage(navigator.languages) };
}

/** The language chosen on this device, or the device's own. */
export function keptLanguage(): Language {
  return readKept().language;
}

function keep(kept: Kept): void {
  try {
    localStorage.setItem(PLACE, JSON.stringify(kept));
  } catch {
    // It lasts as long as this page, then.
  }
}

function show({ theme, language }: Kept): void {
  const root = document.documentElement;
  if (theme === "system") delete root.dataset.theme;
  else root.dataset.theme = theme;
  root.lang = language;
  root.dir = directionOf(language);
}

export interface FirstLook extends Kept {
  words: Everyday;
}

/** What was kept from before, with its words; to be had before the first paint. */
export async function firstLook(): Promise<FirstLook> {
  const kept = readKept();
  show(kept);
  return { ...kept, words: await loadWords(kept.language) };
}

export function LookProvider({ first, children }: { first: FirstLook; children: ReactNode }) {
  const [look, setLook] = useState<FirstLook>(first);
  const change = useCallback(async (changed: Partial<Kept>) => {
    const words = changed.language ? await loadWords(changed.language) : undefined;
    if (changed.language) await bringBeside(changed.language);
    setLook((before) => {
      const after = { ...before, ...changed, ...(words ? { words } : {}) };
      keep({ theme: after.theme, language: after.language });
      show(after);
      return after;
    });
  }, []);
  const value = useMemo<Look>(() => {
    const locale = localeOf(look.language, navigator.languages);
    return {
      theme: look.theme,
      language: look.language,
      locale,
      say: speaking(look.words, locale, () => officeOf(look.language)),
      setTheme: (theme) => void change({ theme }),
      setLanguage: (language) => change({ language }),
    };
  }, [look, change]);
  return (
    <Looking value={value}>
      <Direction.Provider dir={directionOf(look.language)}>{children}</Direction.Provider>
    </Looking>
  );
}

export function useLook(): Look {
  const look = useContext(Looking);
  if (!look) throw new Error("a LookProvider is missing above");
  return look;
}

/** The function that words things in the reader's language. */
export function useSay(): Say {
  return useLook().say;
}

/** Times under this are told in the shop's time zone. */
export function ZoneProvider({ timeZone, children }: { timeZone: string; children: ReactNode }) {
  return <Zone value={timeZone}>{children}</Zone>;
}

export function useReader(): Reader {
  const { locale } = useLook();
  const timeZone = useContext(Zone) ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  return useMemo(() => ({ locale, timeZone }), [locale, timeZone]);
}
