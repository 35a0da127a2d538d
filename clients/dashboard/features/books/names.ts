import type { Key } from "@handsel/shared/words";

const ACCOUNTS: Record<string, Key> = {
  provider: "account.provider",
  customer: "account.customer",
  sales: "account.sales",
  delivery: "account.delivery",
  tax: "account.tax",
  returns: "account.returns",
  disputes: "account.disputes",
  dispute_losses: "account.dispute_losses",
  gift_cards: "account.gift_cards",
};

const MOVEMENTS: Record<string, Key> = {
  payment: "movement.payment",
  sale: "movement.sale",
  refund: "movement.refund",
  refund_failed: "movement.refund_failed",
  dispute: "movement.dispute",
  dispute_won: "movement.dispute_won",
  dispute_lost: "movement.dispute_lost",
  credit_spent: "movement.credit_spent",
  credit_given: "movement.credit_given",
};

/** What went wrong, and where to look. */
const DIFFERENCES: Record<string, [what: Key, where: Key]> = {
  payment_and_ledger: ["difference.payment_and_ledger", "difference.look.ledger"],
  refund_and_ledger: ["difference.refund_and_ledger", "difference.look.ledger"],
  refund_and_credit_note: ["difference.refund_and_credit_note", "difference.look.invoices"],
  order_and_invoice: ["difference.order_and_invoice", "difference.look.invoices"],
  stock_and_reservations: ["difference.stock_and_reservations", "difference.look.stock"],
  order_and_stock: ["difference.order_and_stock", "difference.look.stock"],
  ledger_balances: ["difference.ledger_balances", "difference.look.support"],
  missing_here: ["difference.missing_here", "difference.look.provider"],
  missing_at_provider: ["difference.missing_at_provider", "difference.look.provider"],
  captured_differs: ["difference.captured_differs", "difference.look.provider"],
  refunded_differs: ["difference.refunded_differs", "difference.look.provider"],
  provider_unreachable: ["difference.provider_unreachable", "difference.look.connection"],
};

/** How an account is called; null for one that is newer than this client. */
export function accountKey(account: string): Key | null {
  return ACCOUNTS[account] ?? null;
}

export function movementKey(kind: string): Key | null {
  return MOVEMENTS[kind] ?? null;
}

export function differenceKeys(kind: string): [what: Key, where: Key] {
  return DIFFERENCES[kind] ?? ["difference.other", "difference.look.support"];
}
