import { linesTo } from "@features/analytics/axis";
import { expect, test } from "vitest";

test("an axis stands at round numbers", () => {
  expect(linesTo(16)).toEqual([0, 5, 10, 15, 20]);
  expect(linesTo(20_415)).toEqual([0, 5000, 10_000, 15_000, 20_000, 25_000]);
  expect(linesTo(3)).toEqual([0, 1, 2, 3]);
  expect(linesTo(0)).toEqual([0, 1]);
});

test("an axis of times stands at minutes, hours and days that are told", () => {
  expect(linesTo(53 * 60, { isTime: true })).toEqual([0, 900, 1800, 2700, 3600]);
  expect(linesTo(3, { isTime: true })).toEqual([0, 1, 2, 3]);
  expect(linesTo(9 * 86_400, { isTime: true })).toEqual(
    [0, 2, 4, 6, 8, 10].map((days) => days * 86_400),
  );
});
