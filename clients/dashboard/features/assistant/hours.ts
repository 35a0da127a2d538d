import type { HoursOut } from "@handsel/shared/api";
import type { Reader } from "@handsel/shared/format";

export type Span = HoursOut["weekly"][number][number];
export type Week = HoursOut["weekly"];

const MONDAY = Date.UTC(2024, 0, 1);
const DAY = 86_400_000;
const WEEKDAYS = 5;

/** The names of the days as the reader writes them, Monday first. */
export function dayNames(reader: Reader): string[] {
  const names = new Intl.DateTimeFormat(reader.locale, { weekday: "long", timeZone: "UTC" });
  return Array.from({ length: 7 }, (_, day) => names.format(new Date(MONDAY + day * DAY)));
}

/** The week with another list of spans on one day. */
export function withDay(week: Week, day: number, spans: Span[]): Week {
  return week.map((before, place) => (place === day ? spans : before));
}

/** Hours to begin with: the day's next free ones. */
export function nextSpan(spans: Span[]): Span {
  const last = spans.at(-1);
  if (!last) return { opens: "09:00", closes: "17:00" };
  const hour = Math.min(Number(last.closes.slice(0, 2)) + 1, 22);
  const written = (value: number) => `${String(value).padStart(2, "0")}:00`;
  return { opens: written(hour), closes: written(hour + 1) };
}

/** What Monday has, on every weekday. */
export function likeMonday(week: Week): Week {
  return week.map((spans, day) => (day < WEEKDAYS ? (week[0] ?? []) : spans));
}
