import { OrderView } from "@features/orders/order-view";
import { getOrderOptions } from "@handsel/shared/api";
import { createFileRoute } from "@tanstack/react-router";

export const Route = createFileRoute("/_shop/orders/$order")({
  loader: async ({ context, params }) => {
    await context.queries.ensureQueryData(getOrderOptions({ path: { order_id: params.order } }));
  },
  component: OrderPage,
});

function OrderPage() {
  const { order } = Route.useParams();
  return <OrderView orderId={order} />;
}
