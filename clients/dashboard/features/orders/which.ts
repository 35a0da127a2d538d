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
