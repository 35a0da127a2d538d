import { listKnowledge, listUnanswered } from "@handsel/shared/api";
import type { QueryClient } from "@tanstack/react-query";
import type { KnowledgeFilter } from "./kinds";

const PAGE = 50;
const ENTRIES = "knowledge";
const QUESTIONS = "unanswered";

type Paged = { pageParam: string; signal: AbortSignal };
const next = (page: { next_cursor?: string | null }) => page.next_cursor ?? undefined;

export function entriesQuery({ kind, q = "" }: KnowledgeFilter) {
  return {
    queryKey: [ENTRIES, kind ?? "", q] as const,
    queryFn: async ({ pageParam, signal }: Paged) => {
      const query = { ...(kind ? { kind } : {}), q, cursor: pageParam, limit: PAGE };
      return (await listKnowledge({ query, signal, throwOnError: true })).data;
    },
    initialPageParam: "",
    getNextPageParam: next,
  };
}

export function questionsQuery() {
  return {
    queryKey: [QUESTIONS] as const,
    queryFn: async ({ pageParam, signal }: Paged) => {
      const query = { cursor: pageParam, limit: PAGE };
      return (await listUnanswered({ query, signal, throwOnError: true })).data;
    },
    initialPageParam: "",
    getNextPageParam: next,
  };
}

/** What was taught changes what is known and what is still asked. */
export async function readKnowledgeAgain(queries: QueryClient): Promise<void> {
  await Promise.all([
    queries.invalidateQueries({ queryKey: [ENTRIES] }),
    queries.invalidateQueries({ queryKey: [QUESTIONS] }),
  ]);
}
