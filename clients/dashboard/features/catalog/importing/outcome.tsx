import { useReader, useSay } from "@app/look";
import { formatNumber } from "@handsel/shared/format";
import type { Key } from "@handsel/shared/words";
import { Link } from "@tanstack/react-router";
import { Button } from "@ui/button";
import { Notice } from "@ui/notice";
import { Panel } from "@ui/panel";
import { Problems } from "./problems";
import type { Import } from "./states";

/** How far it is, for eyes and ears. */
export function ImportProgress({ row }: { row: Import }) {
  const say = useSay();
  const { rows_done: done, rows_total: total } = row;
  const text = say(row.state === "applying" ? "import.applying" : "import.checking");
  return (
    <Panel title={text}>
      <progress
        aria-label={text}
        {...(total > 0 && row.state === "checking" ? { value: done, max: total } : {})}
        className="h-2.5 w-full overflow-hidden rounded-full bg-plain-ground [&::-moz-progress-bar]:bg-green [&::-webkit-progress-bar]:bg-plain-ground [&::-webkit-progress-value]:bg-green [&::-webkit-progress-value]:transition-[width]"
      />
      <p role="status" className="figures mt-3 text-soft text-sm">
        {total > 0 ? say("import.rows", { done, total }) : say("import.waiting")}
      </p>
    </Panel>
  );
}

const COUNTS: Array<[string, Key]> = [
  ["products_new", "import.found.products_new"],
  ["products_changed", "import.found.products_changed"],
  ["products_unchanged", "import.found.products_unchanged"],
  ["variants_new", "import.found.variants_new"],
  ["variants_changed", "import.found.variants_changed"],
  ["variants_off_sale", "import.found.variants_off_sale"],
];

/** What a run found, or did. */
export function ImportOutcome({ row }: { row: Import }) {
  const say = useSay();
  const reader = useReader();
  if (row.state === "uploaded") return null;
  const counts = COUNTS.filter(([name]) => (row.found[name] ?? 0) > 0);
  return (
    <>
      {row.state === "refused" && (
        <Notice tone="bad">{say("import.refused", { count: row.error_count })}</Notice>
      )}
      {row.state === "failed" && <Notice tone="bad">{say("import.failed")}</Notice>}
      {row.state === "done" && <Notice tone="good">{say("import.done")}</Notice>}
      {counts.length > 0 && (
        <Panel title={say(row.state === "done" ? "import.found.done" : "import.found.checked")}>
          <dl className="grid grid-cols-2 gap-4 sm:grid-cols-3">
            {counts.map(([name, label]) => (
              <div key={name} className="grid">
                <dt className="order-2 text-soft text-sm">{say(label)}</dt>
                <dd className="figures font-display font-semibold text-2xl">
                  {formatNumber(row.found[name] ?? 0, reader)}
                </dd>
              </div>
            ))}
          </dl>
          {row.state === "done" && (
            <Button asChild variant="primary" className="mt-5">
              <Link to="/catalog">{say("import.see")}</Link>
            </Button>
          )}
        </Panel>
      )}
      {row.problems.length > 0 && <Problems row={row} />}
    </>
  );
}
