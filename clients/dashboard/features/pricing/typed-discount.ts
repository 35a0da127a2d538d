import type { DiscountIn, DiscountOut } from "@handsel/shared/api";
import { parseMoney, parseRate, type Reader, typedMoney, typedRate } from "@handsel/shared/format";

/** A discount as it stands in fields. Moments are ISO, or "" for none. */
export interface TypedDiscount {
  name: string;
  code: string;
  takes: string;
  percent: string;
  amount: string;
  minimum: string;
  from: string;
  until: string;
  most: string;
  most_each: string;
}

export function typedDiscountOf(
  known: DiscountOut | undefined,
  currency: string,
  reader: Reader,
): TypedDiscount {
  const count = (value: number | null | undefined) => (value == null ? "" : String(value));
  const money = (minor: number | null | undefined) =>
    minor ? typedMoney(minor, currency, reader) : "";
  return {
    name: known?.name ?? "",
    code: known?.code ?? "",
    takes: known?.amount_minor ? "amount" : "percent",
    percent: known?.percent_ppm ? typedRate(known.percent_ppm) : "",
    amount: money(known?.amount_minor),
    minimum: money(known?.minimum_minor),
    from: known?.starts_at ?? "",
    until: known?.ends_at ?? "",
    most: count(known?.most_uses),
    most_each: count(known?.most_uses_each),
  };
}

/** What is meant by the fields; null while one of them makes no sense. */
export function readDiscount(
  typed: TypedDiscount,
  currency: string,
  reader: Reader,
): DiscountIn | null {
  const isShare = typed.takes === "percent";
  const percent = isShare ? parseRate(typed.percent, reader) : null;
  const amount = isShare ? null : parseMoney(typed.amount, currency, reader);
  const minimum = typed.minimum.trim() ? parseMoney(typed.minimum, currency, reader) : 0;
  if (minimum === null || !(percent || amount)) return null;
  return {
    name: typed.name.trim(),
    code: typed.code.trim(),
    percent_ppm: percent,
    amount_minor: amount,
    minimum_minor: minimum,
    starts_at: typed.from || null,
    ends_at: typed.until || null,
    most_uses: typed.most ? Number(typed.most) : null,
    most_uses_each: typed.most_each ? Number(typed.most_each) : null,
  };
}
