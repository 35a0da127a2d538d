import { oneOf, present, textOf } from "@app/search";

/** Which customers are shown, as the address says it. */
export interface CustomerSearch {
  q?: string;
  which?: "blocked";
}

export function readCustomerSearch(raw: Record<string, unknown>): CustomerSearch {
  return present({ q: textOf(raw, "q", 100), which: oneOf(raw, "which", ["blocked"] as const) });
}
