import type { Key, Say } from "@handsel/shared/words";

const COMMANDS = [
  "search_products",
  "show_product",
  "add_to_cart",
  "change_cart",
  "remove_from_cart",
  "show_cart",
  "start_checkout",
  "confirm_checkout",
  "cancel_checkout",
  "check_order",
  "resend_link",
  "answer_from_knowledge",
  "identify",
  "cancel_order",
  "change_order_items",
  "change_order_address",
  "change_payment_method",
  "return_items",
  "exchange_items",
  "confirm_change",
  "decline_change",
  "apply_discount",
  "set_delivery",
  "choose_delivery",
  "choose_payment",
  "hand_off",
  "stop",
] as const;

/** A command in words; one that is newer than this client by its own name. */
export function commandWords(kind: string, say: Say): string {
  const known = COMMANDS.find((one) => one === kind);
  return known ? say(`command.${known}`) : kind.replaceAll("_", " ");
}

/** What was decided, in words. */
export function decisionWords(one: { decision: string; reason: string }, say: Say): string {
  if (one.decision === "done") return say("turn.done");
  return say("turn.refused", { reason: one.reason.replaceAll("_", " ") });
}

/** Who thought: a model by its name, the house engine, or a rule. */
export function thinkerWords(thinker: string, say: Say): string {
  if (thinker === "house") return say("models.house");
  if (thinker === "rule") return say("turn.rule");
  return thinker.split("@")[0] ?? thinker;
}

export const OUTCOMES = [
  "answered",
  "handed_over",
  "refused",
  "silent",
  "stopped",
  "superseded",
] as const;
export type Outcome = (typeof OUTCOMES)[number];

export const TONES = {
  answered: "good",
  handed_over: "warn",
  refused: "bad",
  silent: "plain",
  stopped: "plain",
  superseded: "plain",
} as const;

export function outcomeOf(name: string | null): Outcome | undefined {
  return OUTCOMES.find((one) => one === name);
}

export function outcomeKey(outcome: Outcome): Key {
  return `turns.outcome.${outcome}`;
}
