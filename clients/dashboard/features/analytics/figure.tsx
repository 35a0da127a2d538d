import { useSay } from "@app/look";
import type { Key } from "@handsel/shared/words";
import { Panel } from "@ui/panel";
import { Skeleton } from "@ui/skeleton";
import { lazy, type ReactNode, Suspense } from "react";
import { useWriting } from "./reading";
import { Means } from "./tile";

const DayChart = lazy(() => import("./day-chart"));

/** One or two values a day. */
export interface Series {
  kind: "bars" | "lines";
  names: string[];
  rows: Array<{ day: string; values: Array<number | null> }>;
  write(value: number): string;
  /** How a line of the axis is marked, where that is shorter. */
  line?: (value: number) => string;
  isTime?: boolean;
}

/** A chart over days, with the same numbers as a table. */
export function DayFigure({ label, means, ...series }: Series & { label: Key; means: Key }) {
  const say = useSay();
  const { day } = useWriting();
  return (
    <Panel title={say(label)} aside={<Means label={label} means={means} />}>
      <Legend names={series.names} />
      <Suspense fallback={<Skeleton className="h-60 rounded-md" />}>
        <DayChart {...series} />
      </Suspense>
      <details className="mt-3 text-sm">
        <summary className="cursor-pointer text-soft hover:text-ink">
          {say("analytics.table")}
        </summary>
        <section
          aria-label={say(label)}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard
          tabIndex={0}
          className="relative mt-2 max-h-72 overflow-auto"
        >
          <Table
            heads={[say("analytics.day"), ...series.names]}
            rows={series.rows.map((row) => ({
              key: row.day,
              cells: [
                day(row.day),
                ...row.values.map((value) => (value === null ? "–" : series.write(value))),
              ],
            }))}
          />
        </section>
      </details>
    </Panel>
  );
}

const SWATCHES = ["bg-green", "bg-gold"];

function Legend({ names }: { names: string[] }) {
  // One series needs no legend, but its chart stands level with the one beside it.
  if (names.length < 2) return <div className="hidden h-8 xl:block" />;
  return (
    <ul className="mb-3 flex flex-wrap gap-x-5 gap-y-1 text-soft text-sm">
      {names.map((name, place) => (
        <li key={name} className="flex items-center gap-2">
          <span aria-hidden className={`size-2.5 rounded-full ${SWATCHES[place]}`} />
          {name}
        </li>
      ))}
    </ul>
  );
}

/** Numbers in rows; the first cell names its row. */
export function Table({
  heads,
  rows,
}: {
  heads: string[];
  rows: Array<{ key: string; cells: ReactNode[] }>;
}) {
  return (
    <table className="w-full border-collapse text-sm">
      <thead>
        <tr>
          {heads.map((head, place) => (
            <th
              key={head}
              scope="col"
              className={`pb-2 font-medium text-soft text-xs ${place === 0 ? "text-start" : "ps-3 text-end"}`}
            >
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, cells: [first, ...others] }) => (
          <tr key={key} className="border-line border-t">
            <th scope="row" className="py-2 text-start font-normal">
              {first}
            </th>
            {others.map((cell, place) => (
              <td
                // biome-ignore lint/suspicious/noArrayIndexKey: a column stays where it is
                key={place}
                className="figures py-2 ps-3 text-end"
              >
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
