import {
  getFirstStepsQueryKey,
  listMethodsQueryKey,
  listPaymentAccountsQueryKey,
  listPayoutChangesQueryKey,
} from "@handsel/shared/api";

/** What any change of how the shop is paid makes stale. */
export function staleWays() {
  return [
    listPaymentAccountsQueryKey(),
    listMethodsQueryKey(),
    listPayoutChangesQueryKey(),
    getFirstStepsQueryKey(),
  ];
}
