import { useSay } from "@app/look";
import { DeedDialog } from "@features/businesses/deed-dialog";
import { deliverOrder, shipOrder } from "@handsel/shared/api";
import { Button } from "@ui/button";
import { Field } from "@ui/field";
import { Input } from "@ui/input";
import { PackageCheck, Truck } from "lucide-react";
import { useState } from "react";
import type { OrderDetail } from "./order-view";
import { staleAfterOrder } from "./stale";

/** What is next for the parcel: to ship it, or to say that it has arrived. */
export function ParcelAction({ order }: { order: OrderDetail }) {
  const say = useSay();
  const [isOpen, setOpen] = useState(false);
  const isPlaced = order.status === "placed" || order.status === "completed";
  const isShipped = order.fulfillment === "shipped";
  const isWaiting = order.fulfillment === "unfulfilled" || order.fulfillment === "partly_shipped";
  if (!isPlaced || !(isShipped || isWaiting)) return null;
  return (
    <>
      <Button variant={isWaiting ? "primary" : "secondary"} onClick={() => setOpen(true)}>
        {isShipped ? <PackageCheck aria-hidden /> : <Truck aria-hidden />}
        {say(isShipped ? "parcel.deliver" : "parcel.ship")}
      </Button>
      {isOpen && isShipped && <Delivered order={order} onClose={() => setOpen(false)} />}
      {isOpen && isWaiting && <Shipped order={order} onClose={() => setOpen(false)} />}
    </>
  );
}

function Shipped({ order, onClose }: { order: OrderDetail; onClose: () => void }) {
  const say = useSay();
  const [tracking, setTracking] = useState("");
  const deed = {
    title: say("parcel.ship"),
    lead: say("parcel.ship.lead"),
    submit: say("parcel.ship"),
    done: say("parcel.shipped"),
    stale: staleAfterOrder(order.id),
    act: () =>
      shipOrder({
        path: { order_id: order.id },
        body: { tracking: tracking.trim() },
        throwOnError: true,
      }),
  };
  return (
    <DeedDialog deed={deed} onClose={onClose}>
      <Field label={say("parcel.tracking")} hint={say("parcel.tracking.hint")}>
        {(parts) => (
          <Input
            {...parts}
            maxLength={200}
            autoComplete="off"
            value={tracking}
            onChange={(event) => setTracking(event.target.value)}
          />
        )}
      </Field>
    </DeedDialog>
  );
}

function Delivered({ order, onClose }: { order: OrderDetail; onClose: () => void }) {
  const say = useSay();
  const deed = {
    title: say("parcel.deliver"),
    lead: say("parcel.deliver.lead"),
    submit: say("parcel.deliver"),
    done: say("parcel.delivered"),
    stale: staleAfterOrder(order.id),
    act: () => deliverOrder({ path: { order_id: order.id }, throwOnError: true }),
  };
  return <DeedDialog deed={deed} onClose={onClose} />;
}
