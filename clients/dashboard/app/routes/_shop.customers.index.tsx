import { useSay } from "@app/look";
import { present } from "@app/search";
import { SearchField } from "@app/search-field";
import { useTitle } from "@app/title";
import { CustomerList } from "@features/customers/customer-list";
import { readCustomerSearch } from "@features/customers/customer-search";
import { customersQuery } from "@features/customers/queries";
import { createFileRoute, useNavigate } from "@tanstack/react-router";
import { PageHeader } from "@ui/page-header";
import { TabLink, TabLinks } from "@ui/tabs";

export const Route = createFileRoute("/_shop/customers/")({
  validateSearch: readCustomerSearch,
  // What was not understood stays in the raw address, and so beside what was.
  loaderDeps: ({ search }) => readCustomerSearch({ ...search }),
  loader: ({ context, deps }) => {
    void context.queries.prefetchInfiniteQuery(customersQuery(deps));
  },
  component: CustomersPage,
});

function CustomersPage() {
  const say = useSay();
  const navigate = useNavigate();
  const search = readCustomerSearch({ ...Route.useSearch() });
  useTitle(say("customers.title"));
  const find = (q: string) =>
    void navigate({
      to: "/customers",
      search: (now) => present({ ...readCustomerSearch({ ...now }), q: q || undefined }),
      replace: true,
    });
  return (
    <div className="mx-auto grid max-w-4xl gap-5 px-5 py-6 md:px-8 md:py-8">
      <PageHeader title={say("customers.title")}>
        <TabLinks label={say("customers.filter")}>
          <TabLink
            to="/customers"
            search={present({ ...search, which: undefined })}
            isCurrent={!search.which}
          >
            {say("orders.filter.all")}
          </TabLink>
          <TabLink
            to="/customers"
            search={{ ...search, which: "blocked" }}
            isCurrent={search.which === "blocked"}
          >
            {say("customers.blocked")}
          </TabLink>
        </TabLinks>
        <SearchField label={say("customers.search")} text={search.q ?? ""} onSearch={find} />
      </PageHeader>
      <CustomerList search={search} />
    </div>
  );
}
