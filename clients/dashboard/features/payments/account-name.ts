import type { PaymentAccountOut } from "@handsel/shared/api";
import type { Say } from "@handsel/shared/words";
import { isByHand, wayName } from "./ways";

/** An account as a sentence names it: the provider, and which account there. */
export function accountName(
  account: Pick<PaymentAccountOut, "provider" | "name" | "external_id">,
  say: Say,
): string {
  const way = wayName(account.provider, say);
  if (isByHand(account.provider)) return way;
  return `${way} ${account.name || account.external_id}`;
}
