import type { ListKnowledgeResponse } from "@handsel/shared/api";

export const KINDS = ["question", "policy", "hours", "delivery"] as const;
export type Kind = (typeof KINDS)[number];
export type Entry = ListKnowledgeResponse["items"][number];

export interface KnowledgeFilter {
  kind?: Kind | undefined;
  q?: string | undefined;
}

export function kindOf(text: string): Kind {
  return KINDS.find((one) => one === text) ?? "question";
}

/** What a customer's question may be after. */
export const LABELS = [
  "buy",
  "product_search",
  "product_question",
  "price_discount",
  "availability",
  "shipping",
  "order_status",
  "change_order",
  "cancel_order",
  "return_refund",
  "payment_problem",
  "payment_methods",
  "invoice",
  "complaint",
  "human_agent",
  "account",
  "store_info",
  "greeting",
  "thanks",
  "goodbye",
  "affirm",
  "deny",
  "bot_question",
  "out_of_scope",
] as const;
export type Label = (typeof LABELS)[number];
