import {
  getConversationQueryKey,
  reply,
  sendCheckoutLink,
  sendFile,
  sendProduct,
} from "@handsel/shared/api";
import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useSyncExternalStore } from "react";
import { bringUpload, forget, type Upload } from "./uploads";

/** A product as it is shown while it is on its way; its name and price are the server's to say. */
export interface Card {
  variantId: string;
  title: string;
  name: string;
  price: string;
  imageUrl: string;
}

/** What is shown already and not kept by the server yet. */
export interface Waiting {
  /** The same key is the same reply, however often it is sent. */
  key: string;
  text: string;
  /** In place of words: a product. */
  card?: Card;
  /** Beside the words, if there are any: a file. `url` is known once the server has it. */
  upload?: Upload;
  url?: string;
  /** In place of words of one's own: the link to pay on, in the server's. */
  isLink?: boolean;
  /** The last message that was there when they were sent; null for none. */
  after: string | null;
  /** What kept them from being sent; null while they are on their way. */
  failure: unknown;
}

const NOTHING: readonly Waiting[] = [];

/** What this page has yet to hand over, by conversation. It stays while one looks elsewhere. */
class Outbox {
  private kept = new Map<string, readonly Waiting[]>();
  private watchers = new Set<() => void>();

  of = (conversationId: string): readonly Waiting[] => this.kept.get(conversationId) ?? NOTHING;

  watch = (changed: () => void): (() => void) => {
    this.watchers.add(changed);
    return () => this.watchers.delete(changed);
  };

  put(conversationId: string, one: Waiting): void {
    const others = this.of(conversationId);
    const known = others.some(({ key }) => key === one.key);
    this.set(
      conversationId,
      known ? others.map((each) => (each.key === one.key ? one : each)) : [...others, one],
    );
  }

  drop(conversationId: string, key: string): void {
    const dropped = this.of(conversationId).find((one) => one.key === key);
    if (dropped?.upload) forget(dropped.upload);
    this.set(
      conversationId,
      this.of(conversationId).filter((one) => one.key !== key),
    );
  }

  private set(conversationId: string, waiting: readonly Waiting[]): void {
    if (waiting.length > 0) this.kept.set(conversationId, waiting);
    else this.kept.delete(conversationId);
    for (const changed of this.watchers) changed();
  }
}

const outbox = new Outbox();

/** Replies on their way from here, and the way to send one. */
export function useOutbox(conversationId: string) {
  const queries = useQueryClient();
  const waiting = useSyncExternalStore(outbox.watch, () => outbox.of(conversationId));
  const made = (one: Pick<Waiting, "text" | "card" | "isLink" | "upload" | "after">): Waiting => ({
    key: crypto.randomUUID(),
    failure: null,
    ...one,
  });
  const begin = (one: Pick<Waiting, "text" | "card" | "isLink" | "after">) =>
    void hand(queries, conversationId, made(one));
  return {
    waiting,
    send: (text: string, after: string | null) => begin({ text, after }),
    show: (card: Card, after: string | null) => begin({ text: "", card, after }),
    /** Send files one after the other; the words go with the last. */
    sendFiles: (uploads: readonly Upload[], text: string, after: string | null) => {
      const last = uploads.at(-1);
      const all = uploads.map((upload) =>
        made({ text: upload === last ? text : "", upload, after }),
      );
      for (const one of all) outbox.put(conversationId, one);
      void all.reduce(
        (before, one) => before.then(() => hand(queries, conversationId, one)),
        Promise.resolve(),
      );
    },
    link: (text: string, after: string | null) => begin({ text, isLink: true, after }),
    again: (one: Waiting) => void hand(queries, conversationId, { ...one, failure: null }),
    drop: (one: Waiting) => outbox.drop(conversationId, one.key),
  };
}

async function hand(queries: QueryClient, conversationId: string, one: Waiting): Promise<void> {
  const path = { conversation_id: conversationId };
  outbox.put(conversationId, one);
  try {
    if (one.card) {
      const body = { variant_id: one.card.variantId, client_key: one.key };
      await sendProduct({ path, body, throwOnError: true });
    } else if (one.upload) {
      const { id, url } = await bringUpload(one.upload);
      // Known before it is said, so that the thread's own message takes the place of this one.
      outbox.put(conversationId, { ...one, url });
      const body = { upload_id: id, text: one.text, client_key: one.key };
      await sendFile({ path, body, throwOnError: true });
    } else if (one.isLink) {
      await sendCheckoutLink({ path, body: { client_key: one.key }, throwOnError: true });
    } else {
      await reply({ path, body: { text: one.text, client_key: one.key }, throwOnError: true });
    }
  } catch (failure) {
    outbox.put(conversationId, { ...one, failure });
    return;
  }
  await Promise.allSettled([
    queries.invalidateQueries({ queryKey: ["messages", conversationId] }),
    queries.invalidateQueries({ queryKey: ["conversations"] }),
    queries.invalidateQueries({ queryKey: getConversationQueryKey({ path }) }),
  ]);
  outbox.drop(conversationId, one.key);
}

interface Told {
  id: string;
  text: string;
  author_member_id: string | null;
  attachments: ReadonlyArray<{ url: string }>;
}

/** Those of `waiting` that the thread does not show by itself yet. */
export function unseen<Said extends Told>(
  waiting: readonly Waiting[],
  messages: readonly Said[],
  own: string | null,
): Waiting[] {
  return waiting.filter((one) => {
    const from = messages.findIndex((message) => message.id === one.after) + 1;
    return !messages
      .slice(from)
      .some((message) => message.author_member_id === own && isSaid(one, message));
  });
}

function isSaid({ text, card, isLink, upload, url }: Waiting, message: Told): boolean {
  const said = message.text.trim();
  if (upload) {
    const isShown = message.attachments.some((one) => one.url === url);
    return url !== undefined && (isShown || said.includes(url));
  }
  if (isLink) return said.includes("https://") || said.includes("http://");
  return card ? said.includes(card.title) : said === text;
}
