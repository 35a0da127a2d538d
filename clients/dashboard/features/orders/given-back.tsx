import { useSay } from "@app/look";
import { useMay } from "@app/session";
import { DeedDialog } from "@features/businesses/deed-dialog";
import { markGivenBack } from "@handsel/shared/api";
import { Button } from "@ui/button";
import { useState } from "react";
import type { OrderDetail } from "./order-view";
import { isByHand } from "./received-dialog";
import { staleAfterOrder } from "./stale";

/** Says that money which goes back by hand has gone. */
export function GivenBack({
  refund,
  order,
}: {
  refund: OrderDetail["refunds"][number];
  order: OrderDetail;
}) {
  const say = useSay();
  const mayRefund = useMay("payments.refund");
  const [isOpen, setOpen] = useState(false);
  const payment = order.payments.find((one) => one.id === refund.payment_id);
  if (!mayRefund || refund.status !== "requested" || !payment || !isByHand(payment)) return null;
  const deed = {
    title: say("given_back.action"),
    lead: say("given_back.lead"),
    submit: say("given_back.action"),
    done: say("given_back.done"),
    stale: staleAfterOrder(order.id),
    act: () => markGivenBack({ path: { refund_id: refund.id }, throwOnError: true }),
  };
  return (
    <>
      <Button size="sm" onClick={() => setOpen(true)}>
        {say("given_back.action")}
      </Button>
      {isOpen && <DeedDialog deed={deed} onClose={() => setOpen(false)} />}
    </>
  );
}
