import type { Key } from "@handsel/shared/words";

/** What a key may be allowed, as the server lists it; everything else is a person's alone. */
export const SCOPES = [
  "conversations.read",
  "conversations.reply",
  "customers.block",
  "catalog.read",
  "catalog.change",
  "catalog.export",
  "prices.change",
  "orders.read",
  "orders.change",
  "service.change",
  "payments.refund",
  "payments.record",
  "payments.books",
  "invoices.read",
  "analytics.read",
  "analytics.export",
  "assistant.read",
  "assistant.teach",
  "channels.read",
  "business.read",
  "budget.change",
  "deliveries.replay",
  "audit.read",
] as const;
export type Scope = (typeof SCOPES)[number];

const isScope = (name: string): name is Scope => SCOPES.some((one) => one === name);

/** The words for a scope; null for one that is newer than this client. */
export function scopeKey(name: string): Key | null {
  return isScope(name) ? `scope.${name}` : null;
}
