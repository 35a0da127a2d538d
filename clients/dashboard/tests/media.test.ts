import { describe, expect, test } from "vitest";
import { ours } from "../app/ours";
import { linkedFile, openable } from "../features/conversations/media";

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
    const origins = ["http://localhost:8000", "https://shop.example"];
    expect(ours("https://shop.example/pictures/a.png?v=2", origins)).toBe("/pictures/a.png?v=2");
    expect(ours("https://shop.example.evil.example/a.png", origins)).toBeNull();
    expect(ours("https://shop.example@evil.example/a.png", origins)).toBeNull();
    expect(ours("/pictures/a.png", origins)).toBeNull();
  });
});

describe("a file that goes as an address in words", () => {
  const url = `https://shop.example/media/${"0a".repeat(40)}/menu.pdf`;
  const found = (text: string) => linkedFile(text, ["https://shop.example"]);

  test("is told from the words before it", () => {
    expect(found(`Menu.pdf\n${url}`)).toEqual({ words: "", name: "Menu.pdf", url });
    expect(found(`Our menu:\nall of it\nMenu.pdf\n${url}`)?.words).toBe("Our menu:\nall of it");
  });

  test("is none when the address is another's or not alone", () => {
    for (const text of ["Menu.pdf", url, `a\n${url} b`, `a\n${url.replace("shop", "evil")}`]) {
      expect(found(text)).toBeNull();
    }
  });
});
