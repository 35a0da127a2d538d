import { useReader, useSay } from "@app/look";
import type { HoursOut } from "@handsel/shared/api";
import { dayOf } from "@handsel/shared/format";
import { Button } from "@ui/button";
import { Field } from "@ui/field";
import { Input } from "@ui/input";
import { Plus, Trash2 } from "lucide-react";

export type Closure = HoursOut["closures"][number];

const MOST = 60;

/** Days on which nobody is there. */
export function ClosuresField({
  closures,
  onChange,
}: {
  closures: Closure[];
  onChange: (closures: Closure[]) => void;
}) {
  const say = useSay();
  const today = dayOf(new Date(), useReader());
  const put = (place: number, part: Partial<Closure>) =>
    onChange(closures.map((one, at) => (at === place ? withPart(one, part) : one)));
  return (
    <div className="grid gap-4">
      {closures.length === 0 && <p className="text-soft text-sm">{say("hours.closures.empty")}</p>}
      {closures.length > 0 && (
        <ul className="grid gap-4">
          {closures.map((one, place) => (
            <li
              // biome-ignore lint/suspicious/noArrayIndexKey: closures have no names of their own
              key={place}
              className="grid grid-cols-2 items-end gap-3 sm:grid-cols-[minmax(0,1fr)_10rem_10rem_auto]"
            >
              <Field label={say("hours.closure.name")} className="col-span-2 sm:col-span-1">
                {(parts) => (
                  <Input
                    {...parts}
                    dir="auto"
                    maxLength={60}
                    value={one.name}
                    onChange={(event) => put(place, { name: event.target.value })}
                  />
                )}
              </Field>
              <Field label={say("hours.closure.first")}>
                {(parts) => (
                  <Input
                    {...parts}
                    type="date"
                    required
                    value={one.first}
                    onChange={(event) =>
                      event.target.value && put(place, { first: event.target.value })
                    }
                  />
                )}
              </Field>
              <Field label={say("hours.closure.last")}>
                {(parts) => (
                  <Input
                    {...parts}
                    type="date"
                    required
                    min={one.first}
                    value={one.last}
                    onChange={(event) =>
                      event.target.value && put(place, { last: event.target.value })
                    }
                  />
                )}
              </Field>
              <Button
                variant="quiet"
                size="icon"
                className="justify-self-end"
                aria-label={say("hours.closure.remove", {
                  name: one.name || say("hours.closure.some"),
                })}
                onClick={() => onChange(closures.filter((_, at) => at !== place))}
              >
                <Trash2 aria-hidden />
              </Button>
            </li>
          ))}
        </ul>
      )}
      <Button
        className="justify-self-start"
        disabled={closures.length >= MOST}
        onClick={() => onChange([...closures, { first: today, last: today, name: "" }])}
      >
        <Plus aria-hidden />
        {say("hours.closure.add")}
      </Button>
    </div>
  );
}

/** A first day that passes the last takes it along. */
function withPart(one: Closure, part: Partial<Closure>): Closure {
  const changed = { ...one, ...part };
  return part.first && changed.last < changed.first ? { ...changed, last: part.first } : changed;
}
