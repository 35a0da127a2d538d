import { pages } from "@app/pages";
import { listInvoices, listOrders } from "@handsel/shared/api";
import type { InvoiceSearch } from "./invoice-search";
import type { OrderSearch } from "./which";

export function ordersQuery({ q, channel, ...narrowed }: OrderSearch) {
  return pages(["orders", { q, channel, ...narrowed }], async ({ signal, ...turned }) => {
    const query = {
      ...narrowed,
      ...(q ? { text: q } : {}),
      ...(channel ? { channel_id: channel } : {}),
      ...turned,
    };
    return (await listOrders({ query, signal, throwOnError: true })).data;
  });
}

export function invoicesQuery({ q, kind }: InvoiceSearch) {
  return pages(["invoices", { q, kind }], async ({ signal, ...turned }) => {
    const query = { ...(q ? { text: q } : {}), ...(kind ? { kind } : {}), ...turned };
    return (await listInvoices({ query, signal, throwOnError: true })).data;
  });
}
