import { oneOf, present } from "@app/search";
import { PaymentsTab } from "@features/payments/payments-tab";
import { ADDINGS, type Adding } from "@features/payments/ways";
import { createFileRoute } from "@tanstack/react-router";

export const Route = createFileRoute("/_shop/channels/payments")({
  validateSearch: (raw): { add?: Adding } => present({ add: oneOf(raw, "add", ADDINGS) }),
  component: Payments,
});

function Payments() {
  return <PaymentsTab adding={Route.useSearch().add} />;
}
