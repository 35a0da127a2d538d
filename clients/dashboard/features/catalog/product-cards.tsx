import { Link } from "@tanstack/react-router";
import { PriceRange, SaleBadge, StockOf } from "./figures";
import { Choose, type ProductRows } from "./product-table";
import { ProductTile } from "./product-tile";

/** The catalog on a phone. */
export function ProductCards({ products, selection }: ProductRows) {
  return (
    <ul className="-mx-5 divide-y divide-line border-line border-y md:hidden">
      {products.map((product) => (
        <li
          key={product.id}
          data-chosen={selection?.has(product.id)}
          className="relative flex items-center gap-3 px-5 py-3 data-[chosen=true]:bg-plain-ground"
        >
          {selection && <Choose product={product} selection={selection} />}
          <ProductTile title={product.title} imageUrl={product.image_url} />
          <div className="grid min-w-0 flex-1 gap-1">
            <div className="flex items-baseline justify-between gap-3">
              <Link
                dir="auto"
                to="/catalog/$product"
                params={{ product: product.id }}
                className="truncate font-medium after:absolute after:inset-0"
              >
                {product.title}
              </Link>
              <span className="shrink-0 text-sm font-medium">
                <PriceRange product={product} />
              </span>
            </div>
            <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
              <StockOf product={product} />
              {!product.is_active && <SaleBadge isActive={false} />}
            </div>
          </div>
        </li>
      ))}
    </ul>
  );
}
