import { useReader, useSay } from "@app/look";
import { formatDateTime, formatMoney, type Reader } from "@handsel/shared/format";
import type { Say } from "@handsel/shared/words";
import { classes } from "@ui/classes";
import type { OrderDetail } from "./order-view";

interface Happened {
  at: string;
  text: string;
  isMoney?: boolean;
}

/** What became of the order, the oldest first; moments the server did not keep are left out. */
export function happenedTo(order: OrderDetail, say: Say, reader: Reader): Happened[] {
  const money = (minor: number) => formatMoney(minor, order.currency, reader);
  const found: Happened[] = [{ at: order.created_at, text: say("order.event.created") }];
  for (const payment of order.payments) {
    if (payment.opened_at) found.push({ at: payment.opened_at, text: say("order.event.page") });
    if (payment.succeeded_at) {
      const amount = money(payment.amount_minor);
      found.push({
        at: payment.succeeded_at,
        text: say("order.event.paid", { amount }),
        isMoney: true,
      });
    }
  }
  for (const refund of order.refunds) {
    const amount = money(refund.amount_minor);
    found.push({
      at: refund.created_at,
      text: say("order.event.refund", { amount }),
      isMoney: true,
    });
  }
  if (order.shipped_at) {
    const text = order.tracking
      ? say("order.event.shipped_with", { tracking: order.tracking })
      : say("order.event.shipped");
    found.push({ at: order.shipped_at, text });
  }
  if (order.delivered_at)
    found.push({ at: order.delivered_at, text: say("order.event.delivered") });
  return found.sort((one, other) => one.at.localeCompare(other.at));
}

export function Timeline({ order }: { order: OrderDetail }) {
  const say = useSay();
  const reader = useReader();
  return (
    <ol className="grid">
      {happenedTo(order, say, reader).map((event) => (
        <li
          key={`${event.at} ${event.text}`}
          className="relative grid gap-0.5 ps-6 pb-4 before:absolute before:start-[0.3125rem] before:top-3 before:h-full before:w-px before:bg-line last:pb-0 last:before:hidden"
        >
          <span
            aria-hidden
            className={classes(
              "absolute start-0 top-1.5 size-2.5 rounded-full",
              event.isMoney ? "bg-gold" : "bg-line-strong",
            )}
          />
          <span className="text-sm">{event.text}</span>
          <time dateTime={event.at} className="figures text-soft text-xs">
            {formatDateTime(event.at, reader)}
          </time>
        </li>
      ))}
    </ol>
  );
}
