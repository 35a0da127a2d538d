import { type Live, type LiveEvent, openLive } from "@handsel/shared/live";
import { type Api, Refused, type Said, type Visit } from "./api";
import type { Memory } from "./memory";

/** Something of the visitor's that the thread does not show yet. */
export interface Outgoing {
  id: string;
  text: string;
  state: "sending" | "kept" | "failed";
  press?: { message_id: string; payload: string };
}

export interface State {
  isOpen: boolean;
  isLoaded: boolean;
  shop: string;
  answeredBy: "assistant" | "person";
  items: Said[];
  outgoing: Outgoing[];
  unread: number;
  earlier: string | null;
  trouble: "" | "offline" | "unavailable" | "refused" | "slow";
  typingUntil: number;
}

export interface Chat {
  state(): State;
  subscribe(listener: () => void): () => void;
  start(): void;
  open(): void;
  close(): void;
  say(text: string): void;
  press(message: Said, button: { title: string; payload: string }): void;
  retry(id: string): void;
  readEarlier(): void;
  noteTyping(): void;
  identify(identity: string): void;
  leave(): void;
}

const POLL = 4_000;
const TYPING_EVERY = 4_000;
const LONGEST_PAUSE = 30_000;

const BEGINNING: State = {
  isOpen: false,
  isLoaded: false,
  shop: "",
  answeredBy: "assistant",
  items: [],
  outgoing: [],
  unread: 0,
  earlier: null,
  trouble: "",
  typingUntil: 0,
};

/**
 * One visitor's chat: nothing is asked of the server before somebody opens it, unless they were
 * here before or the shop signed who they are.
 */
