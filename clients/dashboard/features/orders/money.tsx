import { useReader, useSay } from "@app/look";
import { useMay } from "@app/session";
import { formatDate, formatDateTime, formatMoney } from "@handsel/shared/format";
import { Button } from "@ui/button";
import { Panel } from "@ui/panel";
import { FileText } from "lucide-react";
import { GivenBack } from "./given-back";
import { useOpenInvoice } from "./open-invoice";
import type { OrderDetail } from "./order-view";
import { SendInvoice } from "./send-invoice";
import { StatusBadge } from "./status-badge";

const ROW = "flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-3 first:pt-0 last:pb-0";

/** Every attempt to be paid, and what was given back. */
export function Payments({ order, note }: { order: OrderDetail; note: string | null }) {
  const say = useSay();
  const reader = useReader();
  const money = (minor: number) => formatMoney(minor, order.currency, reader);
  return (
    <Panel title={say("order.payments")}>
      {order.payments.length === 0 && (
        <p className="text-sm text-soft">{say("order.payments.none")}</p>
      )}
      <ul className="divide-y divide-line">
        {order.payments.map((payment) => (
          <li key={payment.id} className={ROW}>
            <div>
              <p className="text-sm">{say("order.attempt", { attempt: payment.attempt })}</p>
              <p className="figures text-soft text-xs">
                {formatDateTime(payment.succeeded_at ?? payment.created_at, reader)}
              </p>
              {payment.problem && <p className="text-bad text-xs">{payment.problem}</p>}
            </div>
            <div className="flex items-center gap-3">
              <StatusBadge kind="attempt" status={payment.status} />
              <span className="figures font-medium">{money(payment.amount_minor)}</span>
            </div>
          </li>
        ))}
      </ul>
      {order.refunds.length > 0 && (
        <>
          <h3 className="mt-4 mb-2 font-semibold text-sm">{say("order.refunds")}</h3>
          <ul className="divide-y divide-line">
            {order.refunds.map((refund) => (
              <li key={refund.id} className={ROW}>
                <div>
                  <p className="text-sm">{refund.reason || "–"}</p>
                  <p className="figures text-soft text-xs">
                    {formatDateTime(refund.created_at, reader)}
                  </p>
                </div>
                <div className="flex items-center gap-3">
                  <GivenBack refund={refund} order={order} />
                  <StatusBadge kind="attempt" status={refund.status} />
                  <span className="figures font-medium">{money(-refund.amount_minor)}</span>
                </div>
              </li>
            ))}
          </ul>
        </>
      )}
      {note && <p className="mt-4 text-soft text-sm">{note}</p>}
    </Panel>
  );
}

export function Invoices({ order }: { order: OrderDetail }) {
  const say = useSay();
  const reader = useReader();
  const open = useOpenInvoice();
  const mayRead = useMay("invoices.read");
  const maySend = useMay("invoices.send");
  if (order.invoices.length === 0) return null;
  return (
    <Panel title={say("order.invoices")}>
      <ul className="grid gap-2">
        {order.invoices.map((invoice) => (
          <li key={invoice.id} className="flex items-center justify-between gap-3 text-sm">
            <div>
              <p className="figures whitespace-nowrap font-medium">{invoice.label}</p>
              <p className="figures text-soft text-xs">{formatDate(invoice.issued_on, reader)}</p>
            </div>
            <div className="flex items-center gap-1">
              {maySend && <SendInvoice isBrief invoice={invoice} />}
              {mayRead && (
                <Button
                  size="icon"
                  onClick={() => void open(invoice)}
                  aria-label={say("order.invoice.open", { number: invoice.label })}
                >
                  <FileText aria-hidden />
                </Button>
              )}
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
