import type { DeliveryOptionIn, DeliveryOptionOut } from "@handsel/shared/api";
import { parseMoney, type Reader, typedMoney } from "@handsel/shared/format";

/** A way to deliver as it stands in fields. */
export interface TypedOption {
  key: string;
  name: string;
  fee: string;
  free: string;
  from: string;
  to: string;
}

let last = 0;

export function blankOption(): TypedOption {
  last += 1;
  return { key: `new-${last}`, name: "", fee: "", free: "", from: "", to: "" };
}

export function typedOptionOf(option: DeliveryOptionOut, reader: Reader): TypedOption {
  const money = (minor: number | null) =>
    minor === null ? "" : typedMoney(minor, option.currency, reader);
  return {
    key: option.id,
    name: option.name,
    fee: money(option.fee_minor),
    free: money(option.free_from_minor),
    from: option.days_min === null ? "" : String(option.days_min),
    to: option.days_max === null ? "" : String(option.days_max),
  };
}

/** What is meant by the fields; null while one of them makes no sense. */
export function readOption(
  option: TypedOption,
  currency: string,
  reader: Reader,
): DeliveryOptionIn | null {
  const fee = parseMoney(option.fee, currency, reader);
  const free = option.free.trim() ? parseMoney(option.free, currency, reader) : undefined;
  if (fee === null || free === null) return null;
  return {
    name: option.name.trim(),
    fee_minor: fee,
    free_from_minor: free ?? null,
    days_min: option.from ? Number(option.from) : null,
    days_max: option.to ? Number(option.to) : null,
  };
}
