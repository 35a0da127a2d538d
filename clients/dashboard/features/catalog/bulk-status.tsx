import { useSay } from "@app/look";
import { changeStatus } from "@handsel/shared/api";
import { useQueryClient } from "@tanstack/react-query";
import { ActDialog } from "./act-dialog";
import { readProductsAgain } from "./queries";
import type { Product } from "./which";

export interface Bulk {
  products: Product[];
  onClose: () => void;
}

/** The products, and what was seen of each. */
export function seenOf(products: Product[]) {
  return {
    product_ids: products.map((one) => one.id),
    versions: products.map((one) => one.version),
  };
}

export function BulkStatus({ products, isActive, onClose }: Bulk & { isActive: boolean }) {
  const say = useSay();
  const queries = useQueryClient();
  const act = {
    title: say(isActive ? "bulk.on_sale" : "bulk.off_sale"),
    lead: say(isActive ? "product.sale.on" : "product.sale.off"),
    submit: say(isActive ? "bulk.on_sale" : "bulk.off_sale"),
    act: async () => {
      const body = { ...seenOf(products), is_active: isActive };
      return (await changeStatus({ body, throwOnError: true })).data;
    },
    done: ({ changed }: { changed: number }) => say("bulk.changed", { count: changed }),
    keep: () => readProductsAgain(queries),
    readAgain: () => readProductsAgain(queries),
  };
  return (
    <ActDialog act={act} onClose={onClose}>
      <ul className="max-h-48 overflow-y-auto rounded-md border border-line bg-sunken px-3 py-2 text-sm">
        {products.map((one) => (
          <li key={one.id} className="truncate py-0.5">
            {one.title}
          </li>
        ))}
      </ul>
    </ActDialog>
  );
}
