import { useSay } from "@app/look";
import { oneOf, present, textOf } from "@app/search";
import { useMay } from "@app/session";
import { useTitle } from "@app/title";
import { ExportMenu } from "@features/catalog/export-menu";
import { ProductList } from "@features/catalog/product-list";
import { productsQuery } from "@features/catalog/queries";
import { type CatalogFilter, NAME_OF, WHICH_PRODUCTS } from "@features/catalog/which";
import { createFileRoute, Link } from "@tanstack/react-router";
import { Button } from "@ui/button";
import { PageHeader } from "@ui/page-header";
import { SearchField } from "@ui/search-field";
import { TabLink, TabLinks } from "@ui/tabs";
import { FileUp, Plus } from "lucide-react";

export const Route = createFileRoute("/_shop/catalog/")({
  validateSearch: (raw): CatalogFilter =>
    present({ which: oneOf(raw, "which", WHICH_PRODUCTS), q: textOf(raw, "q", 100) }),
  loaderDeps: ({ search }) => search,
  loader: ({ context, deps }) => {
    void context.queries.prefetchInfiniteQuery(productsQuery(deps));
  },
  component: CatalogPage,
});

function CatalogPage() {
  const say = useSay();
  const filter = Route.useSearch();
  const navigate = Route.useNavigate();
  const { which = "all", q = "" } = filter;
  useTitle(say("catalog.title"));
  return (
    <div className="mx-auto grid max-w-6xl grid-cols-[minmax(0,1fr)] gap-5 px-5 py-6 md:px-8 md:py-8">
      <PageHeader title={say("catalog.title")} aside={<Actions />}>
        <div className="grid grid-cols-[minmax(0,1fr)] items-center gap-3 md:grid-cols-[minmax(0,1fr)_20rem]">
          <TabLinks label={say("catalog.filter")}>
            {WHICH_PRODUCTS.map((one) => (
              <TabLink
                key={one}
                isCurrent={one === which}
                to="/catalog"
                search={{ ...(q ? { q } : {}), ...(one === "all" ? {} : { which: one }) }}
              >
                {say(NAME_OF[one])}
              </TabLink>
            ))}
          </TabLinks>
          <SearchField
            label={say("catalog.search")}
            value={q}
            onChange={(typed) => {
              const search = (now: CatalogFilter) => present({ ...now, q: typed || undefined });
              void navigate({ search, replace: true });
            }}
          />
        </div>
      </PageHeader>
      <ProductList key={which} filter={filter} />
    </div>
  );
}

function Actions() {
  const say = useSay();
  const mayChange = useMay("catalog.change");
  const mayExport = useMay("catalog.export");
  return (
    <>
      {mayExport && <ExportMenu />}
      {mayChange && (
        <>
          <Button asChild>
            <Link to="/catalog/import">
              <FileUp aria-hidden />
              {say("catalog.import")}
            </Link>
          </Button>
          <Button asChild variant="primary">
            <Link to="/catalog/new">
              <Plus aria-hidden />
              {say("catalog.new")}
            </Link>
          </Button>
        </>
      )}
    </>
  );
}