export function createChat(api: Api, memory: Memory, identity: string): Chat {
  let state = BEGINNING;
  let visit: Visit | null = null;
  let beginning: Promise<Visit> | null = null;
  let live: Live | null = null;
  let isLive = false;
  let isReading = false;
  let readAgain = false;
  let isSending = false;
  let typedAt = 0;
  let marked = new Map<string, string>();
  const listeners = new Set<() => void>();

  function set(change: Partial<State>): void {
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  }

  function forget(): void {
    visit = null;
    memory.keep(null, "");
    live?.stop();
    live = null;
    isLive = false;
    marked = new Map();
  }

  /** A visit of whom the shop signed for; of nobody in particular where that holds no more. */
  async function begin(): Promise<Visit> {
    try {
      return await api.begin(identity);
    } catch (failure) {
      if (!identity || !(failure instanceof Refused) || failure.status !== 401) throw failure;
      identity = "";
      return api.begin("");
    }
  }

  /** The visit there is, or one that begins; many who ask at once get the same. */
  async function visiting(): Promise<Visit> {
    if (visit) return visit;
    beginning ??= begin().finally(() => {
      beginning = null;
    });
    const begun = await beginning;
    if (visit !== begun) {
      visit = begun;
      memory.keep(begun, identity);
      listen(begun);
    }
    return begun;
  }

  function listen(of: Visit): void {
    live?.stop();
    live = openLive({
      url: () => of.live_url,
      headers: () => ({ "X-Visit": of.token }),
      credentials: "omit",
      onEvent: hear,
      onState: (told) => {
        isLive = told === "open";
      },
      onSignedOut: () => {
        if (visit === of) forget();
      },
    });
  }

  function hear(event: LiveEvent): void {
    if (event.kind === "over") {
      forget();
      return;
    }
    if (event.kind !== "changes") {
      void read();
      return;
    }
    const changes = JSON.parse(event.text) as { kind: string; until?: string }[];
    for (const change of changes) {
      if (change.kind === "typing" && change.until) {
        set({ typingUntil: Date.parse(change.until) });
      }
    }
    if (changes.some((change) => change.kind !== "typing")) void read();
  }

  /** Read the thread's end; asked while it is being read, it is read once more. */
  async function read(): Promise<void> {
    if (isReading) {
      readAgain = true;
      return;
    }
    isReading = true;
    try {
      do {
        readAgain = false;
        const of = await visiting();
        take(await api.read(of.token));
      } while (readAgain);
    } catch (failure) {
      fail(failure);
    } finally {
      isReading = false;
    }
  }

  function take(thread: Awaited<ReturnType<Api["read"]>>): void {
    const first = thread.items[0];
    const at = first ? state.items.findIndex((one) => one.id === first.id) : -1;
    const older = at > 0 ? state.items.slice(0, at) : [];
    const known = new Set(thread.items.map((one) => one.id));
    const isNew = thread.items.some(
      (one) => one.by !== "visitor" && !state.items.some((had) => had.id === one.id),
    );
    set({
      isLoaded: true,
      shop: thread.shop,
      answeredBy: thread.answered_by,
      items: [...older, ...thread.items],
      outgoing: state.outgoing.filter((one) => !known.has(one.id)),
      unread: state.isOpen ? 0 : thread.unread,
      earlier: older.length > 0 ? state.earlier : thread.next_cursor,
      trouble: state.trouble === "slow" ? "slow" : "",
      ...(isNew ? { typingUntil: 0 } : {}),
    });
    mark();
  }

  function fail(failure: unknown): void {
    if (!(failure instanceof Refused)) {
      set({ trouble: navigator.onLine ? "unavailable" : "offline" });
    } else if (failure.status === 401) {
      forget();
    } else if (failure.status === 403 || failure.status === 404) {
      set({ trouble: "refused" });
    } else if (failure.status === 429) {
      set({ trouble: "slow" });
    } else {
      set({ trouble: "unavailable" });
    }
  }

  /** Tell the shop what has come to the screen, and what was read there; each once. */
  function mark(): void {
    const of = visit;
    const kind = state.isOpen && document.visibilityState === "visible" ? "read" : "delivered";
    const ids = state.items
      .filter((one) => one.mark === "sent" || (kind === "read" && one.mark === "delivered"))
      .map((one) => one.id)
      .filter((id) => marked.get(id) !== kind && marked.get(id) !== "read")
      .slice(-50);
    if (!of || ids.length === 0) return;
    for (const id of ids) marked.set(id, kind);
    api.mark(of.token, kind, ids).catch(() => {
      for (const id of ids) marked.delete(id);
    });
  }

  /** Send what waits, in order, again and again until it is kept or refused. */
  async function send(): Promise<void> {
    if (isSending) return;
    isSending = true;
    let pause = 1_000;
    for (;;) {
      const next = state.outgoing.find((one) => one.state === "sending");
      if (!next) break;
      try {
        const of = await visiting();
        if (next.press) await api.press(of.token, { id: next.id, ...next.press });
        else await api.say(of.token, { id: next.id, text: next.text });
        pause = 1_000;
        change(next.id, "kept");
        set({ trouble: "" });
      } catch (failure) {
        fail(failure);
        const { status = 0, retryAfter = 0 } = failure instanceof Refused ? failure : {};
        if (status >= 400 && status < 500 && status !== 401 && status !== 429) {
          change(next.id, "failed");
          continue;
        }
        await rest(Math.max(pause, retryAfter * 1_000));
        pause = Math.min(LONGEST_PAUSE, pause * 2);
      }
    }
    isSending = false;
    if (!isLive) void read();
  }

  function change(id: string, to: Outgoing["state"]): void {
    set({
      outgoing: state.outgoing.map((one) => (one.id === id ? { ...one, state: to } : one)),
    });
  }

  function add(one: Omit<Outgoing, "id" | "state">): void {
    set({ outgoing: [...state.outgoing, { ...one, id: crypto.randomUUID(), state: "sending" }] });
    void send();
  }

  return {
    state: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    start() {
      // Whoever was here before them on this device is not shown to them.
      visit = memory.recall(identity);
      if (visit) listen(visit);
      if (visit || identity) void read();
      addEventListener("online", () => {
        live?.wake();
        if (state.isOpen) void read();
      });
      document.addEventListener("visibilitychange", mark);
      setInterval(() => {
        const isWatched = state.isOpen && document.visibilityState === "visible";
        if (isWatched && !isLive && state.trouble !== "refused") void read();
      }, POLL);
    },
    open() {
      set({ isOpen: true, unread: 0 });
      mark();
      void read();
    },
    close: () => set({ isOpen: false }),
    say(text) {
      const said = text.trim();
      if (said) add({ text: said });
    },
    press: (message, button) =>
      add({ text: button.title, press: { message_id: message.id, payload: button.payload } }),
    retry(id) {
      change(id, "sending");
      void send();
    },
    readEarlier() {
      const cursor = state.earlier;
      if (!visit || !cursor) return;
      set({ earlier: null });
      api.read(visit.token, cursor).then(
        (page) => set({ items: [...page.items, ...state.items], earlier: page.next_cursor }),
        (failure) => {
          set({ earlier: cursor });
          fail(failure);
        },
      );
    },
    noteTyping() {
      if (!visit || state.items.length === 0 || Date.now() - typedAt < TYPING_EVERY) return;
      typedAt = Date.now();
      api.typing(visit.token).catch(() => {});
    },
    identify(told) {
      identity = told;
      forget();
      set({ ...BEGINNING, isOpen: state.isOpen });
      void read();
    },
    leave() {
      if (visit) api.leave(visit.token).catch(() => {});
      identity = "";
      forget();
      set(BEGINNING);
    },
  };
}

function rest(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, milliseconds);
    function done(): void {
      clearTimeout(timer);
      removeEventListener("online", done);
      resolve();
    }
    addEventListener("online", done);
  });
}
