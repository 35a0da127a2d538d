import { pages } from "@app/pages";
import { listCustomers } from "@handsel/shared/api";
import type { CustomerSearch } from "./customer-search";

export function customersQuery({ q, which }: CustomerSearch) {
  return pages(["customers", { q, which }], async ({ signal, ...turned }) => {
    const query = { ...(q ? { text: q } : {}), blocked: which === "blocked", ...turned };
    return (await listCustomers({ query, signal, throwOnError: true })).data;
  });
}
