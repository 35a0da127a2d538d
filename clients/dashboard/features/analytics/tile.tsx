import { useSay } from "@app/look";
import type { Key } from "@handsel/shared/words";
import { Tooltip } from "@ui/tooltip";
import { CircleHelp, TrendingDown, TrendingUp } from "lucide-react";
import type { ReactNode } from "react";
import { useWriting } from "./reading";

/** What is compared: now and before, and how an amount is written. */
export interface Change {
  now: number | null | undefined;
  before: number | null | undefined;
  write(value: number): string;
}

/** One figure, what it means, and how it moved. */
export function Tile({
  label,
  means,
  value,
  note,
  change,
}: {
  label: Key;
  means: Key;
  value: ReactNode;
  note?: ReactNode;
  change?: Change | undefined;
}) {
  const say = useSay();
  return (
    <div className="grid content-start gap-1 rounded-lg border border-line bg-raised p-3.5 shadow-low sm:p-4">
      <dt className="flex items-start justify-between gap-2 text-soft text-sm">
        {say(label)}
        <Means label={label} means={means} />
      </dt>
      <dd className="grid gap-1">
        <span className="figures font-display font-semibold text-xl tracking-tight [overflow-wrap:anywhere] sm:text-2xl">
          {value}
        </span>
        {note && <span className="text-soft text-sm">{note}</span>}
        {change && <Changed {...change} />}
      </dd>
    </div>
  );
}

/** A word on what is counted, for whoever points at it, goes to it, or listens. */
export function Means({ label, means }: { label: Key; means: Key }) {
  const say = useSay();
  return (
    <Tooltip text={<span className="max-w-64">{say(means)}</span>}>
      <button
        type="button"
        aria-label={`${say("analytics.what")}: ${say(label)}. ${say(means)}`}
        className="-m-1.5 shrink-0 rounded-full p-1.5 text-soft hover:text-ink"
      >
        <CircleHelp aria-hidden className="size-4" />
      </button>
    </Tooltip>
  );
}

function Changed({ now, before, write }: Change) {
  const say = useSay();
  const writing = useWriting();
  if (now === null || now === undefined || before === null || before === undefined) return null;
  if (now === before) return <span className="text-soft text-sm">{say("analytics.same")}</span>;
  if (before === 0) return <span className="text-soft text-sm">{say("analytics.from.none")}</span>;
  const isMore = now > before;
  const Icon = isMore ? TrendingUp : TrendingDown;
  const change = writing.change(Math.abs(now - before), before);
  return (
    <span className="flex items-start gap-1.5 text-soft text-sm">
      <Icon aria-hidden className="mt-0.5 size-4 shrink-0 text-gold-text" />
      {say(isMore ? "analytics.more" : "analytics.less", { change, before: write(before) })}
    </span>
  );
}
