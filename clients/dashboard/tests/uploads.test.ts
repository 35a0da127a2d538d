import { describe, expect, test } from "vitest";
import { roomOf } from "../features/conversations/picture";
import { refusalOf } from "../features/conversations/uploads";

describe("a file that was chosen", () => {
  test("is taken when it is a picture or a document that is not too large", () => {
    expect(refusalOf({ type: "image/png", size: 5_000_000 })).toBeNull();
    expect(refusalOf({ type: "application/pdf", size: 10_000_000 })).toBeNull();
  });

  test("is refused at once when the server would refuse it", () => {
    expect(refusalOf({ type: "image/png", size: 5_000_001 })).toBe("file.refused.too_large");
    expect(refusalOf({ type: "application/pdf", size: 10_000_001 })).toBe("file.refused.too_large");
    for (const type of ["image/svg+xml", "text/html", ""]) {
      expect(refusalOf({ type, size: 1 })).toBe("file.refused.wrong_file_type");
    }
  });
});

describe("the room of a picture", () => {
  test("keeps its shape and makes nothing larger than it is", () => {
    expect(roomOf(4096, 1024)).toEqual({ width: 384, height: 96 });
    expect(roomOf(1024, 4096)).toEqual({ width: 72, height: 288 });
    expect(roomOf(20, 40)).toEqual({ width: 20, height: 40 });
    expect(roomOf(0, 0)).toBeNull();
  });
});
