import { present, textOf } from "./search";

/** Where to go on after coming in. */
export function nextSearch(raw: Record<string, unknown>): { next?: string } {
  return present({ next: textOf(raw, "next") });
}
