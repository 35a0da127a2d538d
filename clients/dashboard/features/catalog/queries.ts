import { pages } from "@app/pages";
import { getProductOptions, listProducts } from "@handsel/shared/api";
import type { QueryClient } from "@tanstack/react-query";
import type { CatalogFilter, Product } from "./which";

const KEY = "products";

export function productsQuery({ which = "all", q = "" }: CatalogFilter) {
  return pages([KEY, which, q], async ({ signal, ...turned }) => {
    const query = { which, q, with_inactive: true, ...turned };
    return (await listProducts({ query, signal, throwOnError: true })).data;
  });
}

export function productQuery(productId: string) {
  return getProductOptions({ path: { product_id: productId } });
}

/** What the server answered is how the product is now; lists that show it are read again. */
export async function keepProduct(queries: QueryClient, product: Product): Promise<void> {
  queries.setQueryData(productQuery(product.id).queryKey, product);
  await Promise.all([
    queries.invalidateQueries({ queryKey: [KEY] }),
    queries.invalidateQueries({ queryKey: [{ _id: "listStockChanges" }] }),
  ]);
}

/** Products changed, nobody says which way: read all of them again. */
export async function readProductsAgain(queries: QueryClient): Promise<void> {
  await Promise.all([
    queries.invalidateQueries({ queryKey: [KEY] }),
    queries.invalidateQueries({ queryKey: [{ _id: "getProduct" }] }),
    queries.invalidateQueries({ queryKey: [{ _id: "listStockChanges" }] }),
  ]);
}
