import { expect, test } from "vitest";
import { presetsAt } from "../features/conversations/snooze";

const told = (now: string, timeZone: string) =>
  Object.fromEntries(
    presetsAt(new Date(now), timeZone).map(({ label, until }) => [label, until.toISOString()]),
  );

test("mornings are at nine in the shop, whatever the season", () => {
  // A Friday; clocks in London go back on the Sunday.
  expect(told("2026-10-23T10:00:00Z", "Europe/London")).toEqual({
    "snooze.hour": "2026-10-23T11:00:00.000Z",
    "snooze.later": "2026-10-23T14:00:00.000Z",
    "snooze.tomorrow": "2026-10-24T08:00:00.000Z",
    "snooze.monday": "2026-10-26T09:00:00.000Z",
  });
});

test("late at night today has no later, and Monday is not told twice", () => {
  // 23:00 on a Sunday in Tokyo.
  expect(told("2026-11-22T14:00:00Z", "Asia/Tokyo")).toEqual({
    "snooze.hour": "2026-11-22T15:00:00.000Z",
    "snooze.tomorrow": "2026-11-23T00:00:00.000Z",
  });
});
