import { useReader, useSay } from "@app/look";
import { accountKey, movementKey } from "@features/books/names";
import { formatDateTime, formatMoney } from "@handsel/shared/format";
import { Panel } from "@ui/panel";
import type { OrderDetail } from "./order-view";

/** The order in the books: each movement's entries sum to zero. */
export function Ledger({ movements }: { movements: OrderDetail["movements"] }) {
  const say = useSay();
  const reader = useReader();
  if (movements.length === 0) return null;
  const accountName = (account: string) => {
    const key = accountKey(account);
    return key ? say(key) : account;
  };
  const movementName = (kind: string) => {
    const key = movementKey(kind);
    return key ? say(key) : kind;
  };
  return (
    <Panel title={say("order.ledger")}>
      <div className="overflow-x-auto">
        <table className="figures w-full text-sm">
          <thead className="text-soft text-xs">
            <tr>
              <th className="pb-2 text-start font-medium">{say("order.ledger.account")}</th>
              <th className="pb-2 text-end font-medium">{say("order.ledger.debit")}</th>
              <th className="pb-2 text-end font-medium">{say("order.ledger.credit")}</th>
            </tr>
          </thead>
          {movements.map((movement) => (
            <tbody
              key={`${movement.kind} ${movement.occurred_at}`}
              className="border-line border-t"
            >
              <tr>
                <th
                  scope="colgroup"
                  colSpan={3}
                  className="pt-2.5 pb-1 text-start font-normal text-soft text-xs"
                >
                  {movementName(movement.kind)} · {formatDateTime(movement.occurred_at, reader)}
                </th>
              </tr>
              {movement.entries.map((entry) => (
                <tr key={entry.account}>
                  <td className="py-1">{accountName(entry.account)}</td>
                  <td className="py-1 text-end">
                    {entry.amount_minor > 0 &&
                      formatMoney(entry.amount_minor, movement.currency, reader)}
                  </td>
                  <td className="py-1 text-end">
                    {entry.amount_minor < 0 &&
                      formatMoney(-entry.amount_minor, movement.currency, reader)}
                  </td>
                </tr>
              ))}
            </tbody>
          ))}
        </table>
      </div>
    </Panel>
  );
}
