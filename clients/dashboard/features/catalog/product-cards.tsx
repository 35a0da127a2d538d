import { useRowsInSight } from "@app/rows-in-sight";
import { Link } from "@tanstack/react-router";
import { PriceRange, SaleBadge, StockOf } from "./figures";
import { Choose, type ProductRows } from "./product-table";
import { ProductTile } from "./product-tile";

const ROW_PIXELS = 73;

/** The catalog on a phone; only the rows in sight exist, however many there are. */
export function ProductCards({ products, selection, onNearEnd }: ProductRows) {
  const { rows, before, after, list, measure } = useRowsInSight<HTMLUListElement>({
    count: products.length,
    pixels: ROW_PIXELS,
    onNearEnd,
  });
  const shown = rows.flatMap((place) => {
    const product = products[place];
    return product ? { product, place } : [];
  });
  return (
    <ul
      ref={list}
      className="-mx-5 border-line border-y"
      style={{ paddingTop: before, paddingBottom: after }}
    >
      {shown.map(({ product, place }) => (
        <li
          key={product.id}
          ref={measure}
          data-index={place}
          data-chosen={selection?.has(product.id)}
          className="relative flex items-center gap-3 border-line px-5 py-3 data-[chosen=true]:bg-plain-ground not-first:border-t"
        >
          {selection && <Choose product={product} selection={selection} />}
          <ProductTile title={product.title} imageUrl={product.image_url} />
          <div className="grid min-w-0 flex-1 gap-1">
            <Link
              dir="auto"
              to="/catalog/$product"
              params={{ product: product.id }}
              className="truncate font-medium after:absolute after:inset-0"
            >
              {product.title}
            </Link>
            <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
              <StockOf product={product} />
              {!product.is_active && <SaleBadge isActive={false} />}
              <span className="ms-auto font-medium">
                <PriceRange product={product} />
              </span>
            </div>
          </div>
        </li>
      ))}
    </ul>
  );
}
