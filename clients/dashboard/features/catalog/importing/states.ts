import type { GetImportResponse } from "@handsel/shared/api";
import type { Key } from "@handsel/shared/words";
import type { Tone } from "@ui/badge";

export type Import = GetImportResponse;
export type Problem = Import["problems"][number];

const LOOKS: Record<string, [Key, Tone]> = {
  uploaded: ["import.state.uploaded", "plain"],
  waiting: ["import.state.waiting", "blue"],
  checking: ["import.state.checking", "blue"],
  applying: ["import.state.applying", "blue"],
  checked: ["import.state.checked", "good"],
  done: ["import.state.done", "good"],
  refused: ["import.state.refused", "bad"],
  failed: ["import.state.failed", "bad"],
};

export function lookOf(state: string): [Key, Tone] | null {
  return LOOKS[state] ?? null;
}

export function isRunning(state: string): boolean {
  return state === "waiting" || state === "checking" || state === "applying";
}

/** Fields of ours that a column can be read as. */
export const FIELDS = [
  "title",
  "handle",
  "sku",
  "price",
  "stock",
  "description",
  "category",
  "tags",
  "synonyms",
  "options",
  "image",
  "more_images",
  "active",
  "compare_at_price",
  "cost",
  "currency",
  "available",
  "weight_grams",
  "barcode",
  "variant_active",
] as const;
export type OwnField = (typeof FIELDS)[number];

/** What to do about a problem, where we can say more than what it is. */
const ADVICE: Record<string, Key> = {
  no_price: "problem.no_price",
  no_title: "problem.no_title",
  unknown_product: "problem.unknown_product",
  sku_taken: "problem.sku_taken",
  sku_twice: "problem.sku_twice",
  handle_twice: "problem.handle_twice",
  same_options: "problem.same_options",
  two_titles: "problem.two_titles",
  too_long: "problem.too_long",
  other_currency: "problem.other_currency",
  not_a_number: "problem.not_a_number",
  negative: "problem.not_a_number",
  too_many_digits: "problem.not_a_number",
  not_a_count: "problem.not_a_number",
  not_yes_or_no: "problem.not_yes_or_no",
  unnamed: "problem.no_title",
  unreadable_file: "problem.unreadable_file",
};

export function adviceOn(problem: Problem): Key | null {
  return ADVICE[problem.code] ?? null;
}
