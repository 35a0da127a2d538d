import { useSay } from "@app/look";
import type { Key } from "@handsel/shared/words";
import { Button } from "@ui/button";
import { GitMerge } from "lucide-react";
import { useEffect, useRef } from "react";

/** Somebody was quicker: what they wrote, and whose words are to stay. */
export function ConflictNotice({
  theirs,
  isBusy,
  onTheirs,
  onMine,
}: {
  theirs: ReadonlyArray<{ label: Key; text: string }>;
  isBusy: boolean;
  onTheirs: () => void;
  onMine: () => void;
}) {
  const say = useSay();
  const place = useRef<HTMLElement>(null);
  useEffect(() => place.current?.focus(), []);
  return (
    <section
      ref={place}
      tabIndex={-1}
      role="alert"
      className="grid animate-rise gap-3 rounded-lg border border-line bg-warn-ground p-5 text-warn outline-none"
    >
      <h2 className="flex items-center gap-2.5 font-semibold">
        <GitMerge aria-hidden className="size-4.5 shrink-0" />
        {say("product.conflict.title")}
      </h2>
      <p className="text-sm">{say("product.conflict.lead")}</p>
      <dl className="grid gap-2 rounded-md bg-raised px-4 py-3 text-ink text-sm">
        {theirs.map(({ label, text }) => (
          <div key={label} className="grid gap-x-4 sm:grid-cols-[9rem_minmax(0,1fr)]">
            <dt className="text-soft">{say(label)}</dt>
            <dd className="line-clamp-4 whitespace-pre-line [overflow-wrap:anywhere]">
              {text || "–"}
            </dd>
          </div>
        ))}
      </dl>
      <div className="flex flex-wrap gap-2">
        <Button onClick={onTheirs}>{say("product.conflict.theirs")}</Button>
        <Button onClick={onMine} isBusy={isBusy}>
          {say("product.conflict.mine")}
        </Button>
      </div>
    </section>
  );
}
