/** One server-sent event. */
export interface LiveEvent {
  id: string;
  kind: string;
  text: string;
}

export interface Parser {
  /** Events that this piece completes; a piece may end anywhere, also inside a line end. */
  push(piece: string): LiveEvent[];
}

/**
 * Reads a stream of server-sent events (WHATWG, "Interpreting an event stream").
 *
 * `onHeartbeat` hears of comments, and `onRetry` of the server's wish for a pause in milliseconds.
 */
export function createParser({
  onHeartbeat = () => {},
  onRetry = () => {},
}: {
  onHeartbeat?: () => void;
  onRetry?: (milliseconds: number) => void;
} = {}): Parser {
  let rest = "";
  let endedWithReturn = false;
  let id = "";
  let kind = "";
  let lines: string[] = [];

  function take(line: string): LiveEvent | null {
    if (line === "") return finish();
    const colon = line.indexOf(":");
    if (colon === 0) {
      onHeartbeat();
      return null;
    }
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? "" : line.slice(colon + 1).replace(/^ /, "");
    if (field === "data") lines.push(value);
    else if (field === "event") kind = value;
    else if (field === "id" && !value.includes("\0")) id = value;
    else if (field === "retry" && /^\d+$/.test(value)) onRetry(Number(value));
    return null;
  }

  function finish(): LiveEvent | null {
    const made = lines.length > 0 ? { id, kind: kind || "message", text: lines.join("\n") } : null;
    kind = "";
    lines = [];
    return made;
  }

  return {
    push(piece) {
      // A return and its newline may come in two pieces; together they end one line.
      const told = endedWithReturn && piece.startsWith("\n") ? piece.slice(1) : piece;
      if (piece !== "") endedWithReturn = piece.endsWith("\r");
      const parts = (rest + told).split(/\r\n|\n|\r/);
      rest = parts.pop() ?? "";
      return parts.map(take).filter((event) => event !== null);
    },
  };
}
