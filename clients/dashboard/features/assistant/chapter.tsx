import { Failed, PageLoading } from "@app/page-states";
import type { RulebookOut } from "@handsel/shared/api";
import type { ReactNode } from "react";
import { useRulebook } from "./draft";

/** A form over the rulebook, once it is here. */
export function Chapter({ children }: { children: (book: RulebookOut) => ReactNode }) {
  const asked = useRulebook();
  if (asked.isPending) return <PageLoading />;
  if (asked.isError) return <Failed failure={asked.error} onRetry={() => void asked.refetch()} />;
  return children(asked.data);
}
