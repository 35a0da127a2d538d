import { describe, expect, test } from "vitest";
import { fromLocal, toLocal } from "../features/pricing/local-moment";

describe("a moment on the shop's clocks", () => {
  test.each([
    ["2026-11-22T09:30:00.000Z", "Asia/Tokyo", "2026-11-22T18:30"],
    ["2026-07-01T12:00:00.000Z", "Europe/London", "2026-07-01T13:00"],
    ["2026-03-29T00:59:00.000Z", "Europe/London", "2026-03-29T00:59"],
    ["2026-03-29T01:00:00.000Z", "Europe/London", "2026-03-29T02:00"],
    ["2026-11-22T23:45:00.000Z", "America/St_Johns", "2026-11-22T20:15"],
  ])("%s in %s is %s, and back", (moment, zone, local) => {
    expect(toLocal(moment, zone)).toBe(local);
    expect(fromLocal(local, zone)).toBe(moment);
  });

  test("is none where none is typed", () => {
    expect(toLocal("", "Asia/Tokyo")).toBe("");
    expect(fromLocal("", "Asia/Tokyo")).toBe("");
  });
});
