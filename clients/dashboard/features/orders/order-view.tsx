import { useReader, useSay } from "@app/look";
import { useMay } from "@app/session";
import { useTitle } from "@app/title";
import { type GetOrderResponse, getOrderOptions } from "@handsel/shared/api";
import { formatDateTime } from "@handsel/shared/format";
import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Button } from "@ui/button";
import { PageHeader } from "@ui/page-header";
import { Panel } from "@ui/panel";
import { ArrowLeft, MessageSquare } from "lucide-react";
import { Changes } from "./changes";
import { Ledger } from "./ledger";
import { Invoices, Payments } from "./money";
import { OrderLines } from "./order-lines";
import { ParcelAction } from "./parcel";
import { ReceivedDialog, waitsForHand } from "./received-dialog";
import { RefundDialog } from "./refund-dialog";
import { StatusBadge } from "./status-badge";
import { Timeline } from "./timeline";

export type OrderDetail = GetOrderResponse;

export function OrderView({ orderId }: { orderId: string }) {
  const say = useSay();
  const reader = useReader();
  const { data: order } = useSuspenseQuery(getOrderOptions({ path: { order_id: orderId } }));
  const mayRefund = useMay("payments.refund");
  const title = say("order.title", { number: `#${order.number}` });
  useTitle(title);
  return (
    <div className="mx-auto grid max-w-6xl gap-6 px-5 py-6 md:px-8 md:py-8">
      <PageHeader
        before={
          <Link
            to="/orders"
            className="flex w-fit items-center gap-1.5 text-sm text-soft hover:text-ink"
          >
            <ArrowLeft aria-hidden className="size-4 rtl:-scale-x-100" />
            {say("orders.title")}
          </Link>
        }
        title={title}
        aside={<Actions order={order} />}
      >
        <div className="flex flex-wrap items-center gap-2 text-sm text-soft">
          <StatusBadge kind="payment" status={order.payment_status} />
          <StatusBadge kind="fulfillment" status={order.fulfillment} />
          <StatusBadge kind="order" status={order.status} />
          <span className="figures">
            {say("order.placed", {
              when: formatDateTime(order.placed_at ?? order.created_at, reader),
            })}
          </span>
        </div>
      </PageHeader>
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="grid gap-6">
          <OrderLines order={order} />
          <Changes order={order} />
          <Payments order={order} note={mayRefund ? null : say("refund.who")} />
          <Ledger movements={order.movements} />
        </div>
        <div className="grid gap-6">
          <CustomerPanel order={order} />
          <Panel title={say("order.timeline")}>
            <Timeline order={order} />
          </Panel>
          <Invoices order={order} />
        </div>
      </div>
    </div>
  );
}

function Actions({ order }: { order: OrderDetail }) {
  const say = useSay();
  const mayRefund = useMay("payments.refund");
  const mayRecord = useMay("payments.record");
  const mayChange = useMay("orders.change");
  const isPaid = order.payment_status === "paid" || order.payment_status === "partly_refunded";
  return (
    <>
      {order.conversation_id && (
        <Button asChild>
          <Link to="/inbox/$conversation" params={{ conversation: order.conversation_id }}>
            <MessageSquare aria-hidden />
            {say("order.conversation")}
          </Link>
        </Button>
      )}
      {mayRefund && isPaid && <RefundDialog order={order} />}
      {mayRecord && waitsForHand(order) && <ReceivedDialog order={order} />}
      {mayChange && <ParcelAction order={order} />}
    </>
  );
}

function CustomerPanel({ order }: { order: OrderDetail }) {
  const say = useSay();
  const { name, line, city, postcode, region, country, phone } = order.delivery_address;
  const lines = [name, line, [postcode, city].filter(Boolean).join(" "), region, country, phone];
  const address = lines.filter(Boolean);
  return (
    <Panel title={say("order.customer")}>
      <Link
        to="/customers/$customer"
        params={{ customer: order.customer_id }}
        className="font-medium underline decoration-line-strong underline-offset-2"
      >
        <bdi>{order.customer_name || say("inbox.someone")}</bdi>
      </Link>
      {order.email && <p className="break-all text-sm text-soft">{order.email}</p>}
      {address.length > 0 && (
        <>
          <h3 className="mt-4 text-soft text-xs">{say("order.address")}</h3>
          <address className="mt-1 text-sm not-italic">
            {address.map((part) => (
              <span key={part} className="block">
                {part}
              </span>
            ))}
          </address>
        </>
      )}
    </Panel>
  );
}
