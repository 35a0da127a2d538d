import { describe, expect, test } from "vitest";
import { staleAfter } from "../app/shell/changes";

const event = (kind: string, told: unknown) => ({ id: "", kind, text: JSON.stringify(told) });

describe("what a live event makes stale", () => {
  test("is everything when a place was lost, and nothing when it was taken up", () => {
    expect(staleAfter(event("ready", { resumed: false }))).toBe("everything");
    expect(staleAfter(event("reset", {}))).toBe("everything");
    expect(staleAfter(event("ready", { resumed: true }))).toEqual([]);
  });

  test("is the thread and the lists when something is said, once for many", () => {
    const said = { kind: "message.added", conversation_id: "c", message_id: "m" };
    const marked = { kind: "message.marked", conversation_id: "c", message_id: "m" };
    expect(staleAfter(event("changes", [said, marked]))).toEqual([
      ["messages", "c"],
      ["conversations"],
      ["turns"],
    ]);
  });

  test("is the order when money moves", () => {
    const paid = { kind: "payment.changed", order_id: "o", payment_id: "p" };
    expect(staleAfter(event("changes", [paid]))).toEqual([
      ["orders"],
      ["invoices"],
      ["movements"],
      [{ _id: "listBalances" }],
      [{ _id: "getOrder", path: { order_id: "o" } }],
      [{ _id: "listOrderChanges", path: { order_id: "o" } }],
    ]);
  });

  test("is nothing for what this client does not know", () => {
    expect(staleAfter(event("changes", [{ kind: "weather.changed" }, 7, null]))).toEqual([]);
    expect(staleAfter(event("weather", {}))).toEqual([]);
  });
});
