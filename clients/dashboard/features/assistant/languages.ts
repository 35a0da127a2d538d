import type { Reader } from "@handsel/shared/format";

/** A language's name as the reader calls it: the assistant speaks more than the dashboard does. */
export function languageName(code: string, reader: Reader): string {
  const name = new Intl.DisplayNames([reader.locale], { type: "language" }).of(code) ?? code;
  const [first = "", ...others] = name;
  return first.toLocaleUpperCase(reader.locale) + others.join("");
}
