import { useSay } from "@app/look";
import { changeStocks } from "@handsel/shared/api";
import { useQueryClient } from "@tanstack/react-query";
import { ActDialog } from "./act-dialog";
import type { Bulk } from "./bulk-status";
import { readProductsAgain } from "./queries";
import { StockFields, useTaking } from "./stock-fields";

export function BulkStock({ products, onClose }: Bulk) {
  const say = useSay();
  const queries = useQueryClient();
  const { taking, change, body, isReady, isGood } = useTaking();
  const act = {
    title: say("bulk.stock"),
    lead: say("bulk.stock.lead", { count: products.length }),
    submit: say("stock.save"),
    act: async () => {
      const product_ids = products.map((one) => one.id);
      return (await changeStocks({ body: { ...body, product_ids }, throwOnError: true })).data;
    },
    done: ({ changed }: { changed: number }) => say("bulk.stock.changed", { count: changed }),
    keep: () => readProductsAgain(queries),
  };
  return (
    <ActDialog act={act} onClose={onClose} isReady={isReady}>
      <StockFields taking={taking} onChange={change} isGood={isGood} />
    </ActDialog>
  );
}
