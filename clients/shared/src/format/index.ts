/** How a person reads: their locale, and the time zone of the shop they work in. */
export interface Reader {
  locale: string;
  timeZone: string;
}

type Moment = string | Date;

const kept = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat | Intl.RelativeTimeFormat>();

// Making one costs more than a thousand uses of it.
function once<Made extends Intl.NumberFormat | Intl.DateTimeFormat | Intl.RelativeTimeFormat>(
  key: string,
  make: () => Made,
): Made {
  let found = kept.get(key) as Made | undefined;
  if (!found) {
    found = make();
    kept.set(key, found);
  }
  return found;
}

/** Money in the minor unit of its currency, as in "£12.50"; 500 JPY is "¥500". */
export function formatMoney(minor: number, currency: string, reader: Reader): string {
  return moneyIn(minor, currency, reader, "auto");
}

/** The same without pennies where there are none: "£12". */
export function formatMoneyBriefly(minor: number, currency: string, reader: Reader): string {
  return moneyIn(minor, currency, reader, "stripIfInteger");
}

function moneyIn(
  minor: number,
  currency: string,
  reader: Reader,
  trailingZeroDisplay: "auto" | "stripIfInteger",
): string {
  const formatter = once(
    `money ${reader.locale} ${currency} ${trailingZeroDisplay}`,
    () =>
      new Intl.NumberFormat(reader.locale, { style: "currency", currency, trailingZeroDisplay }),
  );
  const major = minor / 10 ** digitsOf(formatter);
  if (!reader.locale.startsWith("ar")) return formatter.format(major);
  return formatter.formatToParts(major).map(keptInOrder).join("");
}

/** Among letters from right to left the two halves of "UK£" would change places. */
function keptInOrder({ type, value }: Intl.NumberFormatPart): string {
  return type === "currency" && /[A-Z]/i.test(value) ? `\u2066${value}\u2069` : value;
}

function digitsOf(formatter: Intl.NumberFormat): number {
  return formatter.resolvedOptions().maximumFractionDigits ?? 2;
}

export function formatNumber(value: number, reader: Reader): string {
  return once(`number ${reader.locale}`, () => new Intl.NumberFormat(reader.locale)).format(value);
}

/** How large a file is, as in "240 kB" or "1.4 MB". */
export function formatSize(bytes: number, reader: Reader): string {
  const isSmall = bytes < 1_000_000;
  const unit = isSmall ? "kilobyte" : "megabyte";
  const formatter = once(
    `size ${reader.locale} ${unit}`,
    () =>
      new Intl.NumberFormat(reader.locale, {
        style: "unit",
        unit,
        maximumFractionDigits: isSmall ? 0 : 1,
      }),
  );
  return formatter.format(isSmall ? Math.max(1, bytes / 1000) : bytes / 1_000_000);
}

/** A rate in parts per million, as in "20%" or "5.5%". */
export function formatRate(partsPerMillion: number, reader: Reader): string {
  const formatter = once(
    `rate ${reader.locale}`,
    () => new Intl.NumberFormat(reader.locale, { style: "percent", maximumFractionDigits: 3 }),
  );
  return formatter.format(partsPerMillion / 1_000_000);
}

function dates(reader: Reader, style: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `date ${reader.locale} ${reader.timeZone} ${JSON.stringify(style)}`;
  return once(
    key,
    () => new Intl.DateTimeFormat(reader.locale, { timeZone: reader.timeZone, ...style }),
  );
}

/** As in "14:05" or "2:05 PM". */
export function formatTime(moment: Moment, reader: Reader): string {
  return dates(reader, { timeStyle: "short" }).format(new Date(moment));
}

/** As in "22 Nov 2026". */
export function formatDate(moment: Moment, reader: Reader): string {
  return dates(reader, { dateStyle: "medium" }).format(new Date(moment));
}

/** As in "22 Nov 2026, 14:05". */
export function formatDateTime(moment: Moment, reader: Reader): string {
  return dates(reader, { dateStyle: "medium", timeStyle: "short" }).format(new Date(moment));
}

/** The calendar day in the shop's zone, as "2026-11-22": two moments of one day are equal. */
export function dayOf(moment: Moment, reader: Reader): string {
  const parts = dates({ ...reader, locale: "en-CA" }, { dateStyle: "short" });
  return parts.format(new Date(moment));
}

const SHORT_DAY: Intl.DateTimeFormatOptions = { day: "numeric", month: "short" };
const DAY = 86_400_000;

