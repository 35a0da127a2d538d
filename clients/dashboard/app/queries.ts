import { problemOf } from "@handsel/shared/api";
import { QueryClient } from "@tanstack/react-query";

const RETRIES = 2;

export function makeQueries(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        // A refusal stays one; only what may pass is asked again.
        retry: (count, failure) => count < RETRIES && isPassing(failure),
      },
      mutations: { retry: false },
    },
  });
}

function isPassing(failure: unknown): boolean {
  const problem = problemOf(failure);
  return problem.isPassing && problem.status !== 429;
}
