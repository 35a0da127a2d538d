import { useReader, useSay } from "@app/look";
import type { NoteOut } from "@handsel/shared/api";
import { formatTime } from "@handsel/shared/format";
import { StickyNote } from "lucide-react";

/** What a member told the others: set apart, so that nobody takes it for something said. */
export function Note({ note }: { note: NoteOut }) {
  const say = useSay();
  const reader = useReader();
  return (
    <div className="mt-4 rounded-md border border-gold border-dashed bg-sheet px-3.5 py-2">
      <p className="flex items-center gap-1.5 text-gold-text text-xs">
        <StickyNote aria-hidden className="size-3.5 shrink-0" />
        <span className="min-w-0 flex-1 truncate">
          {say("note.of", { name: note.author_name })}
        </span>
        <time dateTime={note.created_at} className="figures shrink-0">
          {formatTime(note.created_at, reader)}
        </time>
      </p>
      <p dir="auto" className="mt-1 whitespace-pre-wrap wrap-anywhere">
        {note.text}
      </p>
    </div>
  );
}
