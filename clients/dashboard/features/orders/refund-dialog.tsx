import { useReader, useSay } from "@app/look";
import { refusalOf } from "@app/refusal";
import { getOrderQueryKey, refundOrder } from "@handsel/shared/api";
import { formatMoney, parseMoney, typedMoney } from "@handsel/shared/format";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button } from "@ui/button";
import { Dialog } from "@ui/dialog";
import { Field } from "@ui/field";
import { Input } from "@ui/input";
import { Notice } from "@ui/notice";
import { useTell } from "@ui/toast";
import { Undo2 } from "lucide-react";
import { type FormEvent, useState } from "react";
import type { OrderDetail } from "./order-view";

const LONGEST_REASON = 200;

export function RefundDialog({ order }: { order: OrderDetail }) {
  const say = useSay();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>
        <Undo2 aria-hidden className="rtl:-scale-x-100" />
        {say("refund.action")}
      </Button>
      <Dialog
        isOpen={isOpen}
        onOpenChange={setOpen}
        title={say("refund.title", { number: `#${order.number}` })}
        description={say("refund.lead")}
        closeLabel={say("action.close")}
      >
        <RefundForm order={order} onDone={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

/** What can still be given back, in the minor unit. */
export function leftToRefund(order: OrderDetail): number {
  const given = order.refunds.filter((refund) => refund.status !== "failed");
  return order.total_minor - given.reduce((sum, refund) => sum + refund.amount_minor, 0);
}

function RefundForm({ order, onDone }: { order: OrderDetail; onDone: () => void }) {
  const say = useSay();
  const tell = useTell();
  const reader = useReader();
  const queries = useQueryClient();
  const most = leftToRefund(order);
  const [typed, setTyped] = useState("");
  const [reason, setReason] = useState("");
  const [isWrong, setWrong] = useState(false);
  const amount = typed.trim() === "" ? most : parseMoney(typed, order.currency, reader);
  const isGood = amount !== null && amount > 0 && amount <= most;

  const refund = useMutation({
    mutationFn: () =>
      refundOrder({
        path: { order_id: order.id },
        body: { amount_minor: amount, reason },
        throwOnError: true,
      }),
    onSuccess: async () => {
      tell(say("refund.asked"));
      onDone();
      await Promise.all([
        queries.invalidateQueries({ queryKey: getOrderQueryKey({ path: { order_id: order.id } }) }),
        queries.invalidateQueries({ queryKey: ["orders"] }),
      ]);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setWrong(!isGood);
    if (isGood) refund.mutate();
  };
  const shown = formatMoney(isGood ? amount : most, order.currency, reader);
  return (
    <form onSubmit={submit} className="grid gap-4">
      {refund.isError && <Notice tone="bad">{refusalOf(refund.error, say)}</Notice>}
      <Field
        label={say("refund.amount", { currency: order.currency })}
        hint={`${say("refund.all")}: ${formatMoney(most, order.currency, reader)}`}
        error={
          isWrong &&
          !isGood &&
          say("refund.bad_amount", { most: formatMoney(most, order.currency, reader) })
        }
      >
        {(parts) => (
          <Input
            {...parts}
            inputMode="decimal"
            autoComplete="off"
            placeholder={formatMoney(most, order.currency, reader)}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            className="figures h-10"
          />
        )}
      </Field>
      <ByLine
        order={order}
        most={most}
        onChoose={(minor, title) => {
          setTyped(typedMoney(minor, order.currency, reader));
          setReason(title.slice(0, LONGEST_REASON));
        }}
      />
      <Field label={say("refund.reason")}>
        {(parts) => (
          <Input
            {...parts}
            maxLength={LONGEST_REASON}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
      <div className="flex justify-end gap-2">
        <Button variant="quiet" onClick={onDone}>
          {say("action.cancel")}
        </Button>
        <Button type="submit" variant="danger" isBusy={refund.isPending}>
          {say("refund.submit", { amount: shown })}
        </Button>
      </div>
    </form>
  );
}

/** Lines whose price fills the amount, for money that goes back for one of them. */
function ByLine({
  order,
  most,
  onChoose,
}: {
  order: OrderDetail;
  most: number;
  onChoose: (minor: number, title: string) => void;
}) {
  const say = useSay();
  const reader = useReader();
  const lines = order.lines
    .map((line) => ({
      ...line,
      paid: line.quantity * line.unit_price_minor - line.discount_minor,
    }))
    .filter((line) => line.paid > 0 && line.paid <= most);
  if (lines.length === 0) return null;
  return (
    <fieldset className="flex flex-wrap gap-2">
      <legend className="mb-1.5 font-medium text-sm">{say("refund.lines")}</legend>
      {lines.map((line) => (
        <Button key={line.id} size="sm" onClick={() => onChoose(line.paid, line.title)}>
          <span className="max-w-40 truncate">{line.title}</span>
          <span className="figures text-soft">{formatMoney(line.paid, line.currency, reader)}</span>
        </Button>
      ))}
    </fieldset>
  );
}
