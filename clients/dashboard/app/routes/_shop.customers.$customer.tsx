import { CustomerView } from "@features/customers/customer-view";
import { getCustomerOptions } from "@handsel/shared/api";
import { createFileRoute } from "@tanstack/react-router";

export const Route = createFileRoute("/_shop/customers/$customer")({
  loader: async ({ context, params }) => {
    const path = { customer_id: params.customer };
    await context.queries.ensureQueryData(getCustomerOptions({ path }));
  },
  component: CustomerPage,
});

function CustomerPage() {
  const { customer } = Route.useParams();
  return <CustomerView customerId={customer} />;
}
