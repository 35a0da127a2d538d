import { listConversations, listMessages } from "@handsel/shared/api";
import { FIRST_VIEW, type InboxSearch } from "./views";

const PAGE = 50;
const MESSAGES = 50;

interface Asked {
  pageParam: string;
  signal: AbortSignal;
}

const nextOf = (page: { next_cursor?: string | null }) => page.next_cursor ?? undefined;

export function inboxQuery({ view = FIRST_VIEW, text = "" }: InboxSearch) {
  return {
    queryKey: ["conversations", view, text] as const,
    queryFn: async ({ pageParam, signal }: Asked) => {
      const query = { view, text, cursor: pageParam, limit: PAGE };
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
