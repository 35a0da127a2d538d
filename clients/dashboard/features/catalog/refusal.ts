import { problemOf } from "@handsel/shared/api";
import type { Key, Say } from "@handsel/shared/words";

const REASONS: Record<string, Key> = {
  changed_meanwhile: "refused.changed_meanwhile",
  price_changed: "refused.price_changed",
  sku_taken: "refused.sku_taken",
  options_taken: "refused.options_taken",
  below_reserved: "refused.below_reserved",
  not_a_stock: "refused.not_a_stock",
  not_counted: "refused.not_counted",
  not_a_price: "refused.not_a_price",
  too_many_variants: "refused.too_many_variants",
  invalid: "refused.invalid",
  question_known: "refused.question_known",
  too_many_entries: "refused.too_many_entries",
  too_many_examples: "refused.too_many_examples",
  nothing_taught: "refused.nothing_taught",
  synonym_known: "refused.synonym_known",
  not_a_synonym: "refused.not_a_synonym",
  unreadable_file: "refused.unreadable_file",
  file_forgotten: "refused.file_forgotten",
  too_large: "refused.too_large",
  import_busy: "refused.import_busy",
  forbidden: "state.forbidden.title",
  not_found: "refused.not_found",
};

/** Why something was not done, in the reader's words where we have them. */
export function refusalOf(failure: unknown, say: Say): string {
  const problem = problemOf(failure);
  if (problem.isOffline) return say("state.offline.title");
  if (problem.status === 429) return say("state.too_often");
  const reason = REASONS[problem.code];
  return reason ? say(reason) : problem.detail;
}

/** Whether somebody else was quicker. */
export function isOvertaken(failure: unknown): boolean {
  return ["changed_meanwhile", "price_changed"].includes(problemOf(failure).code);
}
