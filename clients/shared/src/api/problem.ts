/** What went wrong with a call: the API's RFC 9457 document, or that nobody answered. */
export class Problem extends Error {
  override readonly name = "Problem";

  constructor(
    /** 0 when there was no answer at all. */
    readonly status: number,
    readonly code: string,
    /** The server's own sentence, in English: for a log, not the first thing to show. */
    readonly detail: string,
    readonly requestId: string = "",
  ) {
    super(detail || code);
  }

  get isOffline(): boolean {
    return this.status === 0;
  }

  /** Whether asking once more, unchanged, may succeed. */
  get isPassing(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }
}

/** Any failure as a Problem: one already, a problem document, or a fetch that threw. */
export function problemOf(failure: unknown, response?: Response): Problem {
  if (failure instanceof Problem) return failure;
  if (!response) return new Problem(0, "offline", String(failure));
  const said = isRecord(failure) ? failure : {};
  return new Problem(
    response.status,
    text(said.code) || `http_${response.status}`,
    text(said.detail) || response.statusText,
    text(said.request_id) || (response.headers.get("X-Request-ID") ?? ""),
  );
}

/** The `code` of a problem document, without using the response up. */
export async function codeOf(response: Response): Promise<string> {
  try {
    const said: unknown = await response.clone().json();
    return isRecord(said) ? text(said.code) : "";
  } catch {
    return "";
  }
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}
