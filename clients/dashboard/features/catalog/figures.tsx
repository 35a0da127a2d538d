import { useReader, useSay } from "@app/look";
import { formatMoney } from "@handsel/shared/format";
import { Badge } from "@ui/badge";
import type { Product, Variant } from "./which";

const LOW = 5;

/** What a product costs, or from what to what. */
export function PriceRange({ product }: { product: Product }) {
  const say = useSay();
  const reader = useReader();
  const prices = onSale(product).map((one) => one.price_minor);
  const currency = product.variants[0]?.currency;
  if (!currency || prices.length === 0) return <span className="text-soft">–</span>;
  const from = formatMoney(Math.min(...prices), currency, reader);
  const to = formatMoney(Math.max(...prices), currency, reader);
  return (
    <span className="figures">{from === to ? from : say("catalog.price_range", { from, to })}</span>
  );
}

/** How many of a product there are to sell, and a word where that is few. */
export function StockOf({ product }: { product: Product }) {
  const say = useSay();
  const counted = onSale(product).filter((one) => one.tracks_stock);
  if (counted.length === 0) return <span className="text-soft">{say("catalog.not_counted")}</span>;
  const left = counted.reduce((sum, one) => sum + one.available, 0);
  const fewest = Math.min(...counted.map((one) => one.available));
  const text = say("catalog.left", { count: left });
  if (left === 0) return <Badge tone="bad">{say("catalog.sold_out")}</Badge>;
  if (fewest <= LOW) return <Badge tone="warn">{text}</Badge>;
  return <span className="figures">{text}</span>;
}

export function SaleBadge({ isActive }: { isActive: boolean }) {
  const say = useSay();
  return isActive ? (
    <Badge tone="good">{say("catalog.on_sale")}</Badge>
  ) : (
    <Badge>{say("catalog.off_sale")}</Badge>
  );
}

/** What a variant is called beside its product: its options, "Blue · Large". */
export function optionsOf(variant: Variant): string {
  return Object.values(variant.options).filter(Boolean).join(" · ");
}

function onSale(product: Product): Variant[] {
  const offered = product.variants.filter((one) => one.is_active);
  return offered.length > 0 ? offered : product.variants;
}
