import { listSupportAccesses } from "@handsel/shared/api";

const PAGE = 20;
const ASKED_AGAIN_MILLISECONDS = 60_000;

/** Who of support may read in the shop, might, or did; asked again, for it ends by itself. */
export function accessesQuery() {
  return {
    queryKey: ["support-access"] as const,
    queryFn: async ({ signal }: { signal: AbortSignal }) =>
      (await listSupportAccesses({ query: { limit: PAGE }, signal, throwOnError: true })).data,
    refetchInterval: ASKED_AGAIN_MILLISECONDS,
  };
}
