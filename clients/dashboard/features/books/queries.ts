import { pages } from "@app/pages";
import { listDifferences, listMovements } from "@handsel/shared/api";
import { askedOf, type LedgerSearch } from "./ledger-search";

export function movementsQuery(search: LedgerSearch) {
  return pages(["movements", search], async ({ signal, ...turned }) => {
    const query = { ...askedOf(search), ...turned };
    return (await listMovements({ query, signal, throwOnError: true })).data;
  });
}

export function differencesQuery(resolved: boolean) {
  return pages(["differences", resolved], async ({ signal, ...turned }) => {
    const query = { resolved, ...turned };
    return (await listDifferences({ query, signal, throwOnError: true })).data;
  });
}
