import { describe, expect, test } from "vitest";
import {
  dayOf,
  formatAgo,
  formatBriefly,
  formatDay,
  formatMoney,
  formatRate,
  formatTime,
  parseMoney,
} from "../src/format";

const bath = { locale: "en-GB", timeZone: "Europe/London" };
const NOW = new Date("2026-11-22T12:00:00Z");

describe("money", () => {
  test("keeps a sign of Latin letters in order among Arabic words", () => {
    const arabic = { ...bath, locale: "ar" };
    expect(formatMoney(1330, "GBP", arabic)).toContain("\u2066UK£\u2069");
    expect(formatMoney(1330, "EUR", arabic)).not.toContain("\u2066");
  });

  test.each([
    [1250, "GBP", "en-GB", "£12.50"],
    [500, "JPY", "en-GB", "JP¥500"],
    [1234, "KWD", "en-GB", "KWD 1.234"],
    [1250, "EUR", "fr", "12,50 €"],
  ])("%i of %s reads in %s", (minor, currency, locale, shown) => {
    const plain = formatMoney(minor, currency, { ...bath, locale }).replace(/\s/g, " ");
    expect(plain).toBe(shown);
  });

  test.each([
    ["12.50", "GBP", "en-GB", 1250],
    ["12,5", "EUR", "fr", 1250],
    ["٣٫٥", "EGP", "ar-EG", 350],
    ["500", "JPY", "en", 500],
    ["5.5", "JPY", "en", null],
    ["1.234", "GBP", "en", null],
    ["1,000.00", "GBP", "en", null],
    ["-3", "GBP", "en", null],
    ["", "GBP", "en", null],
    ["1e3", "GBP", "en", null],
  ])("%j of %s typed in %s is understood or refused", (typed, currency, locale, minor) => {
    expect(parseMoney(typed, currency, { ...bath, locale })).toBe(minor);
  });

  test("a rate is told in percent", () => {
    expect(formatRate(55_000, bath)).toBe("5.5%");
  });
});

describe("times", () => {
  test("are the shop's, wherever the reader is", () => {
    const tokyo = { ...bath, timeZone: "Asia/Tokyo" };
    expect(formatTime("2026-11-22T23:40:00Z", bath)).toBe("23:40");
    expect(dayOf("2026-11-22T23:40:00Z", tokyo)).toBe("2026-11-23");
  });

  test.each([
    ["2026-11-22T09:05:00Z", "09:05"],
    ["2026-11-20T09:05:00Z", "Fri"],
    ["2026-03-02T09:05:00Z", "2 Mar"],
    ["2024-03-02T09:05:00Z", "2 Mar 2024"],
  ])("%s is told as briefly as it may be", (moment, shown) => {
    expect(formatBriefly(moment, bath, NOW)).toBe(shown);
  });

  test.each([
    ["2026-11-22T00:05:00Z", "Today"],
    ["2026-11-21T23:55:00Z", "Yesterday"],
    ["2026-11-02T09:05:00Z", "Monday 2 November"],
  ])("%s heads its day", (moment, shown) => {
    expect(formatDay(moment, bath, NOW).replace(",", "")).toBe(shown);
  });

  test("how long ago is told in the largest unit that fits", () => {
    expect(formatAgo("2026-11-22T11:57:00Z", bath, NOW)).toBe("3 min ago");
  });
});
