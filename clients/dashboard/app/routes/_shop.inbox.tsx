import { InboxPane } from "@features/conversations/inbox-pane";
import { inboxQuery } from "@features/conversations/queries";
import { readInboxSearch } from "@features/conversations/views";
import { createFileRoute, Outlet, useParams } from "@tanstack/react-router";
import { classes } from "@ui/classes";

export const Route = createFileRoute("/_shop/inbox")({
  validateSearch: readInboxSearch,
  loaderDeps: ({ search }) => search,
  loader: ({ context, deps }) => {
    void context.queries.prefetchInfiniteQuery(inboxQuery(deps));
  },
  component: InboxFrame,
});

/** List and thread side by side; on a phone one at a time. */
function InboxFrame() {
  const search = Route.useSearch();
  const { conversation } = useParams({ strict: false });
  return (
    <div className="h-[calc(var(--window)-5rem)] md:grid md:h-full md:grid-cols-[22rem_minmax(0,1fr)]">
      <div
        className={classes(
          "h-full min-h-0 border-line md:block md:border-e",
          conversation && "hidden",
        )}
      >
        <InboxPane search={search} isAside={conversation !== undefined} />
      </div>
      <div className={classes("h-full min-h-0", !conversation && "hidden md:block")}>
        <Outlet />
      </div>
    </div>
  );
}
