import { useLook, useReader } from "@app/look";
import { type FiguresOut, getAnalytics, type MoneyFigureOut } from "@handsel/shared/api";
import {
  formatMoney,
  formatMoneyBriefly,
  formatNumber,
  formatRate,
  type Reader,
} from "@handsel/shared/format";
import { keepPreviousData } from "@tanstack/react-query";
import type { Wanted } from "./range";

/** The figures of some days. */
export function figuresQuery(wanted: Wanted, span: { from: string; to: string }) {
  const { compare = "previous", channel } = wanted;
  const query = {
    ...span,
    ...(compare === "none" ? {} : { compare }),
    ...(channel ? { channel } : {}),
  };
  return {
    queryKey: ["analytics", query] as const,
    queryFn: async ({ signal }: { signal: AbortSignal }) =>
      (await getAnalytics({ query, signal, throwOnError: true })).data,
    placeholderData: keepPreviousData,
    // While something is being counted it is looked for again; else when somebody looks.
    refetchInterval: ({ state }: { state: { data?: { is_settled: boolean } | undefined } }) =>
      state.data && !state.data.is_settled ? 3000 : 60_000,
  };
}

/** How figures are written for this reader. */
export function useWriting() {
  const reader = useReader();
  const { locale } = useLook();
  return {
    number: (value: number) => formatNumber(value, reader),
    money: (minor: number, currency: string) => formatMoney(minor, currency, reader),
    moneyBriefly: (minor: number, currency: string) => formatMoneyBriefly(minor, currency, reader),
    share: (part: number, whole: number) =>
      whole > 0 ? formatRate(roundedTo(1000, part / whole), reader) : "–",
    /** How far something moved: from a tenth on, nobody reads its decimals. */
    change: (by: number, from: number) =>
      formatRate(roundedTo(by / from < 0.1 ? 1000 : 10_000, by / from), reader),
    day: (day: string) => dayIn(day, locale),
    duration: (seconds: number | null | undefined) => durationOf(seconds, reader),
  };
}

/** A share in parts per million, in steps of so many. */
const roundedTo = (step: number, share: number) => Math.round((share * 1_000_000) / step) * step;

export type Writing = ReturnType<typeof useWriting>;

/** A day of the shop's calendar, whatever the hour is where it is read. */
function dayIn(day: string, locale: string): string {
  const style = { day: "numeric", month: "short", timeZone: "UTC" } as const;
  return new Intl.DateTimeFormat(locale, style).format(new Date(`${day}T00:00:00Z`));
}

const UNITS = [
  ["day", 86_400],
  ["hour", 3600],
  ["minute", 60],
  ["second", 1],
] as const;

/** As in "40 sec", "3.5 hr". */
export function durationOf(seconds: number | null | undefined, { locale }: Reader): string {
  if (seconds === null || seconds === undefined) return "–";
  const [unit, size] = UNITS.find(([, one]) => seconds >= one) ?? (["second", 1] as const);
  const value = seconds / size;
  const maximumFractionDigits = value < 10 && unit !== "second" ? 1 : 0;
  const style = { style: "unit", unit, unitDisplay: "short", maximumFractionDigits } as const;
  return new Intl.NumberFormat(locale, style).format(Math.max(value, 1));
}

/** The money of the shop's own currency, or of the one there is. */
export function mainMoney(money: MoneyFigureOut[], currency: string): MoneyFigureOut {
  const none = { currency, orders: 0, revenue_minor: 0, refunds_minor: 0, average_minor: 0 };
  return money.find((one) => one.currency === currency) ?? money[0] ?? none;
}

/** Whether nothing at all happened. */
export function isEmpty(figures: FiguresOut): boolean {
  const said = figures.messages_in + figures.messages_assistant + figures.messages_member;
  return said + figures.orders + figures.money.length === 0;
}
