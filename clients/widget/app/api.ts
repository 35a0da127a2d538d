export interface Visit {
  token: string;
  is_signed: boolean;
  live_url: string;
  ends_at: string;
}

export interface Button {
  title: string;
  payload: string;
  url: string;
}

export interface Said {
  id: string;
  by: "visitor" | "assistant" | "person" | "shop";
  text: string;
  media: { kind: string; url: string; title: string }[];
  buttons: Button[];
  choices: { title: string; payload: string; description: string }[];
  said_at: string;
  is_unsent: boolean;
  mark: string;
}

export interface Thread {
  shop: string;
  answered_by: "assistant" | "person";
  unread: number;
  items: Said[];
  next_cursor: string | null;
}

/** The server said no. `retryAfter` is in seconds, and 0 where it named no time. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    readonly retryAfter: number,
  ) {
    super(`the server answered ${status}`);
  }
}

export interface Api {
  begin(identity: string): Promise<Visit>;
  read(token: string, cursor?: string): Promise<Thread>;
  say(token: string, said: { id: string; text: string }): Promise<void>;
  press(token: string, press: { id: string; message_id: string; payload: string }): Promise<void>;
  mark(token: string, mark: "delivered" | "read", ids: string[]): Promise<void>;
  typing(token: string): Promise<void>;
  leave(token: string): Promise<void>;
}

const PATIENCE = 15_000;

/** The visitors' API of one site. No cookies: who calls is said by the token. */
export function createApi(origin: string, site: string): Api {
  async function call<T>(method: string, path: string, token: string, body?: unknown): Promise<T> {
    const response = await globalThis.fetch(`${origin}/widget/${site}/${path}`, {
      method,
      credentials: "omit",
      cache: "no-store",
      referrerPolicy: "no-referrer",
      signal: AbortSignal.timeout(PATIENCE),
      headers: {
        ...(token ? { "X-Visit": token } : {}),
        ...(body ? { "Content-Type": "application/json" } : {}),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    if (!response.ok) {
      throw new Refused(response.status, Number(response.headers.get("Retry-After")) || 0);
    }
    return (response.status === 204 ? undefined : await response.json()) as T;
  }
  return {
    begin: (identity) => call("POST", "visits", "", identity ? { identity } : {}),
    read: (token, cursor) =>
      call("GET", `messages${cursor ? `?cursor=${encodeURIComponent(cursor)}` : ""}`, token),
    say: (token, said) => call("POST", "messages", token, said),
    press: (token, press) => call("POST", "presses", token, press),
    mark: (token, mark, ids) => call("POST", "marks", token, { mark, message_ids: ids }),
    typing: (token) => call("POST", "typing", token),
    leave: (token) => call("DELETE", "visit", token),
  };
}
