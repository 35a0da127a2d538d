import type { Key } from "@handsel/shared/words";
import type { Tone } from "@ui/badge";

const PAYMENT: Record<string, [Key, Tone]> = {
  unpaid: ["payment.unpaid", "warn"],
  partly_paid: ["payment.partly_paid", "warn"],
  paid: ["payment.paid", "good"],
  partly_refunded: ["payment.partly_refunded", "blue"],
  refunded: ["payment.refunded", "plain"],
  disputed: ["payment.disputed", "bad"],
};

const FULFILLMENT: Record<string, [Key, Tone]> = {
  unfulfilled: ["fulfillment.unfulfilled", "warn"],
  partly_shipped: ["fulfillment.partly_shipped", "blue"],
  shipped: ["fulfillment.shipped", "blue"],
  delivered: ["fulfillment.delivered", "good"],
  returned: ["fulfillment.returned", "plain"],
};

const ORDER: Record<string, [Key, Tone]> = {
  draft: ["status.draft", "plain"],
  placed: ["status.placed", "blue"],
  completed: ["status.completed", "good"],
  cancelled: ["status.cancelled", "bad"],
};

const ATTEMPT: Record<string, [Key, Tone]> = {
  created: ["attempt.created", "plain"],
  open: ["attempt.open", "blue"],
  processing: ["attempt.processing", "blue"],
  succeeded: ["attempt.succeeded", "good"],
  failed: ["attempt.failed", "bad"],
  expired: ["attempt.expired", "plain"],
  cancelled: ["attempt.cancelled", "plain"],
  pending: ["attempt.pending", "blue"],
  requested: ["attempt.requested", "blue"],
};

const KINDS = { payment: PAYMENT, fulfillment: FULFILLMENT, order: ORDER, attempt: ATTEMPT };
export type StatusKind = keyof typeof KINDS;

/** How a status is worded and colored; null for one that is newer than this client. */
export function lookOf(kind: StatusKind, status: string): [Key, Tone] | null {
  return KINDS[kind][status] ?? null;
}
