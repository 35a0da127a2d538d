import { useReader, useSay } from "@app/look";
import { Paged } from "@app/paged";
import { useListKeys } from "@app/shell/list-keys";
import { formatBriefly, formatMoney } from "@handsel/shared/format";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { State } from "@ui/state";
import { Filter, Receipt } from "lucide-react";
import { ordersQuery } from "./queries";
import { StatusBadge } from "./status-badge";
import type { ListedOrder, OrderSearch } from "./which";

export function OrderList({ search }: { search: OrderSearch }) {
  const asked = useInfiniteQuery(ordersQuery(search));
  useListKeys();
  return (
    <Paged asked={asked} empty={<NoOrders isAll={Object.keys(search).length === 0} />}>
      {(orders) => (
        <>
          <OrderTable orders={orders} />
          <OrderCards orders={orders} />
        </>
      )}
    </Paged>
  );
}

function NoOrders({ isAll }: { isAll: boolean }) {
  const say = useSay();
  return (
    <State
      icon={isAll ? <Receipt /> : <Filter />}
      title={say(isAll ? "orders.empty.title" : "orders.none.title")}
      body={say(isAll ? "orders.empty.body" : "orders.none.body")}
    />
  );
}

const HEAD =
  "px-3 pb-2 text-start font-medium text-soft text-xs first:ps-4 last:pe-4 last:text-end";
const CELL = "px-3 py-3 align-middle first:ps-4 last:pe-4 last:text-end";

export function OrderTable({ orders }: { orders: ListedOrder[] }) {
  const say = useSay();
  const reader = useReader();
  return (
    <table className="hidden w-full border-collapse text-sm md:table">
      <thead>
        <tr>
          <th className={HEAD}>{say("orders.column.number")}</th>
          <th className={HEAD}>{say("orders.column.customer")}</th>
          <th className={HEAD}>{say("orders.column.placed")}</th>
          <th className={HEAD}>{say("orders.column.items")}</th>
          <th className={HEAD}>{say("orders.column.payment")}</th>
          <th className={HEAD}>{say("orders.column.fulfillment")}</th>
          <th className={HEAD}>{say("orders.column.total")}</th>
        </tr>
      </thead>
      <tbody>
        {orders.map((order) => (
          <tr
            key={order.id}
            className="relative border-line border-t transition-colors focus-within:bg-plain-ground hover:bg-plain-ground/60"
          >
            <td className={CELL}>
              <Link
                data-row
                to="/orders/$order"
                params={{ order: order.id }}
                className="figures font-semibold after:absolute after:inset-0"
              >
                #{order.number}
              </Link>
            </td>
            <td className={CELL}>
              <bdi>{order.customer_name || say("inbox.someone")}</bdi>
            </td>
            <td className={`${CELL} figures text-soft`}>
              {formatBriefly(order.placed_at ?? order.created_at, reader)}
            </td>
            <td className={`${CELL} text-soft`}>
              {say("orders.items", { count: countOf(order) })}
            </td>
            <td className={CELL}>
              <StatusBadge kind="payment" status={order.payment_status} />
            </td>
            <td className={CELL}>
              <FulfillmentOf order={order} />
            </td>
            <td className={`${CELL} figures font-medium`}>
              {formatMoney(order.total_minor, order.currency, reader)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function OrderCards({ orders }: { orders: ListedOrder[] }) {
  const say = useSay();
  const reader = useReader();
  return (
    <ul className="-mx-5 divide-y divide-line border-line border-y md:hidden">
      {orders.map((order) => (
        <li key={order.id}>
          <Link
            to="/orders/$order"
            params={{ order: order.id }}
            className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-3 gap-y-1.5 px-5 py-3.5"
          >
            <span className="truncate font-medium">
              <bdi className="figures">#{order.number}</bdi>{" "}
              <bdi>{order.customer_name || say("inbox.someone")}</bdi>
            </span>
            <span className="figures text-end font-medium">
              {formatMoney(order.total_minor, order.currency, reader)}
            </span>
            <span className="flex flex-wrap gap-1.5">
              <StatusBadge kind="payment" status={order.payment_status} />
              <FulfillmentOf order={order} />
            </span>
            <span className="figures text-end text-soft text-sm">
              {formatBriefly(order.placed_at ?? order.created_at, reader)}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

/** Nothing is to be shipped of an order that was never placed or is cancelled. */
function FulfillmentOf({ order }: { order: ListedOrder }) {
  if (order.status === "placed" || order.status === "completed") {
    return <StatusBadge kind="fulfillment" status={order.fulfillment} />;
  }
  return <StatusBadge kind="order" status={order.status} />;
}

function countOf(order: ListedOrder): number {
  return order.lines.reduce((sum, line) => sum + line.quantity, 0);
}
