import { useReader, useSay } from "@app/look";
import { useMay } from "@app/session";
import { formatMoney, formatNumber } from "@handsel/shared/format";
import { Button } from "@ui/button";
import { Panel } from "@ui/panel";
import { Pencil, Plus } from "lucide-react";
import { useState } from "react";
import { optionsOf, SaleBadge } from "./figures";
import { StockDialog } from "./stock-dialog";
import { AddVariantDialog, ChangeVariantDialog } from "./variant-dialogs";
import type { Product, Variant } from "./which";

type Doing = { is: "adding" } | { is: "changing" | "counting"; id: string } | null;

/** What can be bought of a product, with its price and how many there are. */
export function VariantsPanel({ product }: { product: Product }) {
  const say = useSay();
  const mayChange = useMay("catalog.change");
  const [doing, setDoing] = useState<Doing>(null);
  const close = () => setDoing(null);
  const concerned =
    doing && doing.is !== "adding"
      ? product.variants.find((one) => one.variant_id === doing.id)
      : undefined;
  return (
    <Panel
      title={say("product.variants")}
      aside={
        mayChange && (
          <Button size="sm" onClick={() => setDoing({ is: "adding" })}>
            <Plus aria-hidden />
            {say("product.variants.add")}
          </Button>
        )
      }
    >
      <ul className="divide-y divide-line">
        {product.variants.map((variant) => (
          <VariantRow
            key={variant.variant_id}
            variant={variant}
            onChange={() => setDoing({ is: "changing", id: variant.variant_id })}
            onCount={() => setDoing({ is: "counting", id: variant.variant_id })}
          />
        ))}
      </ul>
      {doing?.is === "adding" && <AddVariantDialog product={product} onClose={close} />}
      {doing?.is === "changing" && concerned && (
        <ChangeVariantDialog product={product} variant={concerned} onClose={close} />
      )}
      {doing?.is === "counting" && concerned && <StockDialog variant={concerned} onClose={close} />}
    </Panel>
  );
}

function VariantRow({
  variant,
  onChange,
  onCount,
}: {
  variant: Variant;
  onChange: () => void;
  onCount: () => void;
}) {
  const say = useSay();
  const reader = useReader();
  const mayDescribe = useMay("catalog.change");
  const mayPrice = useMay("prices.change");
  const name = optionsOf(variant) || say("variant.only");
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-1 py-3 first:pt-0 last:pb-0 sm:grid-cols-[minmax(0,1fr)_6rem_9rem_auto]">
      <div className="min-w-0">
        <p className="flex flex-wrap items-center gap-2 font-medium text-sm [overflow-wrap:anywhere]">
          {name}
          {!variant.is_active && <SaleBadge isActive={false} />}
        </p>
        <p className="text-soft text-xs [overflow-wrap:anywhere]">
          <bdi>{variant.sku}</bdi>
        </p>
      </div>
      <p className="figures text-end font-medium text-sm">
        {formatMoney(variant.price_minor, variant.currency, reader)}
      </p>
      <div className="text-sm sm:text-end">
        {variant.tracks_stock ? (
          <>
            <p className="figures">
              {say("catalog.left", { count: formatNumber(variant.available, reader) })}
            </p>
            {variant.reserved > 0 && (
              <p className="text-soft text-xs">
                {say("variant.held", { count: variant.reserved })}
              </p>
            )}
          </>
        ) : (
          <p className="text-soft">{say("catalog.not_counted")}</p>
        )}
      </div>
      <div className="flex justify-end gap-1">
        {mayDescribe && variant.tracks_stock && (
          <Button
            size="sm"
            aria-label={say("stock.change", { name })}
            title={say("stock.title")}
            onClick={onCount}
          >
            {say("stock.save")}
          </Button>
        )}
        {(mayDescribe || mayPrice) && (
          <Button
            variant="quiet"
            size="icon"
            aria-label={say("variant.edit", { name })}
            title={say("variant.title")}
            onClick={onChange}
          >
            <Pencil aria-hidden />
          </Button>
        )}
      </div>
    </li>
  );
}
