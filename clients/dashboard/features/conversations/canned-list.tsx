import { useSay } from "@app/look";
import type { CannedReplyOut } from "@handsel/shared/api";
import { classes } from "@ui/classes";

export const optionId = (listId: string, at: number) => `${listId}-${at}`;

/** The kept replies that one may choose among; the keys stay in the text. */
export function CannedList({
  id,
  replies,
  at,
  onChoose,
}: {
  id: string;
  replies: readonly CannedReplyOut[];
  at: number;
  onChoose: (chosen: CannedReplyOut) => void;
}) {
  const say = useSay();
  if (replies.length === 0) {
    return (
      <p role="status" className="px-2.5 py-2 text-soft text-sm">
        {say("canned.none")}
      </p>
    );
  }
  return (
    <div
      id={id}
      role="listbox"
      aria-label={say("canned.label")}
      className="max-h-56 overflow-y-auto rounded-lg border border-line bg-raised p-1.5 shadow-high"
    >
      {replies.map((one, place) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the text area above hears the keys
        <div
          key={one.id}
          id={optionId(id, place)}
          role="option"
          tabIndex={-1}
          aria-selected={place === at}
          onClick={() => onChoose(one)}
          className={classes(
            "flex cursor-pointer items-baseline gap-3 rounded-sm px-2.5 py-1.5 text-sm",
            place === at && "bg-plain-ground",
          )}
        >
          <span className="shrink-0 font-medium">/{one.shortcut}</span>
          <span dir="auto" className="truncate text-soft">
            {one.text}
          </span>
        </div>
      ))}
    </div>
  );
}
