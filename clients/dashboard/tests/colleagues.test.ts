import { beforeEach, describe, expect, test, vi } from "vitest";
import { Colleagues } from "../app/shell/colleagues";

const told = (...changes: object[]) => ({
  id: "",
  kind: "changes",
  text: JSON.stringify(changes),
});
const at = "2026-11-22T12:00:00Z";
const sign = (kind: string, seconds: number, who: object = { member_id: "bo" }) => ({
  kind,
  at,
  until: new Date(Date.parse(at) + seconds * 1000).toISOString(),
  conversation_id: "c",
  ...who,
});

describe("who is in a conversation", () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });

  test("is told and passes by itself, whatever this device's clock says", () => {
    const colleagues = new Colleagues();
    colleagues.hear(told(sign("presence", 45), sign("typing", 6)));
    expect(colleagues.in("c")).toEqual([
      { id: "bo", doing: "looking" },
      { id: "bo", doing: "writing" },
    ]);
    expect(colleagues.in("another")).toEqual([]);
    vi.advanceTimersByTime(7000);
    expect(colleagues.in("c")).toEqual([{ id: "bo", doing: "looking" }]);
    vi.advanceTimersByTime(40_000);
    expect(colleagues.in("c")).toEqual([]);
  });

  test("goes when they say so, and nobody writes once it is written", () => {
    const colleagues = new Colleagues();
    colleagues.hear(told(sign("presence", 45), sign("typing", 6, { customer_id: "robin" })));
    colleagues.hear(told({ kind: "message.added", conversation_id: "c", message_id: "m" }));
    expect(colleagues.in("c")).toEqual([{ id: "bo", doing: "looking" }]);
    colleagues.hear(told(sign("absence", 45)));
    expect(colleagues.in("c")).toEqual([]);
  });

  test("is the same list when a sign is only repeated", () => {
    const colleagues = new Colleagues();
    colleagues.hear(told(sign("presence", 45)));
    const before = colleagues.in("c");
    colleagues.hear(told(sign("presence", 45)));
    expect(colleagues.in("c")).toBe(before);
  });
});
