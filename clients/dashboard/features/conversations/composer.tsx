import { useSay } from "@app/look";
import { classes } from "@ui/classes";
import { Tabs } from "radix-ui";
import type { Ref } from "react";
import { NoteWriter } from "./note-writer";
import { ReplyWriter } from "./reply-writer";
import type { Listed } from "./views";
import type { Mode } from "./writing";

export interface WriterProps {
  conversation: Listed;
  name: string;
  ref: Ref<HTMLTextAreaElement> | null;
}

/** Where a member answers, or tells the others something. */
export function Composer({
  mode,
  onMode,
  ref,
  ...writing
}: WriterProps & { mode: Mode; onMode: (mode: Mode) => void }) {
  const say = useSay();
  return (
    <Tabs.Root
      value={mode}
      onValueChange={(chosen) => onMode(chosen as Mode)}
      className={classes("border-line border-t p-3 pt-2", mode === "note" && "bg-warn-ground")}
    >
      <Tabs.List aria-label={say("composer.mode")} className="mb-2 flex gap-1">
        {(["reply", "note"] as const).map((one) => (
          <Tabs.Trigger
            key={one}
            value={one}
            className="rounded-full px-3 py-1 text-sm hover:bg-plain-ground data-[state=active]:bg-ink data-[state=active]:text-sheet"
          >
            {say(one === "note" ? "composer.mode.note" : "composer.mode.reply")}
          </Tabs.Trigger>
        ))}
      </Tabs.List>
      {/* Both stay, so that what was begun in one is not lost by a look at the other. */}
      <Tabs.Content value="reply" forceMount hidden={mode !== "reply"} tabIndex={-1}>
        <ReplyWriter {...writing} ref={mode === "reply" ? ref : null} />
      </Tabs.Content>
      <Tabs.Content value="note" forceMount hidden={mode !== "note"} tabIndex={-1}>
        <NoteWriter {...writing} ref={mode === "note" ? ref : null} />
      </Tabs.Content>
    </Tabs.Root>
  );
}
