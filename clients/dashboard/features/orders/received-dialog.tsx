import { useReader, useSay } from "@app/look";
import { DeedDialog } from "@features/businesses/deed-dialog";
import { markReceived } from "@handsel/shared/api";
import { formatMoney, parseMoney } from "@handsel/shared/format";
import { Button } from "@ui/button";
import { Field } from "@ui/field";
import { Input } from "@ui/input";
import { Banknote } from "lucide-react";
import { useState } from "react";
import type { OrderDetail } from "./order-view";
import { staleAfterOrder } from "./stale";

const BY_HAND = ["bank_transfer", "on_delivery"];
const UNDER_WAY = ["created", "open", "processing"];

/** Whether a payment is seen by people only, not by a provider. */
export function isByHand(payment: { provider: string }): boolean {
  return BY_HAND.includes(payment.provider);
}

/** Whether the order waits for money that only a person can see arrive. */
export function waitsForHand(order: OrderDetail): boolean {
  return order.payments.some((payment) => isByHand(payment) && UNDER_WAY.includes(payment.status));
}

export function ReceivedDialog({ order }: { order: OrderDetail }) {
  const say = useSay();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button variant="primary" onClick={() => setOpen(true)}>
        <Banknote aria-hidden />
        {say("received.action")}
      </Button>
      {isOpen && <ReceivedForm order={order} onClose={() => setOpen(false)} />}
    </>
  );
}

function ReceivedForm({ order, onClose }: { order: OrderDetail; onClose: () => void }) {
  const say = useSay();
  const reader = useReader();
  const [typed, setTyped] = useState("");
  const [reference, setReference] = useState("");
  const total = formatMoney(order.total_minor, order.currency, reader);
  const amount =
    typed.trim() === "" ? order.total_minor : parseMoney(typed, order.currency, reader);
  const isGood = amount !== null && amount > 0;
  const deed = {
    title: say("received.title", { number: `#${order.number}` }),
    lead: say("received.lead"),
    submit: say("received.submit", {
      amount: isGood ? formatMoney(amount, order.currency, reader) : total,
    }),
    done: say("received.done"),
    stale: staleAfterOrder(order.id),
    act: () =>
      markReceived({
        path: { order_id: order.id },
        body: {
          amount_minor: amount ?? 0,
          currency: order.currency,
          reference: reference.trim(),
        },
        throwOnError: true,
      }),
  };
  return (
    <DeedDialog deed={deed} onClose={onClose} isReady={isGood && reference.trim() !== ""}>
      <Field
        label={say("refund.amount", { currency: order.currency })}
        error={!isGood && say("received.bad_amount")}
      >
        {(parts) => (
          <Input
            {...parts}
            inputMode="decimal"
            autoComplete="off"
            placeholder={total}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            className="figures h-10"
          />
        )}
      </Field>
      <Field label={say("received.reference")} hint={say("received.reference.hint")}>
        {(parts) => (
          <Input
            {...parts}
            required
            maxLength={120}
            value={reference}
            onChange={(event) => setReference(event.target.value)}
          />
        )}
      </Field>
    </DeedDialog>
  );
}
