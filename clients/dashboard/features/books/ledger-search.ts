import { dayIn, idOf, present } from "@app/search";

/** Which movements are shown, as the address says it. */
export interface LedgerSearch {
  order?: string;
  since?: string;
  until?: string;
}

export function readLedgerSearch(raw: Record<string, unknown>): LedgerSearch {
  return present({
    order: idOf(raw, "order"),
    since: dayIn(raw, "since"),
    until: dayIn(raw, "until"),
  });
}

/** The same as the API asks for it. */
export function askedOf({ order, since, until }: LedgerSearch) {
  return present({ order_id: order, since, until });
}
