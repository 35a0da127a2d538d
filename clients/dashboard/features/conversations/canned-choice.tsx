import { useMe } from "@app/session";
import { type CannedReplyOut, listCannedRepliesOptions } from "@handsel/shared/api";
import { useQuery } from "@tanstack/react-query";
import { type KeyboardEvent, useId, useState } from "react";
import { askedIn, filled, matching } from "./canned";
import { CannedList, optionId } from "./canned-list";
import type { Listed } from "./views";

/** Kept replies, offered while the text is a slash and the beginning of a name. */
export function useCanned(conversation: Listed, text: string, change: (text: string) => void) {
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
