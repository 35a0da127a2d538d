import { isRecord } from "@handsel/shared/api";
import type { LiveEvent } from "@handsel/shared/live";

/** What to read again, as the beginnings of query keys; "everything" when a place was lost. */
export type Stale = ReadonlyArray<readonly unknown[]> | "everything";

const ME = [{ _id: "getMe" }] as const;

/** What an event makes stale of what a screen may show. */
export function staleAfter(event: LiveEvent): Stale {
  const told: unknown = JSON.parse(event.text || "null");
  switch (event.kind) {
    case "ready":
      return isRecord(told) && told.resumed === true ? [] : "everything";
    case "reset":
      return "everything";
    case "access_changed":
      return [ME];
    case "changes":
      return unique((Array.isArray(told) ? told : []).filter(isRecord).flatMap(keysOf));
    default:
      return [];
  }
}

function keysOf(change: Record<string, unknown>): Array<readonly unknown[]> {
  const [about = ""] = String(change.kind ?? "").split(".");
  const thread = { path: { conversation_id: change.conversation_id } };
  const order = { path: { order_id: change.order_id } };
  switch (about) {
    case "message":
      return [["messages", change.conversation_id], ["conversations"], ["turns"]];
    case "note":
      return [[{ _id: "listNotes", ...thread }]];
    case "conversation":
    case "customer":
      return [
        ["conversations"],
        ...(about === "customer" ? [["customers"], [{ _id: "getCustomer" }]] : []),
        [{ _id: "getConversation", ...(change.conversation_id ? thread : {}) }],
      ];
    case "order":
    case "payment":
      return [
        ["orders"],
        ["invoices"],
        ["movements"],
        [{ _id: "listBalances" }],
        [{ _id: "getOrder", ...order }],
        [{ _id: "listOrderChanges", ...order }],
      ];
    case "channel":
      return [[{ _id: "listChannels" }], [{ _id: "getFirstSteps" }]];
    case "import":
      return [
        [{ _id: "getImport", path: { import_id: change.import_id } }],
        [{ _id: "listImports" }],
      ];
    default:
      return [];
  }
}

function unique(keys: Array<readonly unknown[]>): Array<readonly unknown[]> {
  return [...new Map(keys.map((key) => [JSON.stringify(key), key])).values()];
}
