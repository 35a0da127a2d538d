import type { InfiniteData, UseInfiniteQueryResult } from "@tanstack/react-query";

/** How many things a page of a list holds. */
const PAGE = 50;

export interface PageOf<Item> {
  items: Item[];
  next_cursor?: string | null;
}

export interface Turning {
  cursor: string;
  limit: number;
  signal: AbortSignal;
}

/** What asks for a list page by page, under this key. */
export function pages<Item, const Key extends readonly unknown[]>(
  queryKey: Key,
  ask: (turning: Turning) => Promise<PageOf<Item>>,
) {
  return {
    queryKey,
    queryFn: ({ pageParam, signal }: { pageParam: string; signal: AbortSignal }) =>
      ask({ cursor: pageParam, limit: PAGE, signal }),
    initialPageParam: "",
    getNextPageParam: (page: PageOf<Item>) => page.next_cursor ?? undefined,
  };
}

export type Asked<Item> = UseInfiniteQueryResult<InfiniteData<PageOf<Item>>>;