/** For a list, as short as it may be: the time today, the weekday this week, else the day. */
export function formatBriefly(moment: Moment, reader: Reader, now: Date = new Date()): string {
  const when = new Date(moment);
  const age = now.getTime() - when.getTime();
  if (dayOf(when, reader) === dayOf(now, reader)) return formatTime(when, reader);
  if (age >= 0 && age < 6 * DAY) return dates(reader, { weekday: "short" }).format(when);
  const isThisYear = dayOf(when, reader).slice(0, 4) === dayOf(now, reader).slice(0, 4);
  return isThisYear ? dates(reader, SHORT_DAY).format(when) : formatDate(when, reader);
}

/** A day as a heading: today and yesterday in words, else "Sunday, 22 November". */
export function formatDay(moment: Moment, reader: Reader, now: Date = new Date()): string {
  const when = new Date(moment);
  const days = Math.round((Date.parse(dayOf(when, reader)) - Date.parse(dayOf(now, reader))) / DAY);
  if (days === 0 || days === -1) {
    const words = new Intl.RelativeTimeFormat(reader.locale, { numeric: "auto" });
    return capitalized(words.format(days, "day"), reader.locale);
  }
  const isThisYear = dayOf(when, reader).slice(0, 4) === dayOf(now, reader).slice(0, 4);
  const style: Intl.DateTimeFormatOptions = { weekday: "long", day: "numeric", month: "long" };
  return dates(reader, isThisYear ? style : { ...style, year: "numeric" }).format(when);
}

const STEPS: Array<[Intl.RelativeTimeFormatUnit, number]> = [
  ["day", 86_400],
  ["hour", 3600],
  ["minute", 60],
];

/** How long ago or ahead, as in "3 min ago". */
export function formatAgo(moment: Moment, reader: Reader, now: Date = new Date()): string {
  const seconds = (new Date(moment).getTime() - now.getTime()) / 1000;
  const words = once(
    `ago ${reader.locale}`,
    () => new Intl.RelativeTimeFormat(reader.locale, { numeric: "auto", style: "short" }),
  );
  for (const [unit, size] of STEPS) {
    if (Math.abs(seconds) >= size) return words.format(Math.round(seconds / size), unit);
  }
  return words.format(0, "second");
}

/** How long something has taken so far, in the largest unit that fits, as in "3 min". */
export function formatWait(since: Moment, reader: Reader, now: Date = new Date()): string {
  const seconds = Math.max(0, (now.getTime() - new Date(since).getTime()) / 1000);
  const [unit, size] = STEPS.find(([, step]) => seconds >= step) ?? (["minute", 60] as const);
  const formatter = once(
    `wait ${reader.locale} ${unit}`,
    () => new Intl.NumberFormat(reader.locale, { style: "unit", unit, unitDisplay: "short" }),
  );
  return formatter.format(Math.floor(seconds / size));
}

function capitalized(words: string, locale: string): string {
  const [first = "", ...others] = words;
  return first.toLocaleUpperCase(locale) + others.join("");
}

/**
 * What a person typed as an amount, in the minor unit; null when it is none or has too many places.
 *
 * Both "1.5" and the reader's own way ("1,5", "١٫٥") are understood; grouping is not guessed at.
 */
export function parseMoney(typed: string, currency: string, reader: Reader): number | null {
  const formatter = new Intl.NumberFormat(reader.locale, { style: "currency", currency });
  const digits = digitsOf(formatter);
  const plain = latinDigits(typed.trim(), reader.locale).replace(/[,٫]/g, ".");
  const found = /^(\d{1,12})(?:\.(\d+))?$/.exec(plain);
  if (!found) return null;
  const [, whole = "", part = ""] = found;
  if (part.length > digits) return null;
  return Number(whole + part.padEnd(digits, "0"));
}

/** An amount as `parseMoney` reads it back, as in "12.50". */
export function typedMoney(minor: number, currency: string, reader: Reader): string {
  const formatter = new Intl.NumberFormat(reader.locale, { style: "currency", currency });
  const digits = digitsOf(formatter);
  return (minor / 10 ** digits).toFixed(digits);
}

/** What a person typed as a percentage, in parts per million: "8.875" is 88750; null when it is none. */
export function parseRate(typed: string, reader: Reader): number | null {
  const plain = latinDigits(typed.trim(), reader.locale)
    .replace(/[,٫]/g, ".")
    .replace(/\s*[%٪]$/, "");
  if (!/^\d{1,3}(\.\d{1,4})?$/.test(plain)) return null;
  const parts = Math.round(Number(plain) * 10_000);
  return parts <= 1_000_000 ? parts : null;
}

/** A rate in parts per million as somebody would type it, as in "8.875". */
export function typedRate(partsPerMillion: number): string {
  return String(partsPerMillion / 10_000);
}

function latinDigits(text: string, locale: string): string {
  const own = [...new Intl.NumberFormat(locale, { useGrouping: false }).format(9876543210)];
  const values = new Map(own.map((digit, place) => [digit, String(9 - place)]));
  return [...text].map((letter) => values.get(letter) ?? letter).join("");
}
