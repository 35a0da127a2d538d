import { useReader, useSay } from "@app/look";
import { Paged } from "@app/paged";
import type { ListMovementsResponse } from "@handsel/shared/api";
import { formatDateTime, formatMoney } from "@handsel/shared/format";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { State } from "@ui/state";
import { BookOpen } from "lucide-react";
import type { LedgerSearch } from "./ledger-search";
import { accountKey, movementKey } from "./names";
import { movementsQuery } from "./queries";

type Movement = ListMovementsResponse["items"][number];

/** Every movement of money, each with its sides, which sum to zero. */
export function MovementList({ search }: { search: LedgerSearch }) {
  const say = useSay();
  const asked = useInfiniteQuery(movementsQuery(search));
  const isAll = Object.keys(search).length === 0;
  const empty = (
    <State
      icon={<BookOpen />}
      title={say(isAll ? "books.empty.title" : "orders.none.title")}
      body={say(isAll ? "books.empty.body" : "orders.none.body")}
    />
  );
  return (
    <Paged asked={asked} empty={empty}>
      {(movements) => (
        <ol
          aria-label={say("books.ledger")}
          className="divide-y divide-line rounded-lg border border-line bg-raised shadow-low"
        >
          {movements.map((movement) => (
            <Booked key={movement.id} movement={movement} />
          ))}
        </ol>
      )}
    </Paged>
  );
}

function Booked({ movement }: { movement: Movement }) {
  const say = useSay();
  const reader = useReader();
  const name = movementKey(movement.kind);
  return (
    <li className="grid gap-x-8 gap-y-2 px-4 py-3.5 md:grid-cols-[minmax(0,1fr)_minmax(0,1.4fr)]">
      <div>
        <p className="font-medium">{name ? say(name) : movement.kind}</p>
        <p className="figures text-soft text-sm">
          <time dateTime={movement.occurred_at}>
            {formatDateTime(movement.occurred_at, reader)}
          </time>
          {movement.number !== null && (
            <>
              {" · "}
              <Link
                to="/orders/$order"
                params={{ order: movement.order_id }}
                className="underline decoration-line-strong underline-offset-2 hover:text-ink"
              >
                #{movement.number}
              </Link>
            </>
          )}
        </p>
      </div>
      <dl className="figures grid content-start gap-1 text-sm">
        {movement.entries.map((entry) => {
          const account = accountKey(entry.account);
          const amount = Math.abs(entry.amount_minor);
          return (
            <div key={entry.account} className="flex justify-between gap-4">
              <dt>{account ? say(account) : entry.account}</dt>
              <dd className="text-end">
                <span className="me-2 text-soft text-xs">
                  {say(entry.amount_minor > 0 ? "order.ledger.debit" : "order.ledger.credit")}
                </span>
                {formatMoney(amount, movement.currency, reader)}
              </dd>
            </div>
          );
        })}
      </dl>
    </li>
  );
}
