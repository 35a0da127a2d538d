import { useReader, useSay } from "@app/look";
import { Button } from "@ui/button";
import { Input } from "@ui/input";
import { Plus, X } from "lucide-react";
import { dayNames, likeMonday, nextSpan, type Span, type Week, withDay } from "./hours";

const MOST_SPANS = 4;

/** Hours on each day of the week. */
export function WeekField({ week, onChange }: { week: Week; onChange: (week: Week) => void }) {
  const say = useSay();
  const names = dayNames(useReader());
  return (
    <div className="grid gap-3">
      <ul className="divide-y divide-line">
        {week.map((spans, day) => (
          <DayRow
            // biome-ignore lint/suspicious/noArrayIndexKey: a day of the week never moves
            key={day}
            name={names[day] ?? ""}
            spans={spans}
            onChange={(changed) => onChange(withDay(week, day, changed))}
          />
        ))}
      </ul>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="text-soft text-sm">{week.every((day) => !day.length) && say("hours.none")}</p>
        {(week[0]?.length ?? 0) > 0 && (
          <Button size="sm" onClick={() => onChange(likeMonday(week))}>
            {say("hours.copy")}
          </Button>
        )}
      </div>
    </div>
  );
}

function DayRow({
  name,
  spans,
  onChange,
}: {
  name: string;
  spans: Span[];
  onChange: (spans: Span[]) => void;
}) {
  const say = useSay();
  const put = (place: number, part: Partial<Span>) =>
    onChange(spans.map((span, at) => (at === place ? { ...span, ...part } : span)));
  return (
    <li className="grid grid-cols-[minmax(6.5rem,auto)_minmax(0,1fr)_auto] items-start gap-3 py-2.5">
      <span className="pt-2 font-medium text-sm capitalize">{name}</span>
      <div className="grid gap-2">
        {spans.length === 0 && (
          <span className="pt-2 text-soft text-sm">{say("hours.closed")}</span>
        )}
        {spans.map((span, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: spans have no names, and are few
          <div key={place} className="flex flex-wrap items-center gap-2">
            <Clock
              label={say("hours.opens", { day: name })}
              value={span.opens}
              onChange={(opens) => put(place, { opens })}
            />
            <span aria-hidden className="text-soft">
              –
            </span>
            <Clock
              label={say("hours.closes", { day: name })}
              value={span.closes}
              onChange={(closes) => put(place, { closes: closes === "00:00" ? "24:00" : closes })}
            />
            <Button
              variant="quiet"
              size="icon"
              aria-label={say("hours.remove", { day: name })}
              onClick={() => onChange(spans.filter((_, at) => at !== place))}
            >
              <X aria-hidden />
            </Button>
          </div>
        ))}
      </div>
      <Button
        variant="quiet"
        size="icon"
        aria-label={say("hours.add", { day: name })}
        disabled={spans.length >= MOST_SPANS}
        onClick={() => onChange([...spans, nextSpan(spans)])}
      >
        <Plus aria-hidden />
      </Button>
    </li>
  );
}

/** A time of day. The end of a day is midnight to whoever types it. */
function Clock({
  label,
  value,
  onChange,
}: {
  label: string;
  value: string;
  onChange: (value: string) => void;
}) {
  return (
    <Input
      type="time"
      required
      dir="ltr"
      aria-label={label}
      className="figures h-9 w-28!"
      value={value === "24:00" ? "00:00" : value}
      onChange={(event) => event.target.value && onChange(event.target.value)}
    />
  );
}
