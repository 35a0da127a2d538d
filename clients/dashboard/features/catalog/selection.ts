import { useMemo, useState } from "react";
import type { Product } from "./which";

export const MOST_SELECTED = 200;

export interface Selection {
  chosen: Product[];
  has(id: string): boolean;
  toggle(product: Product): void;
  /** All of these, or none when all were chosen already. */
  toggleAll(products: Product[]): void;
  clear(): void;
}

/** The products that are to be changed at once, as they are shown now. */
export function useSelection(shown: Product[]): Selection {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  return useMemo(() => {
    const chosen = shown.filter((one) => ids.has(one.id));
    return {
      chosen,
      has: (id) => ids.has(id),
      toggle: ({ id }) => {
        const after = new Set(ids);
        if (!after.delete(id)) after.add(id);
        setIds(after);
      },
      toggleAll: (products) => {
        const isAll = products.every((one) => ids.has(one.id));
        setIds(new Set(isAll ? [] : products.map((one) => one.id)));
      },
      clear: () => setIds(new Set()),
    };
  }, [ids, shown]);
}
