import type { Reader } from "@handsel/shared/format";

/** An amount as one would type it: "12.50", in the reader's own digits and mark, ungrouped. */
export function typedMoney(minor: number, currency: string, reader: Reader): string {
  const { maximumFractionDigits: digits = 2 } = new Intl.NumberFormat(reader.locale, {
    style: "currency",
    currency,
  }).resolvedOptions();
  const plain = new Intl.NumberFormat(reader.locale, {
    useGrouping: false,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  return plain.format(minor / 10 ** digits);
}
