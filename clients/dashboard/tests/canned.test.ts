import { expect, test } from "vitest";
import { askedIn, filled, matching } from "../features/conversations/canned";

const kept = ["opening-hours", "hours", "thanks"].map((shortcut) => ({
  id: shortcut,
  shortcut,
  text: "",
  changed_at: "2026-11-22T10:00:00Z",
}));

test("only a slash that begins the text asks for a kept reply", () => {
  expect(askedIn("/")).toBe("");
  expect(askedIn("/hou")).toBe("hou");
  expect(askedIn("and/or")).toBeNull();
  expect(askedIn("/hou rs")).toBeNull();
});

test("those that begin with what was typed come first", () => {
  const found = matching(kept, "HOU").map((one) => one.shortcut);
  expect(found).toEqual(["hours", "opening-hours"]);
});

test("names are filled in, once, and other braces stay", () => {
  const names = { customer: "{shop}", shop: "Rose Bakery", member: "Amal" };
  expect(filled("Hi {customer}, {member} of {shop} {here}", names)).toBe(
    "Hi {shop}, Amal of Rose Bakery {here}",
  );
});
