import { useReader, useSay } from "@app/look";
import { listBalancesOptions } from "@handsel/shared/api";
import { formatMoney } from "@handsel/shared/format";
import { useQuery } from "@tanstack/react-query";
import { Panel } from "@ui/panel";
import { Skeleton } from "@ui/skeleton";
import { accountKey } from "./names";

/** What each account holds, in every currency in which money moved. */
export function Balances() {
  const say = useSay();
  const reader = useReader();
  const asked = useQuery(listBalancesOptions());
  if (asked.isPending) return <Skeleton className="h-40 rounded-lg" />;
  const held = asked.data?.items ?? [];
  const currencies = [...new Set(held.map((one) => one.currency))];
  return currencies.map((currency) => (
    <Panel key={currency} title={say("books.balances", { currency })}>
      <p className="-mt-2 mb-4 text-soft text-sm">{say("books.balances.lead")}</p>
      <dl className="grid grid-cols-2 gap-4 sm:grid-cols-3 lg:grid-cols-5">
        {held
          .filter((one) => one.currency === currency)
          .map((one) => {
            const name = accountKey(one.account);
            return (
              <div key={one.account} className="grid gap-0.5">
                <dt className="text-soft text-sm">{name ? say(name) : one.account}</dt>
                <dd className="figures font-semibold">
                  {formatMoney(one.balance_minor, currency, reader)}
                </dd>
              </div>
            );
          })}
      </dl>
    </Panel>
  ));
}
