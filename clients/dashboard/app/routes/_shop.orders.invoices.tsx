import { useSay } from "@app/look";
import { present } from "@app/search";
import { SearchField } from "@app/search-field";
import { InvoiceList } from "@features/orders/invoice-list";
import { DOCUMENTS, type InvoiceSearch, readInvoiceSearch } from "@features/orders/invoice-search";
import { MoneyPage } from "@features/orders/money-page";
import { invoicesQuery } from "@features/orders/queries";
import type { Key } from "@handsel/shared/words";
import { createFileRoute, useNavigate } from "@tanstack/react-router";
import { TabLink, TabLinks } from "@ui/tabs";

export const Route = createFileRoute("/_shop/orders/invoices")({
  validateSearch: readInvoiceSearch,
  // What was not understood stays in the raw address, and so beside what was.
  loaderDeps: ({ search }) => readInvoiceSearch({ ...search }),
  loader: ({ context, deps }) => {
    void context.queries.prefetchInfiniteQuery(invoicesQuery(deps));
  },
  component: InvoicesPage,
});

const NAMES: Record<(typeof DOCUMENTS)[number], Key> = {
  invoice: "invoices.invoices",
  credit_note: "invoices.credit_notes",
};

function InvoicesPage() {
  const search = readInvoiceSearch({ ...Route.useSearch() });
  return (
    <MoneyPage at="/orders/invoices" filters={<Filters search={search} />}>
      <InvoiceList search={search} />
    </MoneyPage>
  );
}

function Filters({ search }: { search: InvoiceSearch }) {
  const say = useSay();
  const navigate = useNavigate();
  const find = (q: string) =>
    void navigate({
      to: "/orders/invoices",
      search: (now) => present({ ...readInvoiceSearch({ ...now }), q: q || undefined }),
      replace: true,
    });
  return (
    <div className="grid gap-3">
      <TabLinks label={say("invoices.filter")}>
        {[undefined, ...DOCUMENTS].map((kind) => (
          <TabLink
            isMinor
            key={kind ?? "all"}
            to="/orders/invoices"
            search={present({ ...search, kind })}
            isCurrent={search.kind === kind}
          >
            {say(kind ? NAMES[kind] : "orders.filter.all")}
          </TabLink>
        ))}
      </TabLinks>
      <SearchField label={say("invoices.search")} text={search.q ?? ""} onSearch={find} />
    </div>
  );
}
