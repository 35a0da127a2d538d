import type { CannedReplyOut } from "@handsel/shared/api";

export interface Names {
  customer: string;
  shop: string;
  member: string;
}

const MOST = 6;

/** What was typed after a slash that begins the text; null when it asks for no kept reply. */
export function askedIn(text: string): string | null {
  return /^\/([\p{L}\p{N}_-]*)$/u.exec(text)?.[1] ?? null;
}

/** The kept replies meant by what was typed, those that begin with it first. */
export function matching(kept: readonly CannedReplyOut[], asked: string): CannedReplyOut[] {
  const wanted = asked.toLowerCase();
  const at = (one: CannedReplyOut) => one.shortcut.toLowerCase().indexOf(wanted);
  return kept
    .filter((one) => at(one) >= 0)
    .sort((one, other) => at(one) - at(other))
    .slice(0, MOST);
}

/** A kept reply with its names filled in; braces that mean nothing stay. */
export function filled(text: string, names: Names): string {
  return text.replace(/\{(customer|shop|member)\}/g, (_, name: keyof Names) => names[name]);
}
