import { isRecord } from "@handsel/shared/api";
import type { LiveEvent } from "@handsel/shared/live";
import { useSyncExternalStore } from "react";

type Doing = "looking" | "writing";

export interface Present {
  /** A member's or a customer's id. */
  id: string;
  doing: Doing;
}

interface Sign extends Present {
  conversation: string;
  /** When it passes, by this device's clock. */
  until: number;
}

const NOBODY: readonly Present[] = [];

/** Who is in a conversation now, as the live stream tells it; each sign passes by itself. */
export class Colleagues {
  private signs = new Map<string, Sign>();
  private shown = new Map<string, readonly Present[]>();
  private watchers = new Set<() => void>();

  watch = (changed: () => void): (() => void) => {
    this.watchers.add(changed);
    return () => this.watchers.delete(changed);
  };

  in = (conversation: string): readonly Present[] => this.shown.get(conversation) ?? NOBODY;

  hear(event: LiveEvent, now: number = Date.now()): void {
    if (event.kind !== "changes") return;
    const told: unknown = JSON.parse(event.text || "null");
    for (const change of (Array.isArray(told) ? told : []).filter(isRecord)) {
      this.note(change, now);
    }
  }

  private note(change: Record<string, unknown>, now: number): void {
    const conversation = String(change.conversation_id ?? "");
    const id = String(change.member_id ?? change.customer_id ?? "");
    if (change.kind === "absence") {
      this.signs.delete(`looking ${conversation} ${id}`);
      this.signs.delete(`writing ${conversation} ${id}`);
    } else if (change.kind === "presence" || change.kind === "typing") {
      const doing = change.kind === "typing" ? "writing" : "looking";
      // How long it lasts is the server's to say; when that is over, this device's clock tells.
      const lasts = Date.parse(String(change.until)) - Date.parse(String(change.at));
      if (!(lasts > 0)) return;
      this.signs.set(`${doing} ${conversation} ${id}`, {
        id,
        doing,
        conversation,
        until: now + lasts,
      });
      setTimeout(() => this.pass(), lasts + 50);
    } else if (change.kind === "message.added") {
      // Whoever was writing has written.
      for (const [key, sign] of this.signs) {
        if (sign.doing === "writing" && sign.conversation === conversation) this.signs.delete(key);
      }
    } else return;
    this.show();
  }

  private pass(now: number = Date.now()): void {
    for (const [key, sign] of this.signs) if (sign.until <= now) this.signs.delete(key);
    this.show();
  }

  private show(): void {
    const shown = new Map<string, readonly Present[]>();
    for (const { conversation, id, doing } of this.signs.values()) {
      shown.set(conversation, [...(shown.get(conversation) ?? []), { id, doing }]);
    }
    // The same people are the same list, so that nothing is drawn anew for a sign repeated.
    for (const [conversation, present] of shown) {
      const before = this.shown.get(conversation);
      if (JSON.stringify(before) === JSON.stringify(present)) {
        shown.set(conversation, before ?? present);
      }
    }
    this.shown = shown;
    for (const changed of this.watchers) changed();
  }
}

export const colleagues = new Colleagues();

/** Who is in this conversation besides, and what they do. */
export function useColleagues(conversation: string): readonly Present[] {
  return useSyncExternalStore(colleagues.watch, () => colleagues.in(conversation));
}
