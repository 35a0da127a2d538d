import { describe, expect, test } from "vitest";
import { unseen } from "../features/conversations/outbox";

const waiting = (text: string, after: string | null) => ({ key: text, text, after, failure: null });
const said = (id: string, text: string, author_member_id: string | null = "me") => ({
  id,
  text,
  author_member_id,
});

describe("a reply on its way", () => {
  test("is shown until the thread shows it", () => {
    const hello = waiting("Hello", "1");
    expect(unseen([hello], [said("1", "Hi?", null)], "me")).toEqual([hello]);
    expect(unseen([hello], [said("1", "Hi?", null), said("2", "Hello")], "me")).toEqual([]);
  });

  test("is not taken for the same words said before, or by another", () => {
    const again = waiting("Hello", "2");
    expect(unseen([again], [said("1", "Hello"), said("2", "Hello")], "me")).toEqual([again]);
    expect(unseen([again], [said("2", "Hello"), said("3", "Hello", "bo")], "me")).toEqual([again]);
  });

  test("is shown as a product until the thread tells of it", () => {
    const card = { variantId: "v", title: "Loaf", name: "Loaf", price: "£4.80", imageUrl: "" };
    const shown = { ...waiting("", "1"), card };
    expect(unseen([shown], [said("1", "Loaf?", null), said("2", "")], "me")).toEqual([shown]);
    expect(unseen([shown], [said("1", ""), said("2", "Loaf costs £4.80.")], "me")).toEqual([]);
  });
});
