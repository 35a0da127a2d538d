import { useReader, useSay } from "@app/look";
import type { DeliveryOptionOut } from "@handsel/shared/api";
import { formatMoney, formatNumber } from "@handsel/shared/format";

/** A way to deliver in a line: its name, its price, and how long it takes. */
export function useOptionWords(): (option: DeliveryOptionOut) => string {
  const say = useSay();
  const reader = useReader();
  return (option) => {
    const money = (minor: number) => formatMoney(minor, option.currency, reader);
    const days = (count: number | null) => formatNumber(count ?? 0, reader);
    const { fee_minor, free_from_minor, days_min, days_max } = option;
    return [
      option.name,
      fee_minor === 0 ? say("zone.option.is_free") : money(fee_minor),
      free_from_minor !== null && say("zone.option.free_from", { amount: money(free_from_minor) }),
      days_max !== null && say("zone.option.in_days", { from: days(days_min), to: days(days_max) }),
    ]
      .filter(Boolean)
      .join(" · ");
  };
}
