import { useReader, useSay } from "@app/look";
import { changeStock } from "@handsel/shared/api";
import { formatNumber } from "@handsel/shared/format";
import { useQueryClient } from "@tanstack/react-query";
import { ActDialog } from "./act-dialog";
import { keepProduct } from "./queries";
import { StockFields, useTaking } from "./stock-fields";
import type { Product, Variant } from "./which";

/** Corrects the stock of one variant, and says why. */
export function StockDialog({ variant, onClose }: { variant: Variant; onClose: () => void }) {
  const say = useSay();
  const reader = useReader();
  const queries = useQueryClient();
  const { taking, change, body, isReady, isGood, amount } = useTaking();
  const signed = { more: 1, fewer: -1, count: 0 }[taking.how] * (amount ?? 0);
  const after = taking.how === "count" ? (amount ?? 0) : variant.stock + signed;
  const act = {
    title: say("stock.title"),
    lead: `${variant.title} · ${say("stock.now", { count: formatNumber(variant.stock, reader) })}`,
    submit: say("stock.save"),
    act: async () => {
      const path = { variant_id: variant.variant_id };
      return (await changeStock({ path, body, throwOnError: true })).data;
    },
    done: () => say("stock.saved"),
    keep: (product: Product) => keepProduct(queries, product),
  };
  return (
    <ActDialog act={act} onClose={onClose} isReady={isReady} className="sm:w-[min(34rem,92vw)]">
      <StockFields
        taking={taking}
        onChange={change}
        isGood={isGood}
        after={amount === null ? undefined : after}
      />
      {variant.reserved > 0 && (
        <p className="text-sm text-warn">{say("stock.held", { count: variant.reserved })}</p>
      )}
    </ActDialog>
  );
}
