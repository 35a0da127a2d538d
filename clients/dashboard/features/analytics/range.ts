import { oneOf, present, textOf } from "@app/search";

export const RANGES = ["today", "week", "month", "quarter", "custom"] as const;
export const COMPARES = ["previous", "year", "none"] as const;
export const KINDS = ["instagram", "messenger", "whatsapp", "telegram", "webchat"] as const;
export type Range = (typeof RANGES)[number];

/** What an address of the page says; what it leaves out is usual. */
export interface Wanted {
  days?: Range | undefined;
  from?: string | undefined;
  to?: string | undefined;
  compare?: (typeof COMPARES)[number] | undefined;
  channel?: (typeof KINDS)[number] | undefined;
}

export const LENGTHS = { today: 1, week: 7, month: 30, quarter: 90, custom: 30 };
const DAY = /^\d{4}-\d{2}-\d{2}$/;

export function readWanted(raw: Record<string, unknown>): Wanted {
  return present({
    days: oneOf(raw, "days", RANGES),
    from: dayOrNothing(raw, "from"),
    to: dayOrNothing(raw, "to"),
    compare: oneOf(raw, "compare", COMPARES),
    channel: oneOf(raw, "channel", KINDS),
  });
}

function dayOrNothing(raw: Record<string, unknown>, name: string): string | undefined {
  const text = textOf(raw, name, 10);
  return text && DAY.test(text) && !Number.isNaN(Date.parse(text)) ? text : undefined;
}

/** The first and the last day; `today` is the shop's. */
export function spanOf(wanted: Wanted, today: string): { from: string; to: string } {
  const days = wanted.days ?? "month";
  if (days !== "custom") return { from: earlier(today, LENGTHS[days] - 1), to: today };
  const to = wanted.to ?? today;
  return { from: wanted.from ?? earlier(to, LENGTHS.custom - 1), to };
}

/** A day so many days earlier. */
export function earlier(day: string, days: number): string {
  return new Date(Date.parse(day) - days * 86_400_000).toISOString().slice(0, 10);
}
