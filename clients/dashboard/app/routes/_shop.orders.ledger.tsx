import { useSay } from "@app/look";
import { present } from "@app/search";
import { useMay } from "@app/session";
import { Balances } from "@features/books/balances";
import { ExportLedger } from "@features/books/export-ledger";
import { type LedgerSearch, readLedgerSearch } from "@features/books/ledger-search";
import { MovementList } from "@features/books/movement-list";
import { movementsQuery } from "@features/books/queries";
import { MoneyPage } from "@features/orders/money-page";
import { Day } from "@features/orders/order-filters";
import { createFileRoute, Link, useNavigate } from "@tanstack/react-router";
import { Button } from "@ui/button";

export const Route = createFileRoute("/_shop/orders/ledger")({
  validateSearch: readLedgerSearch,
  // What was not understood stays in the raw address, and so beside what was.
  loaderDeps: ({ search }) => readLedgerSearch({ ...search }),
  loader: ({ context, deps }) => {
    void context.queries.prefetchInfiniteQuery(movementsQuery(deps));
  },
  component: LedgerPage,
});

function LedgerPage() {
  const search = readLedgerSearch({ ...Route.useSearch() });
  const mayExport = useMay("books.export");
  return (
    <MoneyPage
      at="/orders/ledger"
      aside={mayExport && !search.order && <ExportLedger search={search} />}
      filters={<Filters search={search} />}
    >
      <Balances />
      <MovementList search={search} />
    </MoneyPage>
  );
}

function Filters({ search }: { search: LedgerSearch }) {
  const say = useSay();
  const navigate = useNavigate();
  const narrow = (changed: { since?: string | undefined; until?: string | undefined }) =>
    void navigate({
      to: "/orders/ledger",
      search: (now) => present({ ...readLedgerSearch({ ...now }), ...changed }),
      replace: true,
    });
  return (
    <div className="flex flex-wrap items-end gap-3">
      <Day
        label={say("filter.since")}
        value={search.since}
        onChoose={(since) => narrow({ since })}
      />
      <Day
        label={say("filter.until")}
        value={search.until}
        onChoose={(until) => narrow({ until })}
      />
      {search.order && (
        <Button asChild variant="quiet">
          <Link to="/orders/ledger" search={present({ ...search, order: undefined })}>
            {say("books.every_order")}
          </Link>
        </Button>
      )}
    </div>
  );
}
