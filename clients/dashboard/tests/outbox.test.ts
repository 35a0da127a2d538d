import { describe, expect, test } from "vitest";
import { unseen } from "../features/conversations/outbox";

const waiting = (text: string, after: string | null) => ({ key: text, text, after, failure: null });
const said = (id: string, text: string, author_member_id: string | null = "me") => ({
  id,
  text,
  author_member_id,
  attachments: [] as Array<{ url: string }>,
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

  test("is shown as a file until the thread shows it, or says where it is", () => {
    const file = new File(["x"], "menu.pdf", { type: "application/pdf" });
    const upload = { key: "u", file, preview: "", part: 0, kept: null, failure: null };
    const going = { ...waiting("Our menu", "1"), upload };
    const url = "https://shop.example/media/1/menu.pdf";
    const shown = { ...said("2", ""), attachments: [{ url }] };
    expect(unseen([going], [said("1", ""), shown], "me")).toEqual([going]);
    expect(unseen([{ ...going, url }], [said("1", ""), said("2", "")], "me")).toHaveLength(1);
    expect(unseen([{ ...going, url }], [said("1", ""), shown], "me")).toEqual([]);
    expect(unseen([{ ...going, url }], [said("1", ""), said("2", `Menu\n${url}`)], "me")).toEqual(
      [],
    );
  });
});
