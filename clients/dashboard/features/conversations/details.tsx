import { useReader, useSay } from "@app/look";
import { useMay } from "@app/session";
import { StatusBadge } from "@features/orders/status-badge";
import { listConversations, listOrders } from "@handsel/shared/api";
import { formatBriefly, formatDate, formatMoney } from "@handsel/shared/format";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Skeleton } from "@ui/skeleton";
import type { ReactNode } from "react";
import { Blocking } from "./blocking";
import { Cart } from "./cart";
import { channelKey, type Listed } from "./views";

const MOST = 10;

/** Who one is talking to: what is known of them, what they bought, where else they wrote. */
export default function Details({ conversation }: { conversation: Listed }) {
  const say = useSay();
  const reader = useReader();
  const mayReadOrders = useMay("orders.read");
  const { customer } = conversation;
  const languages = new Intl.DisplayNames([reader.locale], { type: "language" });
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1.5 text-sm">
        {customer.email && <Fact name={say("details.email")}>{customer.email}</Fact>}
        {customer.language && (
          <Fact name={say("details.language")}>{nameOf(languages, customer.language)}</Fact>
        )}
        <Fact name={say("details.since")}>{formatDate(conversation.created_at, reader)}</Fact>
        <Fact name={say("customers.consent")}>
          {customer.stopped_at
            ? say("customers.stopped", { when: formatDate(customer.stopped_at, reader) })
            : customer.promotions_declined_at
              ? say("customers.no_promotions", {
                  when: formatDate(customer.promotions_declined_at, reader),
                })
              : say("customers.answered")}
        </Fact>
      </dl>
      {mayReadOrders && <Cart conversationId={conversation.id} />}
      {mayReadOrders && <Orders customerId={customer.id} />}
      <Earlier conversation={conversation} />
      <Link
        to="/customers/$customer"
        params={{ customer: customer.id }}
        className="w-fit text-sm underline underline-offset-2"
      >
        {say("customers.open")}
      </Link>
      <Blocking customer={customer} />
    </div>
  );
}

// What a channel tells as a language may be none.
function nameOf(languages: Intl.DisplayNames, tag: string): string {
  try {
    return languages.of(tag) ?? tag;
  } catch {
    return tag;
  }
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-soft">{name}</dt>
      <dd dir="auto" className="wrap-anywhere">
        {children}
      </dd>
    </>
  );
}

function Part({
  title,
  isPending,
  none,
  children,
}: {
  title: string;
  isPending: boolean;
  /** What to say when there is nothing. */
  none: string | null;
  children: ReactNode;
}) {
  return (
    <section className="grid grid-cols-[minmax(0,1fr)] gap-2">
      <h3 className="font-semibold text-sm">{title}</h3>
      {isPending && <Skeleton className="h-10 rounded-md" />}
      {!isPending && none && <p className="text-soft text-sm">{none}</p>}
      {!isPending && !none && <ul className="divide-y divide-line">{children}</ul>}
    </section>
  );
}

const LINK = "flex items-center justify-between gap-3 rounded-sm py-2 text-sm hover:underline";

function Orders({ customerId }: { customerId: string }) {
  const say = useSay();
  const reader = useReader();
  const asked = useQuery({
    queryKey: ["orders", "customer", customerId],
    queryFn: async ({ signal }) => {
      const query = { customer_id: customerId, limit: MOST };
      return (await listOrders({ query, signal, throwOnError: true })).data.items;
    },
  });
  if (asked.isError) return null;
  const orders = asked.data ?? [];
  return (
    <Part
      title={say("details.orders")}
      isPending={asked.isPending}
      none={orders.length === 0 ? say("details.orders.none") : null}
    >
      {orders.map((order) => (
        <li key={order.id}>
          <Link to="/orders/$order" params={{ order: order.id }} className={LINK}>
            <span className="grid">
              {say("details.order", { number: String(order.number) })}
              <span className="figures text-soft text-xs">
                {formatMoney(order.total_minor, order.currency, reader)} ·{" "}
                {formatBriefly(order.placed_at ?? order.created_at, reader)}
              </span>
            </span>
            <StatusBadge kind="payment" status={order.payment_status} />
          </Link>
        </li>
      ))}
    </Part>
  );
}

function Earlier({ conversation }: { conversation: Listed }) {
  const say = useSay();
  const reader = useReader();
  const customerId = conversation.customer.id;
  const asked = useQuery({
    queryKey: ["conversations", "customer", customerId],
    queryFn: async ({ signal }) => {
      const query = { customer_id: customerId, limit: MOST };
      return (await listConversations({ query, signal, throwOnError: true })).data.items;
    },
  });
  if (asked.isError) return null;
  const others = (asked.data ?? []).filter((one) => one.id !== conversation.id);
  return (
    <Part
      title={say("details.earlier")}
      isPending={asked.isPending}
      none={others.length === 0 ? say("details.earlier.none") : null}
    >
      {others.map(({ id, channel, last, last_message_at: saidAt }) => {
        const kind = channelKey(channel.kind);
        return (
          <li key={id}>
            <Link to="/inbox/$conversation" params={{ conversation: id }} className={LINK}>
              <span className="grid min-w-0">
                {kind ? say(kind) : channel.kind}
                <span dir="auto" className="truncate text-soft text-xs">
                  {last?.text}
                </span>
              </span>
              <span className="figures shrink-0 text-soft text-xs">
                {saidAt && formatBriefly(saidAt, reader)}
              </span>
            </Link>
          </li>
        );
      })}
    </Part>
  );
}
