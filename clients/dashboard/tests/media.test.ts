import { describe, expect, test } from "vitest";
import { isOurs, openable } from "../features/conversations/media";

describe("an address that a message named", () => {
  test("is opened when it leads to a page, a place or a number", () => {
    expect(openable("https://cdn.example/cake.jpg")).toBe("https://cdn.example/cake.jpg");
    expect(openable("geo:51.38,-2.36")).toBe("geo:51.38,-2.36");
    expect(openable("tel:+441225000000")).toBe("tel:+441225000000");
  });

  test("is not opened when it would run or is none", () => {
    for (const hostile of ["javascript:alert(1)", " JaVaScRiPt:alert(1)", "data:text/html,x", ""]) {
      expect(openable(hostile)).toBeNull();
    }
  });

  test("is ours by its origin, not by how it begins", () => {
    const ours = "https://shop.example";
    expect(isOurs("https://shop.example/pictures/a.png", ours)).toBe(true);
    expect(isOurs("https://shop.example.evil.example/a.png", ours)).toBe(false);
    expect(isOurs("https://shop.example@evil.example/a.png", ours)).toBe(false);
  });
});
