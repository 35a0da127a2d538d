import { useSay } from "@app/look";
import { Failed } from "@app/page-states";
import { useMay } from "@app/session";
import { useListKeys } from "@app/shell/list-keys";
import { RowsLoading } from "@features/businesses/rows";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Button } from "@ui/button";
import { State } from "@ui/state";
import { Filter, ShoppingBasket } from "lucide-react";
import { useMemo } from "react";
import { ProductCards } from "./product-cards";
import { ProductTable } from "./product-table";
import { productsQuery } from "./queries";
import { useSelection } from "./selection";
import { SelectionBar } from "./selection-bar";
import type { CatalogFilter } from "./which";

export function ProductList({ filter }: { filter: CatalogFilter }) {
  const say = useSay();
  const asked = useInfiniteQuery(productsQuery(filter));
  const products = useMemo(
    () => asked.data?.pages.flatMap((page) => page.items) ?? [],
    [asked.data],
  );
  const selection = useSelection(products);
  const mayDescribe = useMay("catalog.change");
  const mayPrice = useMay("prices.change");
  const maySelect = mayDescribe || mayPrice;
  useListKeys();

  if (asked.isPending) return <RowsLoading />;
  if (asked.isError) return <Failed failure={asked.error} onRetry={() => void asked.refetch()} />;
  if (products.length === 0) return <NoProducts isFiltered={Boolean(filter.q || filter.which)} />;
  const parts = { products, ...(maySelect ? { selection } : {}) };
  return (
    <div className="grid gap-5">
      <ProductTable {...parts} />
      <ProductCards {...parts} />
      {asked.hasNextPage && (
        <Button
          className="justify-self-center"
          isBusy={asked.isFetchingNextPage}
          onClick={() => void asked.fetchNextPage()}
        >
          {say("list.more")}
        </Button>
      )}
      {selection.chosen.length > 0 && <SelectionBar selection={selection} />}
    </div>
  );
}

function NoProducts({ isFiltered }: { isFiltered: boolean }) {
  const say = useSay();
  const mayChange = useMay("catalog.change");
  if (isFiltered) {
    return (
      <State
        icon={<Filter />}
        title={say("catalog.none.title")}
        body={say("catalog.none.body")}
        action={
          <Button asChild>
            <Link to="/catalog">{say("catalog.none.all")}</Link>
          </Button>
        }
      />
    );
  }
  return (
    <State
      icon={<ShoppingBasket />}
      title={say("catalog.empty.title")}
      body={say("catalog.empty.body")}
      action={
        mayChange && (
          <div className="flex flex-wrap justify-center gap-2">
            <Button asChild variant="primary">
              <Link to="/catalog/new">{say("catalog.new")}</Link>
            </Button>
            <Button asChild>
              <Link to="/catalog/import">{say("catalog.import")}</Link>
            </Button>
          </div>
        )
      }
    />
  );
}
