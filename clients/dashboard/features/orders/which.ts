import { dayIn, idOf, oneOf, present, textOf } from "@app/search";
import type { ListOrdersResponse } from "@handsel/shared/api";
import type { Key } from "@handsel/shared/words";

export const WHICH_ORDERS = ["all", "unpaid", "to_ship", "paid", "refunded"] as const;
export type WhichOrders = (typeof WHICH_ORDERS)[number];
export type ListedOrder = ListOrdersResponse["items"][number];

export const NAME_OF: Record<WhichOrders, Key> = {
  all: "orders.filter.all",
  unpaid: "orders.filter.unpaid",
  to_ship: "orders.filter.to_ship",
  paid: "orders.filter.paid",
  refunded: "orders.filter.refunded",
};

export const PAYMENT_STATES = [
  "unpaid",
  "partly_paid",
  "paid",
  "partly_refunded",
  "refunded",
  "disputed",
] as const;
export const ORDER_STATES = ["draft", "placed", "completed", "cancelled"] as const;

/** Which orders are shown, as the address says it. */
export interface OrderSearch {
  which?: WhichOrders;
  q?: string;
  status?: (typeof ORDER_STATES)[number];
  payment?: (typeof PAYMENT_STATES)[number];
  channel?: string;
  since?: string;
  until?: string;
}

export function readOrderSearch(raw: Record<string, unknown>): OrderSearch {
  return present({
    which: oneOf(raw, "which", WHICH_ORDERS),
    q: textOf(raw, "q", 100),
    status: oneOf(raw, "status", ORDER_STATES),
    payment: oneOf(raw, "payment", PAYMENT_STATES),
    channel: idOf(raw, "channel"),
    since: dayIn(raw, "since"),
    until: dayIn(raw, "until"),
  });
}
