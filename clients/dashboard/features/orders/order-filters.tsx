import { useSay } from "@app/look";
import { present } from "@app/search";
import { SearchField } from "@app/search-field";
import { listChannelsOptions } from "@handsel/shared/api";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Field } from "@ui/field";
import { Input } from "@ui/input";
import { Select } from "@ui/select";
import { TabLink, TabLinks } from "@ui/tabs";
import { lookOf } from "./status";
import { NAME_OF, ORDER_STATES, type OrderSearch, PAYMENT_STATES, WHICH_ORDERS } from "./which";

/** What narrows the orders; each choice is in the address. */
export function OrderFilters({ search }: { search: OrderSearch }) {
  const say = useSay();
  const navigate = useNavigate();
  const narrow = (changed: { [Name in keyof OrderSearch]: OrderSearch[Name] | undefined }) =>
    void navigate({ to: "/orders", search: present({ ...search, ...changed }), replace: true });
  return (
    <div className="grid gap-3">
      <TabLinks label={say("orders.filter.label")}>
        {WHICH_ORDERS.map((one) => (
          <TabLink
            key={one}
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
      <div className="grid grid-cols-2 gap-3 lg:grid-cols-5">
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
      </div>
    </div>
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
    <Field label={say("filter.channel")}>
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
