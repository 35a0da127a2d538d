import type { ListProductsResponse } from "@handsel/shared/api";
import type { Key } from "@handsel/shared/words";

export const WHICH_PRODUCTS = ["all", "on_sale", "off_sale", "low", "out"] as const;
export type WhichProducts = (typeof WHICH_PRODUCTS)[number];
export type Product = ListProductsResponse["items"][number];
export type Variant = Product["variants"][number];

export const NAME_OF: Record<WhichProducts, Key> = {
  all: "catalog.which.all",
  on_sale: "catalog.which.on_sale",
  off_sale: "catalog.which.off_sale",
  low: "catalog.which.low",
  out: "catalog.which.out",
};

/** What the list shows. */
export interface CatalogFilter {
  which?: WhichProducts | undefined;
  q?: string | undefined;
}
