import { useSay } from "@app/look";
import { oneOf, present } from "@app/search";
import { DifferenceList } from "@features/books/difference-list";
import { differencesQuery } from "@features/books/queries";
import { MoneyPage } from "@features/orders/money-page";
import { createFileRoute } from "@tanstack/react-router";
import { TabLink, TabLinks } from "@ui/tabs";

export const Route = createFileRoute("/_shop/orders/differences")({
  validateSearch: (raw): { which?: "every" } => present({ which: oneOf(raw, "which", ["every"]) }),
  loaderDeps: ({ search }) => search,
  loader: ({ context, deps }) => {
    void context.queries.prefetchInfiniteQuery(differencesQuery(deps.which === "every"));
  },
  component: DifferencesPage,
});

function DifferencesPage() {
  const say = useSay();
  const { which } = Route.useSearch();
  const filters = (
    <div className="grid gap-3">
      <p className="max-w-prose text-soft">{say("difference.lead")}</p>
      <TabLinks label={say("difference.filter")}>
        <TabLink isMinor to="/orders/differences" search={{}} isCurrent={!which}>
          {say("difference.open")}
        </TabLink>
        <TabLink
          isMinor
          to="/orders/differences"
          search={{ which: "every" }}
          isCurrent={which === "every"}
        >
          {say("orders.filter.all")}
        </TabLink>
      </TabLinks>
    </div>
  );
  return (
    <MoneyPage at="/orders/differences" filters={filters}>
      <DifferenceList resolved={which === "every"} />
    </MoneyPage>
  );
}
