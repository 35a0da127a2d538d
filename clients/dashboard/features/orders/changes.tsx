import { useReader, useSay } from "@app/look";
import { useMay } from "@app/session";
import { type Deed, DeedDialog } from "@features/businesses/deed-dialog";
import {
  approveChange,
  type ChangeOut,
  declineChange,
  listOrderChangesOptions,
  receiveChange,
} from "@handsel/shared/api";
import { formatDateTime, formatMoney } from "@handsel/shared/format";
import type { Key } from "@handsel/shared/words";
import { useQuery } from "@tanstack/react-query";
import { Badge, type Tone } from "@ui/badge";
import { Button } from "@ui/button";
import { Panel } from "@ui/panel";
import { useState } from "react";
import type { OrderDetail } from "./order-view";
import { staleAfterOrder } from "./stale";

const KINDS: Record<string, Key> = {
  cancel: "change.cancel",
  items: "change.items",
  address: "change.address",
  method: "change.method",
  return: "change.return",
  exchange: "change.exchange",
};
const STATES: Record<string, [Key, Tone]> = {
  pending: ["change.pending", "plain"],
  asked: ["change.asked", "warn"],
  unpaid: ["change.unpaid", "blue"],
  done: ["change.done", "good"],
  expired: ["change.expired", "plain"],
  declined: ["change.declined", "bad"],
};

/** What the customer asked to have changed, and what a member decides about it. */
export function Changes({ order }: { order: OrderDetail }) {
  const say = useSay();
  const path = { order_id: order.id };
  const changes = useQuery(listOrderChangesOptions({ path })).data?.changes ?? [];
  if (changes.length === 0) return null;
  return (
    <Panel title={say("change.title")}>
      <ul className="divide-y divide-line">
        {changes.map((change) => (
          <Change key={change.id} change={change} order={order} />
        ))}
      </ul>
    </Panel>
  );
}

function Change({ change, order }: { change: ChangeOut; order: OrderDetail }) {
  const say = useSay();
  const reader = useReader();
  const kind = KINDS[change.kind];
  const state = STATES[change.state];
  return (
    <li className="grid gap-2 py-3 first:pt-0 last:pb-0">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p className="font-medium">{kind ? say(kind) : change.kind}</p>
        <Badge tone={state?.[1]}>{state ? say(state[0]) : change.state}</Badge>
      </div>
      <p className="figures text-soft text-sm">
        {formatDateTime(change.agreed_at ?? change.shown_at, reader)}
        {change.difference_minor !== 0 && (
          <> · {differenceOf(change.difference_minor, change.currency)}</>
        )}
      </p>
      <Decision change={change} order={order} />
    </li>
  );

  function differenceOf(minor: number, currency: string): string {
    const amount = formatMoney(Math.abs(minor), currency, reader);
    return say(minor > 0 ? "change.to_pay" : "change.to_give_back", { amount });
  }
}

function Decision({ change, order }: { change: ChangeOut; order: OrderDetail }) {
  const say = useSay();
  const mayDecide = useMay("payments.refund");
  const mayReceive = useMay("orders.change");
  const [asked, setAsked] = useState<Deed | null>(null);
  const path = { change_id: change.id };
  const stale = staleAfterOrder(order.id);
  const approving: Deed = {
    title: say("change.approve"),
    lead: say("change.approve.lead"),
    submit: say("change.approve"),
    done: say("change.approved"),
    stale,
    act: () => approveChange({ path, throwOnError: true }),
  };
  const declining: Deed = {
    title: say("change.decline"),
    lead: say("change.decline.lead"),
    submit: say("change.decline"),
    done: say("change.was_declined"),
    stale,
    act: () => declineChange({ path, throwOnError: true }),
    isGrave: true,
  };
  const receiving: Deed = {
    title: say("change.receive"),
    lead: say("change.receive.lead"),
    submit: say("change.receive"),
    done: say("change.was_received"),
    stale,
    act: () => receiveChange({ path, throwOnError: true }),
  };
  const isAsked = change.state === "asked";
  const comesBack = change.kind === "return" || change.kind === "exchange";
  const isAwaited = comesBack && change.state === "done" && change.received_at === null;
  return (
    <div className="flex flex-wrap gap-2 empty:hidden">
      {isAsked && !mayDecide && <p className="text-soft text-sm">{say("change.who")}</p>}
      {isAsked && mayDecide && (
        <>
          <Button size="sm" variant="primary" onClick={() => setAsked(approving)}>
            {say("change.approve")}
          </Button>
          <Button size="sm" onClick={() => setAsked(declining)}>
            {say("change.decline")}
          </Button>
        </>
      )}
      {isAwaited && mayReceive && (
        <Button size="sm" onClick={() => setAsked(receiving)}>
          {say("change.receive")}
        </Button>
      )}
      {asked && <DeedDialog deed={asked} onClose={() => setAsked(null)} />}
    </div>
  );
}
