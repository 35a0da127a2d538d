import { useSay } from "@app/look";
import { useMe } from "@app/session";
import { type CannedReplyOut, listCannedRepliesOptions, problemOf } from "@handsel/shared/api";
import { useQuery } from "@tanstack/react-query";
import { Button } from "@ui/button";
import { classes } from "@ui/classes";
import { TextArea } from "@ui/input";
import { Notice } from "@ui/notice";
import { SendHorizontal, StickyNote } from "lucide-react";
import { Tabs } from "radix-ui";
import { type FormEvent, type KeyboardEvent, type Ref, useId, useState } from "react";
import { askedIn, filled, matching } from "./canned";
import { CannedList, optionId } from "./canned-list";
import type { Listed } from "./views";
import { type Mode, useWriting } from "./writing";

const LONGEST = 4000;

interface Writing {
  conversation: Listed;
  name: string;
  ref: Ref<HTMLTextAreaElement>;
}

/** Where a member answers, or tells the others something. */
export function Composer({
  mode,
  onMode,
  ...writing
}: Writing & { mode: Mode; onMode: (mode: Mode) => void }) {
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
      {(["reply", "note"] as const).map((one) => (
        <Tabs.Content key={one} value={one} forceMount hidden={one !== mode} tabIndex={-1}>
          <Writer {...writing} mode={one} ref={one === mode ? writing.ref : null} />
        </Tabs.Content>
      ))}
    </Tabs.Root>
  );
}

function Writer({ conversation, name, ref, mode }: Writing & { mode: Mode }) {
  const say = useSay();
  const isNote = mode === "note";
  const { text, change, sending } = useWriting(conversation.id, mode);
  const canned = useCanned(conversation, isNote ? "" : text, change);
  const tooMany = text.length - LONGEST;
  const canSend = text.trim() !== "" && tooMany <= 0 && !sending.isPending;
  const send = () => canSend && sending.mutate(text.trim());
  const press = (event: KeyboardEvent) => {
    if (canned.press(event)) return;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      send();
    }
    if (event.key === "Escape") (event.target as HTMLElement).blur();
  };
  return (
    <form
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        send();
      }}
      className="grid gap-2"
    >
      {sending.isError && (
        <Notice tone="bad">
          {say("composer.failed")} {problemOf(sending.error).detail}
        </Notice>
      )}
      {tooMany > 0 && <Notice tone="bad">{say("composer.too_long", { count: tooMany })}</Notice>}
      {canned.list}
      <div className="flex items-end gap-2">
        <TextArea
          ref={ref}
          dir="auto"
          rows={2}
          aria-label={isNote ? say("note.label") : say("composer.label", { name })}
          placeholder={say(isNote ? "note.placeholder" : "composer.placeholder")}
          value={text}
          onChange={(event) => change(event.target.value)}
          onKeyDown={press}
          className="min-h-16"
          {...canned.aria}
        />
        <Button
          type="submit"
          variant={isNote ? "secondary" : "primary"}
          size="lg"
          disabled={!canSend}
          isBusy={sending.isPending}
        >
          {isNote ? (
            <StickyNote aria-hidden />
          ) : (
            <SendHorizontal aria-hidden className="rtl:-scale-x-100" />
          )}
          {say(isNote ? "note.add" : "composer.send")}
        </Button>
      </div>
      {!isNote && (
        <p className="flex flex-wrap gap-x-3 text-soft text-xs">
          {conversation.control !== "member" && <span>{say("composer.hint")}</span>}
          {canned.hasAny && <span>{say("canned.hint")}</span>}
        </p>
      )}
    </form>
  );
}

/** Kept replies, offered while the text is a slash and the beginning of a name. */
function useCanned(conversation: Listed, text: string, change: (text: string) => void) {
  const id = useId();
  const me = useMe();
  const [place, setPlace] = useState(0);
  const [closedAt, setClosedAt] = useState<string | null>(null);
  const { data } = useQuery({ ...listCannedRepliesOptions(), staleTime: 60_000 });
  const asked = askedIn(text);
  const isOpen = asked !== null && data !== undefined && text !== closedAt;
  const replies = isOpen ? matching(data.items, asked) : [];
  const at = Math.min(place, Math.max(0, replies.length - 1));
  const choose = (chosen: CannedReplyOut) => {
    const names = {
      customer: conversation.customer.name,
      shop: me.business.name,
      member: me.name,
    };
    change(filled(chosen.text, names));
    setPlace(0);
  };
  const step = (by: number) => setPlace((at + by + replies.length) % replies.length);
  const acts: Record<string, () => void> = {
    ArrowDown: () => step(1),
    ArrowUp: () => step(-1),
    Enter: () => replies[at] && choose(replies[at]),
    Tab: () => replies[at] && choose(replies[at]),
    Escape: () => setClosedAt(text),
  };
  const press = (event: KeyboardEvent): boolean => {
    const act = acts[event.key];
    const isPlain = !event.ctrlKey && !event.metaKey && !event.shiftKey;
    if (!act || !isPlain || !isOpen || replies.length === 0) return false;
    event.preventDefault();
    act();
    return true;
  };
  const aria =
    replies.length > 0
      ? { "aria-controls": id, "aria-activedescendant": optionId(id, at) }
      : undefined;
  return {
    press,
    aria: { "aria-autocomplete": "list" as const, ...aria },
    hasAny: (data?.items.length ?? 0) > 0,
    list: isOpen ? <CannedList id={id} replies={replies} at={at} onChoose={choose} /> : null,
  };
}
