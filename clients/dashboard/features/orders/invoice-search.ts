import { oneOf, present, textOf } from "@app/search";

export const DOCUMENTS = ["invoice", "credit_note"] as const;

/** Which documents are shown, as the address says it. */
export interface InvoiceSearch {
  q?: string;
  kind?: (typeof DOCUMENTS)[number];
}

export function readInvoiceSearch(raw: Record<string, unknown>): InvoiceSearch {
  return present({ q: textOf(raw, "q", 100), kind: oneOf(raw, "kind", DOCUMENTS) });
}
