import { useReader, useSay } from "@app/look";
import { useMay } from "@app/session";
import { useTitle } from "@app/title";
import { Blocking } from "@features/conversations/blocking";
import { channelKey } from "@features/conversations/views";
import { getCustomerOptions, type ListedCustomerOut } from "@handsel/shared/api";
import { formatDate } from "@handsel/shared/format";
import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Badge } from "@ui/badge";
import { PageHeader } from "@ui/page-header";
import { Panel } from "@ui/panel";
import { ArrowLeft } from "lucide-react";
import type { ReactNode } from "react";
import { Bought, Talked } from "./history";

/** One customer: who they are, what they bought, what they wrote, what they agreed to. */
export function CustomerView({ customerId }: { customerId: string }) {
  const say = useSay();
  const mayReadOrders = useMay("orders.read");
  const { data: customer } = useSuspenseQuery(
    getCustomerOptions({ path: { customer_id: customerId } }),
  );
  const name = customer.name || say("inbox.someone");
  useTitle(name);
  return (
    <div className="mx-auto grid max-w-6xl gap-6 px-5 py-6 md:px-8 md:py-8">
      <PageHeader
        before={
          <Link
            to="/customers"
            className="flex w-fit items-center gap-1.5 text-sm text-soft hover:text-ink"
          >
            <ArrowLeft aria-hidden className="size-4 rtl:-scale-x-100" />
            {say("customers.title")}
          </Link>
        }
        title={<bdi>{name}</bdi>}
        aside={customer.blocked_at && <Badge tone="bad">{say("customers.blocked")}</Badge>}
      />
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="grid gap-6">
          {mayReadOrders && <Bought customerId={customer.id} />}
          <Talked customerId={customer.id} />
        </div>
        <div className="grid gap-6">
          <Known customer={customer} />
          <Consent customer={customer} />
          <Blocking customer={customer} />
        </div>
      </div>
    </div>
  );
}

function Known({ customer }: { customer: ListedCustomerOut }) {
  const say = useSay();
  const reader = useReader();
  return (
    <Panel title={say("customers.known")}>
      <dl className="grid gap-3 text-sm">
        {customer.email && <Fact name={say("details.email")}>{customer.email}</Fact>}
        <Fact name={say("details.since")}>{formatDate(customer.created_at, reader)}</Fact>
        {customer.known_on.map((one) => {
          const key = channelKey(one.kind);
          return (
            <Fact key={one.channel_id} name={key ? say(key) : one.kind}>
              {one.name}
              <span className="block text-soft text-xs">{one.external_id}</span>
            </Fact>
          );
        })}
      </dl>
    </Panel>
  );
}

function Consent({ customer }: { customer: ListedCustomerOut }) {
  const say = useSay();
  const reader = useReader();
  return (
    <Panel title={say("customers.consent")}>
      <ul className="grid gap-2 text-sm">
        <li>
          {customer.stopped_at
            ? say("customers.stopped", { when: formatDate(customer.stopped_at, reader) })
            : say("customers.answered")}
        </li>
        <li>
          {customer.promotions_declined_at
            ? say("customers.no_promotions", {
                when: formatDate(customer.promotions_declined_at, reader),
              })
            : say("customers.promotions")}
        </li>
      </ul>
    </Panel>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-soft text-xs">{name}</dt>
      <dd dir="auto" className="wrap-anywhere">
        {children}
      </dd>
    </div>
  );
}
