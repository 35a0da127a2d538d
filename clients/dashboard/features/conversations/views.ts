import { idOf, oneOf, present, textOf } from "@app/search";
import type { ListConversationsResponse } from "@handsel/shared/api";
import type { Key } from "@handsel/shared/words";

/** Parts of the inbox that are links in it, as the API names them. */
export const VIEWS = [
  "open",
  "mine",
  "unassigned",
  "waiting",
  "handed_over",
  "snoozed",
  "resolved",
] as const;
export type View = (typeof VIEWS)[number];
export const FIRST_VIEW: View = "open";

export type Listed = ListConversationsResponse["items"][number];

export const NAME_OF: Record<View, Key> = {
  open: "inbox.view.open",
  mine: "inbox.view.mine",
  unassigned: "inbox.view.unassigned",
  waiting: "inbox.view.waiting",
  handed_over: "inbox.view.handed_over",
  snoozed: "inbox.view.snoozed",
  resolved: "inbox.view.resolved",
};

export interface InboxSearch {
  view?: View;
  text?: string;
  /** Ids of a channel and of a label. */
  channel?: string;
  label?: string;
  /** Only those that led to a paid order. */
  paid?: true;
}

export function readInboxSearch(raw: Record<string, unknown>): InboxSearch {
  return present({
    view: oneOf(raw, "view", VIEWS),
    text: textOf(raw, "text", 100),
    channel: idOf(raw, "channel"),
    label: idOf(raw, "label"),
    paid: raw.paid === true ? (true as const) : undefined,
  });
}

/** What narrows a view further, so that it stays when another view is chosen. */
export function narrowed({ text, channel, label, paid }: InboxSearch): InboxSearch {
  return {
    ...(text ? { text } : {}),
    ...(channel ? { channel } : {}),
    ...(label ? { label } : {}),
    ...(paid ? { paid } : {}),
  };
}

const CHANNELS: Record<string, Key> = {
  instagram: "channel.instagram",
  messenger: "channel.messenger",
  whatsapp: "channel.whatsapp",
  telegram: "channel.telegram",
  webchat: "channel.webchat",
};

export function channelKey(kind: string): Key | undefined {
  return CHANNELS[kind];
}
