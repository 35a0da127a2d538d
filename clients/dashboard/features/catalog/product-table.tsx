import { useSay } from "@app/look";
import { useRowsInSight } from "@app/rows-in-sight";
import { Link } from "@tanstack/react-router";
import { Checkbox } from "@ui/checkbox";
import { PriceRange, SaleBadge, StockOf } from "./figures";
import { ProductTile } from "./product-tile";
import type { Selection } from "./selection";
import type { Product } from "./which";

const HEAD = "px-3 pb-2 font-medium text-soft text-xs first:ps-4 last:pe-4";
const CELL = "px-3 py-2.5 align-middle first:ps-4 last:pe-4";

export interface ProductRows {
  products: Product[];
  /** Without it nothing can be chosen. */
  selection?: Selection;
  /** The last of them is nearly in sight. */
  onNearEnd: () => void;
}

const ROW_PIXELS = 61;

/** The catalog on a wide screen; only the rows in sight exist, however many there are. */
export function ProductTable({ products, selection, onNearEnd }: ProductRows) {
  const say = useSay();
  const { rows, before, after, list, measure } = useRowsInSight<HTMLTableElement>({
    count: products.length,
    pixels: ROW_PIXELS,
    onNearEnd,
  });
  return (
    <table ref={list} aria-rowcount={-1} className="w-full table-fixed border-collapse text-sm">
      <thead>
        <tr>
          {selection && (
            <th className={`${HEAD} w-10 text-start`}>
              <SelectAll products={products} selection={selection} />
            </th>
          )}
          <th className={`${HEAD} text-start`}>{say("catalog.column.product")}</th>
          <th className={`${HEAD} w-44 text-start`}>{say("catalog.column.stock")}</th>
          <th className={`${HEAD} w-40 text-end`}>{say("catalog.column.price")}</th>
          <th className={`${HEAD} w-32 text-start`}>{say("catalog.column.status")}</th>
        </tr>
      </thead>
      <tbody>
        <Gap pixels={before} />
        {rows.map((place) => {
          const product = products[place];
          return (
            product && (
              <ProductRow
                key={product.id}
                place={place}
                product={product}
                measure={measure}
                {...(selection ? { selection } : {})}
              />
            )
          );
        })}
        <Gap pixels={after} />
      </tbody>
    </table>
  );
}

/** In the place of the rows that are out of sight. */
function Gap({ pixels }: { pixels: number }) {
  if (pixels <= 0) return null;
  return (
    <tr aria-hidden>
      <td colSpan={5} className="p-0" style={{ height: pixels }} />
    </tr>
  );
}

function ProductRow({
  place,
  product,
  selection,
  measure,
}: {
  place: number;
  product: Product;
  selection?: Selection;
  measure: (row: HTMLElement | null) => void;
}) {
  const say = useSay();
  return (
    <tr
      ref={measure}
      data-index={place}
      aria-rowindex={place + 2}
      data-chosen={selection?.has(product.id)}
      className="relative border-line border-t transition-colors focus-within:bg-plain-ground hover:bg-plain-ground/60 data-[chosen=true]:bg-plain-ground"
    >
      {selection && (
        <td className={CELL}>
          <Choose product={product} selection={selection} />
        </td>
      )}
      <td className={CELL}>
        <div className="flex items-center gap-3">
          <ProductTile title={product.title} imageUrl={product.image_url} />
          <div className="min-w-0">
            <Link
              data-row
              to="/catalog/$product"
              params={{ product: product.id }}
              className="font-semibold [overflow-wrap:anywhere] after:absolute after:inset-0"
            >
              {product.title}
            </Link>
            <p className="text-soft text-xs">
              {[product.category, say("catalog.variants", { count: product.variants.length })]
                .filter(Boolean)
                .join(" · ")}
            </p>
          </div>
        </div>
      </td>
      <td className={CELL}>
        <StockOf product={product} />
      </td>
      <td className={`${CELL} whitespace-nowrap text-end font-medium`}>
        <PriceRange product={product} />
      </td>
      <td className={CELL}>
        <SaleBadge isActive={product.is_active} />
      </td>
    </tr>
  );
}

/** Above the link that covers the row. */
export function Choose({ product, selection }: { product: Product; selection: Selection }) {
  const say = useSay();
  return (
    <Checkbox
      aria-label={say("catalog.select", { name: product.title })}
      checked={selection.has(product.id)}
      onChange={() => selection.toggle(product)}
      className="relative z-10 block"
    />
  );
}

export function SelectAll({ products, selection }: { products: Product[]; selection: Selection }) {
  const say = useSay();
  const count = products.filter((one) => selection.has(one.id)).length;
  return (
    <Checkbox
      aria-label={say("catalog.select_all")}
      checked={count === products.length}
      isMixed={count > 0 && count < products.length}
      onChange={() => selection.toggleAll(products)}
      className="block"
    />
  );
}
