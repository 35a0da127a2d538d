import { combinationsOf, countOf } from "@features/catalog/combinations";
import { csvOf } from "@features/catalog/importing/problems";
import { typedMoney } from "@features/catalog/money-field";
import { bodyOf, differing, EMPTY, listOf } from "@features/catalog/product-draft";
import { parseMoney } from "@handsel/shared/format";
import { describe, expect, test } from "vitest";

describe("a product's words", () => {
  test("are sent only where they differ", () => {
    const draft = { ...EMPTY, title: "Rye", tags: "rye, dark ,, rye" };
    expect(differing(draft, EMPTY)).toEqual(["title", "tags"]);
    expect(bodyOf(draft, ["tags"])).toEqual({ tags: ["rye", "dark"] });
  });

  test("are told apart by the commas of other scripts, too", () => {
    expect(listOf("خبز، كعك")).toEqual(["خبز", "كعك"]);
  });
});

describe("options", () => {
  const options = [
    { id: 1, name: "Size", values: "S, L" },
    { id: 2, name: " ", values: "ignored" },
    { id: 3, name: "Color", values: "Red" },
  ];

  test("combine in their order", () => {
    expect(combinationsOf(options)).toEqual([
      { Size: "S", Color: "Red" },
      { Size: "L", Color: "Red" },
    ]);
    expect(combinationsOf([])).toEqual([{}]);
  });

  test("that make too many make none", () => {
    const values = Array.from({ length: 30 }, (_, place) => `v${place}`).join(",");
    const many = [1, 2].map((id) => ({ id, name: `o${id}`, values }));
    expect([countOf(many), combinationsOf(many)]).toEqual([900, []]);
  });
});

test.each(["en-GB", "de-DE", "ar-EG"])(
  "a price shown to be edited is read back in %s",
  (locale) => {
    const reader = { locale, timeZone: "UTC" };
    expect(parseMoney(typedMoney(123450, "GBP", reader), "GBP", reader)).toBe(123450);
    expect(parseMoney(typedMoney(500, "JPY", reader), "JPY", reader)).toBe(500);
  },
);

test("no cell of the problems is a formula", () => {
  const problem = { row: 2, column: "=A1", code: "x", message: 'a "b"', is_warning: false };
  expect(csvOf([problem]).split("\r\n")[1]).toBe('"2","\'=A1","error","x","a ""b"""');
});
