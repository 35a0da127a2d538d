import { MoneyPage } from "@features/orders/money-page";
import { OrderFilters } from "@features/orders/order-filters";
import { OrderList } from "@features/orders/order-list";
import { ordersQuery } from "@features/orders/queries";
import { readOrderSearch } from "@features/orders/which";
import { createFileRoute } from "@tanstack/react-router";

export const Route = createFileRoute("/_shop/orders/")({
  validateSearch: readOrderSearch,
  // What was not understood stays in the raw address, and so beside what was.
  loaderDeps: ({ search }) => readOrderSearch({ ...search }),
  loader: ({ context, deps }) => {
    void context.queries.prefetchInfiniteQuery(ordersQuery(deps));
  },
  component: OrdersPage,
});

function OrdersPage() {
  const search = readOrderSearch({ ...Route.useSearch() });
  return (
    <MoneyPage at="/orders" filters={<OrderFilters search={search} />}>
      <OrderList search={search} />
    </MoneyPage>
  );
}
