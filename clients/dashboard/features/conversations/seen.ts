import { getConversationQueryKey, markSeen } from "@handsel/shared/api";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import type { Listed } from "./views";

/** Whoever has it open has seen it, also what comes meanwhile. */
export function useSeen(conversation: Listed, mayReply: boolean): void {
  const queries = useQueryClient();
  const { id, is_unread: isUnread, last_inbound_at: heardAt } = conversation;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new word is to be seen again
  useEffect(() => {
    if (!isUnread || !mayReply) return;
    const path = { conversation_id: id };
    // A mark that could not be set stays; nobody needs to hear of it.
    markSeen({ path, throwOnError: true }).then(
      () => {
        void queries.invalidateQueries({ queryKey: ["conversations"] });
        void queries.invalidateQueries({ queryKey: getConversationQueryKey({ path }) });
      },
      () => {},
    );
  }, [id, isUnread, heardAt, mayReply, queries]);
}
