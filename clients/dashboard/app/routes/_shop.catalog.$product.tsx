import { ProductView } from "@features/catalog/product-view";
import { productQuery } from "@features/catalog/queries";
import { createFileRoute } from "@tanstack/react-router";

export const Route = createFileRoute("/_shop/catalog/$product")({
  loader: async ({ context, params }) => {
    await context.queries.ensureQueryData(productQuery(params.product));
  },
  component: ProductRoute,
});

function ProductRoute() {
  const { product } = Route.useParams();
  return <ProductView key={product} productId={product} />;
}
