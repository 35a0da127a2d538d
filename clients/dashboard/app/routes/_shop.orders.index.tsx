import { useSay } from "@app/look";
import { oneOf, present } from "@app/search";
import { useTitle } from "@app/title";
import { OrderList, ordersQuery } from "@features/orders/order-list";
import { NAME_OF, WHICH_ORDERS, type WhichOrders } from "@features/orders/which";
import { createFileRoute } from "@tanstack/react-router";
import { PageHeader } from "@ui/page-header";
import { TabLink, TabLinks } from "@ui/tabs";

export const Route = createFileRoute("/_shop/orders/")({
  validateSearch: (raw): { which?: WhichOrders } =>
    present({ which: oneOf(raw, "which", WHICH_ORDERS) }),
  loaderDeps: ({ search }) => search,
  loader: ({ context, deps }) => {
    void context.queries.prefetchInfiniteQuery(ordersQuery(deps.which ?? "all"));
  },
  component: OrdersPage,
});

function OrdersPage() {
  const say = useSay();
  const { which = "all" } = Route.useSearch();
  useTitle(say("orders.title"));
  return (
    <div className="mx-auto grid max-w-6xl gap-5 px-5 py-6 md:px-8 md:py-8">
      <PageHeader title={say("orders.title")}>
        <TabLinks label={say("orders.filter.label")}>
          {WHICH_ORDERS.map((one) => (
            <TabLink
              key={one}
              isCurrent={one === which}
              to="/orders"
              search={one === "all" ? {} : { which: one }}
            >
              {say(NAME_OF[one])}
            </TabLink>
          ))}
        </TabLinks>
      </PageHeader>
      <OrderList which={which} />
    </div>
  );
}
