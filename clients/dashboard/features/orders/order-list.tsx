import { useReader, useSay } from "@app/look";
import { Failed } from "@app/page-states";
import { useListKeys } from "@app/shell/list-keys";
import { listOrders } from "@handsel/shared/api";
import { formatBriefly, formatMoney } from "@handsel/shared/format";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Button } from "@ui/button";
import { Hidden } from "@ui/hidden";
import { Skeleton } from "@ui/skeleton";
import { State } from "@ui/state";
import { Filter, Receipt } from "lucide-react";
import { StatusBadge } from "./status-badge";
import type { ListedOrder, WhichOrders } from "./which";

const PAGE = 50;

export function ordersQuery(which: WhichOrders) {
  return {
    queryKey: ["orders", which] as const,
    queryFn: async ({ pageParam, signal }: { pageParam: string; signal: AbortSignal }) => {
      const query = { which, cursor: pageParam, limit: PAGE };
      return (await listOrders({ query, signal, throwOnError: true })).data;
    },
    initialPageParam: "",
    getNextPageParam: (page: { next_cursor?: string | null }) => page.next_cursor ?? undefined,
  };
}

export function OrderList({ which }: { which: WhichOrders }) {
  const say = useSay();
  const asked = useInfiniteQuery(ordersQuery(which));
  const orders = asked.data?.pages.flatMap((page) => page.items) ?? [];
  useListKeys();

  if (asked.isPending) return <Loading />;
  if (asked.isError) return <Failed failure={asked.error} onRetry={() => void asked.refetch()} />;
  if (orders.length === 0) {
    const isAll = which === "all";
    return (
      <State
        icon={isAll ? <Receipt /> : <Filter />}
        title={say(isAll ? "orders.empty.title" : "orders.none.title")}
        body={say(isAll ? "orders.empty.body" : "orders.none.body")}
      />
    );
  }
  return (
    <div className="grid gap-5">
      <OrderTable orders={orders} />
      <OrderCards orders={orders} />
      {asked.hasNextPage && (
        <Button
          className="justify-self-center"
          isBusy={asked.isFetchingNextPage}
          onClick={() => void asked.fetchNextPage()}
        >
          {say("list.more")}
        </Button>
      )}
    </div>
  );
}

const HEAD =
  "px-3 pb-2 text-start font-medium text-soft text-xs first:ps-4 last:pe-4 last:text-end";
const CELL = "px-3 py-3 align-middle first:ps-4 last:pe-4 last:text-end";

function OrderTable({ orders }: { orders: ListedOrder[] }) {
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
            <td className={CELL}>{order.customer_name || say("inbox.someone")}</td>
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

function OrderCards({ orders }: { orders: ListedOrder[] }) {
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
              <span className="figures">#{order.number}</span>{" "}
              {order.customer_name || say("inbox.someone")}
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

function Loading() {
  const say = useSay();
  return (
    <div aria-busy="true" className="grid gap-3 pt-4">
      <p role="status">
        <Hidden>{say("app.loading")}</Hidden>
      </p>
      {["a", "b", "c", "d", "e", "f"].map((row) => (
        <Skeleton key={row} className="h-11 rounded-md" />
      ))}
    </div>
  );
}
