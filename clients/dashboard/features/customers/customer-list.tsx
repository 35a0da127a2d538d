import { useReader, useSay } from "@app/look";
import { Paged } from "@app/paged";
import { useListKeys } from "@app/shell/list-keys";
import { Row, Rows } from "@features/businesses/rows";
import { channelKey } from "@features/conversations/views";
import type { ListedCustomerOut } from "@handsel/shared/api";
import { formatDate } from "@handsel/shared/format";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Avatar } from "@ui/avatar";
import { Badge } from "@ui/badge";
import { State } from "@ui/state";
import { Filter, UsersRound } from "lucide-react";
import type { CustomerSearch } from "./customer-search";
import { customersQuery } from "./queries";

export function CustomerList({ search }: { search: CustomerSearch }) {
  const say = useSay();
  const asked = useInfiniteQuery(customersQuery(search));
  useListKeys();
  const isAll = Object.keys(search).length === 0;
  const empty = (
    <State
      icon={isAll ? <UsersRound /> : <Filter />}
      title={say(isAll ? "customers.empty.title" : "orders.none.title")}
      body={say(isAll ? "customers.empty.body" : "orders.none.body")}
    />
  );
  return (
    <Paged asked={asked} empty={empty}>
      {(customers) => (
        <Rows label={say("customers.title")}>
          {customers.map((customer) => (
            <CustomerRow key={customer.id} customer={customer} />
          ))}
        </Rows>
      )}
    </Paged>
  );
}

function CustomerRow({ customer }: { customer: ListedCustomerOut }) {
  const say = useSay();
  const reader = useReader();
  const name = customer.name || say("inbox.someone");
  return (
    <Row
      mark={<Avatar name={name} />}
      title={
        <Link data-row to="/customers/$customer" params={{ customer: customer.id }}>
          <bdi>{name}</bdi>
        </Link>
      }
      badges={
        <>
          {[...new Set(customer.known_on.map((one) => one.kind))].map((kind) => {
            const key = channelKey(kind);
            return <Badge key={kind}>{key ? say(key) : kind}</Badge>;
          })}
          {customer.blocked_at && <Badge tone="bad">{say("customers.blocked")}</Badge>}
        </>
      }
      aside={
        <span className="figures text-soft text-sm">
          {say("customers.orders.count", { count: customer.orders })}
        </span>
      }
    >
      {customer.email && <bdi className="me-2">{customer.email}</bdi>}
      <span className="figures">
        {say("customers.since", { when: formatDate(customer.created_at, reader) })}
      </span>
    </Row>
  );
}
