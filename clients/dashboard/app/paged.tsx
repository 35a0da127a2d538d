import { Button } from "@ui/button";
import { Hidden } from "@ui/hidden";
import { Skeleton } from "@ui/skeleton";
import type { ReactNode } from "react";
import { useSay } from "./look";
import { Failed } from "./page-states";
import type { Asked } from "./pages";

const ROWS = ["a", "b", "c", "d", "e", "f"];

/** A list that comes page by page, in whichever state it is. */
export function Paged<Item>({
  asked,
  empty,
  children,
}: {
  asked: Asked<Item>;
  empty: ReactNode;
  children: (items: Item[]) => ReactNode;
}) {
  const say = useSay();
  if (asked.isPending) return <Loading />;
  if (asked.isError) return <Failed failure={asked.error} onRetry={() => void asked.refetch()} />;
  const items = asked.data.pages.flatMap((page) => page.items);
  if (items.length === 0) return empty;
  return (
    <div className="grid gap-5">
      {children(items)}
      {asked.hasNextPage && (
        <Button
          className="justify-self-center"
          isBusy={asked.isFetchingNextPage}
          onClick={() => void asked.fetchNextPage()}
        >
          {say("list.more")}
        </Button>
      )}
    </div>
  );
}

function Loading() {
  const say = useSay();
  return (
    <div aria-busy="true" className="grid gap-3 pt-4">
      <p role="status">
        <Hidden>{say("app.loading")}</Hidden>
      </p>
      {ROWS.map((row) => (
        <Skeleton key={row} className="h-11 rounded-md" />
      ))}
    </div>
  );
}
