import { useReader, useSay } from "@app/look";
import { Paged } from "@app/paged";
import { pages } from "@app/pages";
import { channelKey } from "@features/conversations/views";
import { StatusBadge } from "@features/orders/status-badge";
import { listConversations, listOrders } from "@handsel/shared/api";
import { formatBriefly, formatMoney } from "@handsel/shared/format";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Panel } from "@ui/panel";

const LINE =
  "flex flex-wrap items-center justify-between gap-x-4 gap-y-1 rounded-sm py-2.5 text-sm hover:underline";

/** What a customer bought, the latest first. */
export function Bought({ customerId }: { customerId: string }) {
  const say = useSay();
  const reader = useReader();
  const asked = useInfiniteQuery(
    pages(["orders", "of", customerId], async ({ signal, ...turned }) => {
      const query = { customer_id: customerId, ...turned };
      return (await listOrders({ query, signal, throwOnError: true })).data;
    }),
  );
  return (
    <Panel title={say("orders.title")}>
      <Paged asked={asked} empty={<None text={say("details.orders.none")} />}>
        {(orders) => (
          <ul className="divide-y divide-line">
            {orders.map((order) => (
              <li key={order.id}>
                <Link to="/orders/$order" params={{ order: order.id }} className={LINE}>
                  <span className="figures font-medium">#{order.number}</span>
                  <StatusBadge kind="payment" status={order.payment_status} />
                  <span className="figures text-soft">
                    {formatBriefly(order.placed_at ?? order.created_at, reader)}
                  </span>
                  <span className="figures font-medium">
                    {formatMoney(order.total_minor, order.currency, reader)}
                  </span>
                </Link>
              </li>
            ))}
          </ul>
        )}
      </Paged>
    </Panel>
  );
}

/** Where a customer wrote, and what was said there last. */
export function Talked({ customerId }: { customerId: string }) {
  const say = useSay();
  const reader = useReader();
  const asked = useInfiniteQuery(
    pages(["conversations", "of", customerId], async ({ signal, ...turned }) => {
      const query = { customer_id: customerId, ...turned };
      return (await listConversations({ query, signal, throwOnError: true })).data;
    }),
  );
  return (
    <Panel title={say("customers.conversations")}>
      <Paged asked={asked} empty={<None text={say("customers.conversations.none")} />}>
        {(conversations) => (
          <ul className="divide-y divide-line">
            {conversations.map(({ id, channel, last, last_message_at: saidAt }) => {
              const key = channelKey(channel.kind);
              return (
                <li key={id}>
                  <Link to="/inbox/$conversation" params={{ conversation: id }} className={LINE}>
                    <span className="font-medium">{key ? say(key) : channel.kind}</span>
                    <span dir="auto" className="min-w-0 flex-1 truncate text-soft">
                      {last?.text}
                    </span>
                    <span className="figures text-soft">
                      {saidAt && formatBriefly(saidAt, reader)}
                    </span>
                  </Link>
                </li>
              );
            })}
          </ul>
        )}
      </Paged>
    </Panel>
  );
}

function None({ text }: { text: string }) {
  return <p className="text-soft text-sm">{text}</p>;
}
