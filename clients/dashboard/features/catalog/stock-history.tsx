import { useReader, useSay } from "@app/look";
import { listStockChangesOptions, type StockChangeOut } from "@handsel/shared/api";
import { formatDateTime } from "@handsel/shared/format";
import type { Key } from "@handsel/shared/words";
import { useQuery } from "@tanstack/react-query";
import { Panel } from "@ui/panel";
import { Skeleton } from "@ui/skeleton";

const REASONS: Record<string, Key> = {
  received: "stock.reason.received",
  counted: "stock.reason.counted",
  damaged: "stock.reason.damaged",
  returned: "stock.reason.returned",
  other: "stock.reason.other",
};

/** What members did to the stock by hand, and why. */
export function StockHistory({ productId }: { productId: string }) {
  const say = useSay();
  const asked = useQuery(listStockChangesOptions({ path: { product_id: productId } }));
  if (asked.isError) return null;
  return (
    <Panel title={say("stock.history")}>
      {asked.isPending && <Skeleton className="h-5 w-2/3 rounded-sm" />}
      {asked.data?.items.length === 0 && (
        <p className="text-soft text-sm">{say("stock.history.none")}</p>
      )}
      <ol className="divide-y divide-line">
        {asked.data?.items.map((one) => (
          <Change key={one.id} change={one} />
        ))}
      </ol>
    </Panel>
  );
}

function Change({ change }: { change: StockChangeOut }) {
  const say = useSay();
  const reader = useReader();
  const signed = new Intl.NumberFormat(reader.locale, { signDisplay: "exceptZero" });
  const reason = REASONS[change.reason];
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 py-2.5 text-sm first:pt-0 last:pb-0">
      <span className="[overflow-wrap:anywhere]">
        {reason ? say(reason) : change.reason}
        {change.note && <span className="text-soft"> · {change.note}</span>}
      </span>
      <span className="figures text-end font-medium">
        <bdi>{signed.format(change.by)}</bdi>
      </span>
      <span className="text-soft text-xs [overflow-wrap:anywhere]">
        <bdi>{change.sku}</bdi> · {change.member_name} · {formatDateTime(change.at, reader)}
      </span>
      <span className="figures text-end text-soft text-xs">
        {say("catalog.left", { count: change.stock })}
      </span>
    </li>
  );
}
