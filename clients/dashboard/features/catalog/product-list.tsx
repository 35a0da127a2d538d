import { useSay } from "@app/look";
import { Paged } from "@app/paged";
import { useMay } from "@app/session";
import { useListKeys } from "@app/shell/list-keys";
import { FRAMED, useIsWide } from "@app/use-is-wide";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Button } from "@ui/button";
import { State } from "@ui/state";
import { Filter, ShoppingBasket } from "lucide-react";
import { ProductCards } from "./product-cards";
import { ProductTable } from "./product-table";
import { productsQuery } from "./queries";
import { useSelection } from "./selection";
import { SelectionBar } from "./selection-bar";
import type { CatalogFilter, Product } from "./which";

export function ProductList({ filter }: { filter: CatalogFilter }) {
  const asked = useInfiniteQuery(productsQuery(filter));
  const more = asked.hasNextPage && !asked.isFetchingNextPage && !asked.isFetchNextPageError;
  useListKeys();
  return (
    <Paged asked={asked} empty={<NoProducts isFiltered={Boolean(filter.q || filter.which)} />}>
      {(products) => (
        <Products products={products} onNearEnd={() => more && void asked.fetchNextPage()} />
      )}
    </Paged>
  );
}

function Products({ products, onNearEnd }: { products: Product[]; onNearEnd: () => void }) {
  const selection = useSelection(products);
  const mayDescribe = useMay("catalog.change");
  const mayPrice = useMay("prices.change");
  const maySelect = mayDescribe || mayPrice;
  const Rows = useIsWide(FRAMED) ? ProductTable : ProductCards;
  return (
    <>
      <Rows products={products} onNearEnd={onNearEnd} {...(maySelect ? { selection } : {})} />
      {selection.chosen.length > 0 && <SelectionBar selection={selection} />}
    </>
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
