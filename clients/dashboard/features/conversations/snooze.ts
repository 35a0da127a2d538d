import { dayOf } from "@handsel/shared/format";
import type { Key } from "@handsel/shared/words";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const OPENING = 9;
const SUNDAY_TO_MONDAY = [1, 7, 6, 5, 4, 3, 2];

/** Until when one may put something off, soonest first; mornings are the shop's. */
export function presetsAt(now: Date, timeZone: string): Array<{ label: Key; until: Date }> {
  const reader = { locale: "en", timeZone };
  const today = Date.parse(dayOf(now, reader));
  const toMonday = SUNDAY_TO_MONDAY[new Date(today).getUTCDay()] ?? 1;
  const later = new Date(now.getTime() + 4 * HOUR);
  return [
    { label: "snooze.hour", until: new Date(now.getTime() + HOUR) },
    ...(dayOf(later, reader) === dayOf(now, reader)
      ? [{ label: "snooze.later" as const, until: later }]
      : []),
    { label: "snooze.tomorrow", until: morningOf(today + DAY, timeZone) },
    ...(toMonday > 1
      ? [{ label: "snooze.monday" as const, until: morningOf(today + toMonday * DAY, timeZone) }]
      : []),
  ];
}

/** When it is nine on that day in the shop; `day` is that date's midnight in UTC. */
function morningOf(day: number, timeZone: string): Date {
  const wanted = day + OPENING * HOUR;
  // Twice, for the clock may be put forward or back between the first guess and the morning.
  const guess = wanted - aheadAt(wanted, timeZone);
  return new Date(wanted - aheadAt(guess, timeZone));
}

/** By how much a zone's clock is ahead of UTC then, in milliseconds. */
function aheadAt(moment: number, timeZone: string): number {
  const shown = new Intl.DateTimeFormat("en-CA", {
    timeZone,
    hourCycle: "h23",
    dateStyle: "short",
    timeStyle: "medium",
  }).formatToParts(moment);
  const part = (type: string) => shown.find((one) => one.type === type)?.value ?? "0";
  const day = `${part("year")}-${part("month")}-${part("day")}`;
  const clock = `${part("hour")}:${part("minute")}:${part("second")}`;
  return Date.parse(`${day}T${clock}Z`) - Math.floor(moment / 1000) * 1000;
}
