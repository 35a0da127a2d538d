import { useReader, useSay } from "@app/look";
import { present } from "@app/search";
import { SearchField } from "@app/search-field";
import { FRAMED, useIsWide } from "@app/use-is-wide";
import { listChannelsOptions } from "@handsel/shared/api";
import { formatNumber } from "@handsel/shared/format";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Badge } from "@ui/badge";
import { Field } from "@ui/field";
import { Input } from "@ui/input";
import { Select } from "@ui/select";
import { TabLink, TabLinks } from "@ui/tabs";
import { SlidersHorizontal } from "lucide-react";
import { type ReactNode, useState } from "react";
import { lookOf } from "./status";
import {
  NAME_OF,
  ORDER_STATES,
  type OrderSearch,
  PAYMENT_STATES,
  readOrderSearch,
  WHICH_ORDERS,
} from "./which";

/** What narrows the orders; each choice is in the address. */
export function OrderFilters({ search }: { search: OrderSearch }) {
  const say = useSay();
  const navigate = useNavigate();
  const narrow = (changed: { [Name in keyof OrderSearch]: OrderSearch[Name] | undefined }) =>
    // From the address that is on its way: two choices may be made before the list has followed.
    void navigate({
      to: "/orders",
      search: (now) => present({ ...readOrderSearch({ ...now }), ...changed }),
      replace: true,
    });
  return (
    <div className="grid gap-3">
      <TabLinks label={say("orders.filter.label")}>
        {WHICH_ORDERS.map((one) => (
          <TabLink
            key={one}
            isMinor
            isCurrent={one === (search.which ?? "all")}
            to="/orders"
            search={present({ ...search, which: one === "all" ? undefined : one })}
          >
            {say(NAME_OF[one])}
          </TabLink>
        ))}
      </TabLinks>
      <SearchField
        label={say("orders.search")}
        text={search.q ?? ""}
        onSearch={(q) => narrow({ q: q || undefined })}
      />
      <Folded count={CHOICES.filter((one) => search[one]).length}>
        <Choice
          label={say("orders.column.payment")}
          kind="payment"
          choices={PAYMENT_STATES}
          value={search.payment}
          onChoose={(payment) => narrow({ payment })}
        />
        <Choice
          label={say("orders.column.status")}
          kind="order"
          choices={ORDER_STATES}
          value={search.status}
          onChoose={(status) => narrow({ status })}
        />
        <Channels value={search.channel} onChoose={(channel) => narrow({ channel })} />
        <Day
          label={say("filter.since")}
          value={search.since}
          onChoose={(since) => narrow({ since })}
        />
        <Day
          label={say("filter.until")}
          value={search.until}
          onChoose={(until) => narrow({ until })}
        />
      </Folded>
    </div>
  );
}

const CHOICES = ["payment", "status", "channel", "since", "until"] as const;

/** On a phone the choices are shown when they are asked for, or narrow the list already. */
function Folded({ count, children }: { count: number; children: ReactNode }) {
  const say = useSay();
  const reader = useReader();
  const [isOpen, setOpen] = useState(count > 0);
  const choices = <div className="grid grid-cols-2 gap-3 lg:grid-cols-5">{children}</div>;
  if (useIsWide(FRAMED)) return choices;
  return (
    <details open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="mb-3 flex h-10 w-fit cursor-pointer list-none items-center gap-2 rounded-md border border-line-strong px-3.5 font-medium text-sm">
        <SlidersHorizontal aria-hidden className="size-4" />
        {say("filter.open")}
        {count > 0 && <Badge tone="blue">{formatNumber(count, reader)}</Badge>}
      </summary>
      {choices}
    </details>
  );
}

function Choice<Value extends string>({
  label,
  kind,
  choices,
  value,
  onChoose,
}: {
  label: string;
  kind: "payment" | "order";
  choices: readonly Value[];
  value: Value | undefined;
  onChoose: (value: Value | undefined) => void;
}) {
  const say = useSay();
  const nameOf = (one: Value) => {
    const look = lookOf(kind, one);
    return look ? say(look[0]) : one;
  };
  return (
    <Field label={label}>
      {(parts) => (
        <Select
          {...parts}
          value={value ?? ""}
          onChange={(event) => onChoose(choices.find((one) => one === event.target.value))}
        >
          <option value="">{say("filter.any")}</option>
          {choices.map((one) => (
            <option key={one} value={one}>
              {nameOf(one)}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}

function Channels({
  value,
  onChoose,
}: {
  value: string | undefined;
  onChoose: (value: string | undefined) => void;
}) {
  const say = useSay();
  const channels = useQuery(listChannelsOptions()).data?.items ?? [];
  return (
    <Field label={say("filter.channel")} className="col-span-2 lg:col-span-1">
      {(parts) => (
        <Select
          {...parts}
          value={value ?? ""}
          onChange={(event) => onChoose(event.target.value || undefined)}
        >
          <option value="">{say("filter.any")}</option>
          {channels.map((channel) => (
            <option key={channel.id} value={channel.id}>
              {channel.name || channel.kind}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}

export function Day({
  label,
  value,
  onChoose,
}: {
  label: string;
  value: string | undefined;
  onChoose: (value: string | undefined) => void;
}) {
  return (
    <Field label={label}>
      {(parts) => (
        <Input
          {...parts}
          type="date"
          max="9999-12-31"
          value={value ?? ""}
          onChange={(event) => onChoose(event.target.value || undefined)}
          className="figures h-10"
        />
      )}
    </Field>
  );
}
