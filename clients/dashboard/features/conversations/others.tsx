import { useReader, useSay } from "@app/look";
import { Avatar } from "@ui/avatar";
import { Hidden } from "@ui/hidden";
import { Eye } from "lucide-react";
import type { Others } from "./presence";

/** Colleagues who look at the conversation too. */
export function Looking({ names }: { names: readonly string[] }) {
  const say = useSay();
  const { locale } = useReader();
  const text =
    names.length > 0
      ? say("presence.here", { names: new Intl.ListFormat(locale).format(names) })
      : "";
  return (
    <div role="status" title={text} className="flex items-center">
      {names.length > 0 && (
        <>
          <Eye aria-hidden className="me-1 size-4 text-soft" />
          {names.slice(0, 3).map((name) => (
            <Avatar
              key={name}
              name={name}
              className="-ms-1 size-7 text-[0.625rem] ring-2 ring-sheet"
            />
          ))}
          <Hidden>{text}</Hidden>
        </>
      )}
    </div>
  );
}

/** Who is writing now. */
export function Writing({ names }: { names: Others["writing"] }) {
  const say = useSay();
  const { locale } = useReader();
  return (
    <div role="status" className="min-h-5 px-4 text-soft text-xs">
      {names.length > 0 && (
        <p className="flex items-center gap-2">
          <span aria-hidden className="flex gap-0.5">
            {["a", "b", "c"].map((dot) => (
              <span key={dot} className="size-1 animate-shimmer rounded-full bg-current" />
            ))}
          </span>
          {say("presence.writing", { names: new Intl.ListFormat(locale).format(names) })}
        </p>
      )}
    </div>
  );
}
