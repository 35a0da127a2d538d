import { getOrderQueryKey, listOrderChangesQueryKey } from "@handsel/shared/api";
import type { QueryKey } from "@tanstack/react-query";

/** What is to be read again after something was done to an order. */
export function staleAfterOrder(orderId: string): readonly QueryKey[] {
  const path = { order_id: orderId };
  return [getOrderQueryKey({ path }), listOrderChangesQueryKey({ path }), ["orders"]];
}
