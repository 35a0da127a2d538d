import { createParser, type LiveEvent } from "./parse";

/** `closed` is for good: signed out, not allowed, or stopped. */
export type LiveState = "connecting" | "open" | "waiting" | "closed";

export interface LiveOptions {
  url: () => string;
  onEvent: (event: LiveEvent) => void;
  onState?: (state: LiveState) => void;
  /** The server has ended the session: it said so, or refused to open the stream. */
  onSignedOut?: () => void;
  headers?: () => Record<string, string>;
  credentials?: RequestCredentials;
  /** Without a byte for so long, the connection is taken to be dead. The server beats every 15 s. */
  idleSeconds?: number;
  firstPauseSeconds?: number;
  longestPauseSeconds?: number;
  random?: () => number;
  /** The position to go on from, as the stream gave it. */
  after?: string;
}

export interface Live {
  /** End it for good. */
  stop(): void;
  /** Try now rather than when the pause ends, as when the network is back. */
  wake(): void;
  /** The last position, to go on from. */
  position(): string;
}

class Refused extends Error {}

/**
 * A stream of server-sent events that takes itself up again where it was cut off.
 *
 * Pauses double from the first to the longest, each shortened by chance so that a server that
 * comes back is not met by all at once. 401 and 403 end it.
 */
export function openLive(options: LiveOptions): Live {
  const { firstPauseSeconds = 1, longestPauseSeconds = 30, random = Math.random } = options;
  let position = options.after ?? "";
  let wanted = 0;
  let pause = firstPauseSeconds;
  let stopped = false;
  let cut = new AbortController();
  let rouse = () => {};
  const say = (state: LiveState) => options.onState?.(state);

  function hear(event: LiveEvent): void {
    if (event.id) position = event.id;
    if (event.kind === "signed_out") throw new Refused();
    options.onEvent(event);
  }

  async function listen(): Promise<void> {
    cut = new AbortController();
    await readOnce(options, position, cut, {
      onOpen: () => {
        pause = firstPauseSeconds;
        say("open");
      },
      onRetry: (milliseconds) => {
        wanted = milliseconds / 1000;
      },
      onEvent: hear,
    });
  }

  async function rest(): Promise<void> {
    const seconds = Math.max(pause, wanted) * (0.5 + random() / 2);
    pause = Math.min(longestPauseSeconds, pause * 2);
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, seconds * 1000);
      rouse = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  async function live(): Promise<void> {
    while (!stopped) {
      say("connecting");
      try {
        await listen();
      } catch (failure) {
        if (failure instanceof Refused) {
          stopped = true;
          say("closed");
          options.onSignedOut?.();
          return;
        }
      }
      if (stopped) break;
      say("waiting");
      await rest();
    }
    say("closed");
  }

  void live();
  return {
    stop() {
      stopped = true;
      cut.abort();
      rouse();
    },
    wake() {
      pause = firstPauseSeconds;
      rouse();
    },
    position: () => position,
  };
}

interface Hearing {
  onOpen(): void;
  onRetry(milliseconds: number): void;
  onEvent(event: LiveEvent): void;
}

async function readOnce(
  { url, headers, credentials = "include", idleSeconds = 45 }: LiveOptions,
  position: string,
  cut: AbortController,
  hearing: Hearing,
): Promise<void> {
  let idle: ReturnType<typeof setTimeout> | undefined;
  const stillAlive = () => {
    clearTimeout(idle);
    idle = setTimeout(() => cut.abort(), idleSeconds * 1000);
  };
  try {
    stillAlive();
    const response = await globalThis.fetch(url(), {
      headers: {
        Accept: "text/event-stream",
        ...(position ? { "Last-Event-ID": position } : {}),
        ...headers?.(),
      },
      credentials,
      cache: "no-store",
      signal: cut.signal,
    });
    if (response.status === 401 || response.status === 403) throw new Refused();
    if (!response.ok || !response.body) throw new Error(`the stream answered ${response.status}`);
    hearing.onOpen();
    await readAll(response.body, { ...hearing, onPiece: stillAlive });
  } finally {
    clearTimeout(idle);
    cut.abort();
  }
}

async function readAll(
  body: ReadableStream<Uint8Array>,
  hearing: Hearing & { onPiece(): void },
): Promise<void> {
  const parser = createParser({ onRetry: hearing.onRetry });
  const decoder = new TextDecoder();
  const reader = body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    hearing.onPiece();
    for (const event of parser.push(decoder.decode(value, { stream: true }))) {
      hearing.onEvent(event);
    }
  }
}
