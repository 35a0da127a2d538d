import {
  countConversations,
  type ListMessagesResponse,
  listConversations,
  listMessages,
} from "@handsel/shared/api";
import { type InfiniteData, useQueryClient } from "@tanstack/react-query";
import { FIRST_VIEW, type InboxSearch } from "./views";

const PAGE = 50;
const MESSAGES = 50;

interface Asked {
  pageParam: string;
  signal: AbortSignal;
}

const nextOf = (page: { next_cursor?: string | null }) => page.next_cursor ?? undefined;

export function inboxQuery({ view = FIRST_VIEW, text = "", channel, label, paid }: InboxSearch) {
  return {
    queryKey: ["conversations", "list", { view, text, channel, label, paid }] as const,
    queryFn: async ({ pageParam, signal }: Asked) => {
      const query = {
        view,
        text,
        ...(channel ? { channel_id: channel } : {}),
        ...(label ? { label_id: label } : {}),
        ...(paid ? { paid } : {}),
        cursor: pageParam,
        limit: PAGE,
      };
      return (await listConversations({ query, signal, throwOnError: true })).data;
    },
    initialPageParam: "",
    getNextPageParam: nextOf,
  };
}

/** A thread from its end; each further page holds what was said before. */
export function messagesQuery(conversation: string) {
  return {
    queryKey: ["messages", conversation] as const,
    queryFn: async ({ pageParam, signal }: Asked) => {
      const answer = await listMessages({
        path: { conversation_id: conversation },
        query: { cursor: pageParam, limit: MESSAGES },
        signal,
        throwOnError: true,
      });
      return answer.data;
    },
    initialPageParam: "",
    getNextPageParam: nextOf,
  };
}

/** How many conversations each view holds. */
export function countsQuery() {
  return {
    queryKey: ["conversations", "counts"] as const,
    queryFn: async ({ signal }: { signal: AbortSignal }) =>
      (await countConversations({ signal, throwOnError: true })).data,
  };
}

/** Asks for the id of the last message that is shown; null for none. */
export function useLastMessage(conversationId: string): () => string | null {
  const queries = useQueryClient();
  return () => {
    const { queryKey } = messagesQuery(conversationId);
    const kept = queries.getQueryData<InfiniteData<ListMessagesResponse>>(queryKey);
    return kept?.pages[0]?.items.at(-1)?.id ?? null;
  };
}
