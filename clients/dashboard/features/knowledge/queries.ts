import { pages } from "@app/pages";
import { listKnowledge, listUnanswered } from "@handsel/shared/api";
import type { QueryClient } from "@tanstack/react-query";
import type { KnowledgeFilter } from "./kinds";

const ENTRIES = "knowledge";
const QUESTIONS = "unanswered";

export function entriesQuery({ kind, q = "" }: KnowledgeFilter) {
  return pages([ENTRIES, kind ?? "", q], async ({ signal, ...turned }) => {
    const query = { ...(kind ? { kind } : {}), q, ...turned };
    return (await listKnowledge({ query, signal, throwOnError: true })).data;
  });
}

export function questionsQuery() {
  return pages([QUESTIONS], async ({ signal, ...turned }) => {
    return (await listUnanswered({ query: turned, signal, throwOnError: true })).data;
  });
}

/** What was taught changes what is known and what is still asked. */
export async function readKnowledgeAgain(queries: QueryClient): Promise<void> {
  await Promise.all([
    queries.invalidateQueries({ queryKey: [ENTRIES] }),
    queries.invalidateQueries({ queryKey: [QUESTIONS] }),
  ]);
}
