import { useReader, useSay } from "@app/look";
import { formatMoney, formatNumber } from "@handsel/shared/format";
import { Panel } from "@ui/panel";
import type { OrderDetail } from "./order-view";

export function OrderLines({ order }: { order: OrderDetail }) {
  const say = useSay();
  const reader = useReader();
  const money = (minor: number) => formatMoney(minor, order.currency, reader);
  return (
    <Panel title={say("order.lines")}>
      <ul className="divide-y divide-line">
        {order.lines.map((line) => (
          <li key={line.id} className="flex items-baseline justify-between gap-4 py-3 first:pt-0">
            <div className="min-w-0">
              <p className="font-medium">
                <bdi>{line.title}</bdi>
              </p>
              <p className="figures text-sm text-soft">
                {formatNumber(line.quantity, reader)} × {money(line.unit_price_minor)}
              </p>
            </div>
            <p className="figures">
              {money(line.quantity * line.unit_price_minor - line.discount_minor)}
            </p>
          </li>
        ))}
      </ul>
      <dl className="figures grid gap-1.5 border-line border-t pt-3 text-sm">
        <Sum name={say("order.subtotal")} amount={money(order.subtotal_minor)} />
        {order.discount_minor > 0 && (
          <Sum
            name={discountsOf(order, say("order.discount"))}
            amount={money(-order.discount_minor)}
          />
        )}
        {order.delivery_name && (
          <Sum
            name={`${say("order.delivery")}: ${order.delivery_name}`}
            amount={money(order.delivery_minor)}
          />
        )}
        {order.tax_minor > 0 && (
          <Sum
            name={say(order.prices_include_tax ? "order.tax.included" : "order.tax")}
            amount={money(order.tax_minor)}
          />
        )}
        <div className="mt-1 flex justify-between gap-4 border-line border-t pt-2.5 font-semibold text-lg">
          <dt>{say("order.total")}</dt>
          <dd>{money(order.total_minor)}</dd>
        </div>
      </dl>
    </Panel>
  );
}

function Sum({ name, amount }: { name: string; amount: string }) {
  return (
    <div className="flex justify-between gap-4 text-soft">
      <dt>{name}</dt>
      <dd>{amount}</dd>
    </div>
  );
}

function discountsOf(order: OrderDetail, word: string): string {
  const names = order.discounts.map((discount) => discount.code || discount.name).filter(Boolean);
  return names.length > 0 ? `${word}: ${names.join(", ")}` : word;
}
