// @vitest-environment happy-dom
/** @jsxImportSource preact */
import { getByRole, queryByRole } from "@testing-library/dom";
import userEvent from "@testing-library/user-event";
import { render } from "preact";
import { beforeEach, describe, expect, it } from "vitest";
import type { Said } from "../app/api";
import type { Chat, State } from "../app/chat";
import { inkOn, readColor } from "../app/color";
import { Widget } from "../app/widget";
import { chooseLanguage, LANGUAGES } from "../app/words";

const MESSAGE: Said = {
  id: "a",
  by: "assistant",
  text: "Two blue mugs, £28.00. See https://rose.example/mugs.",
  media: [{ kind: "image", url: "https://rose.example/mug.svg", title: "Blue mug" }],
  buttons: [
    { title: "Yes, order", payload: "confirm:1", url: "" },
    { title: "Pay now", payload: "", url: "https://pay.example/1" },
    { title: "Bad", payload: "", url: "javascript:alert(1)" },
  ],
  choices: [{ title: "Parcel", payload: "way:1", description: "£3.95" }],
  said_at: "2026-11-22T10:00:00Z",
  is_unsent: false,
  mark: "sent",
};

const EVIL: Said = {
  ...MESSAGE,
  id: "b",
  text: '<img src=x onerror="alert(1)"><script>alert(2)</script>',
  media: [{ kind: "image", url: "javascript:alert(1)", title: "" }],
  buttons: [],
  choices: [],
};

let place: HTMLElement;
let done: string[];

function createFake(state: Partial<State> = {}): Chat {
  let present: State = {
    isOpen: false,
    isLoaded: true,
    shop: "Rose Bakery",
    answeredBy: "assistant",
    items: [],
    outgoing: [],
    unread: 0,
    earlier: null,
    trouble: "",
    typingUntil: 0,
    ...state,
  };
  const listeners = new Set<() => void>();
  const set = (change: Partial<State>) => {
    present = { ...present, ...change };
    for (const listener of listeners) listener();
  };
  return {
    state: () => present,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    start() {},
    open: () => set({ isOpen: true }),
    close: () => set({ isOpen: false }),
    say: (text) => done.push(`say ${text}`),
    press: (_message, button) => done.push(`press ${button.payload}`),
    retry: (id) => done.push(`retry ${id}`),
    readEarlier: () => done.push("earlier"),
    noteTyping: () => done.push("typing"),
    identify() {},
    leave() {},
  };
}

function show(state: Partial<State> = {}, language = "en"): void {
  const language_ = chooseLanguage(language);
  place = document.createElement("div");
  document.body.replaceChildren(place);
  render(<Widget chat={createFake(state)} language={language_} />, place);
}

const button = (name: RegExp | string) => getByRole(place, "button", { name });
const settle = () => new Promise((resolve) => setTimeout(resolve));

beforeEach(() => {
  done = [];
});

describe("the launcher", () => {
  it("says how much is new, opens the chat, and is where whoever closes it goes on", async () => {
    show({ unread: 12 });
    expect(place.querySelector(".badge")?.textContent).toBe("9+");
    expect(getByRole(place, "status").textContent).toBe("12 new messages");
    await userEvent.click(button("Open chat"));
    await settle();
    const field = getByRole(place, "textbox", { name: "Write a message" });
    expect(document.activeElement).toBe(field);
    await userEvent.keyboard("{Escape}");
    await settle();
    expect(queryByRole(place, "dialog")).toBeNull();
    expect(document.activeElement).toBe(button("Open chat"));
  });
});

describe("the open chat", () => {
  it("sends with Enter, not with Shift and Enter, and nothing that is empty", async () => {
    show({ isOpen: true, items: [MESSAGE] });
    const field = getByRole(place, "textbox");
    await userEvent.type(field, "two{Shift>}{Enter}{/Shift}mugs{Enter}");
    expect(done.filter((one) => one.startsWith("say"))).toEqual(["say two\nmugs"]);
    await settle();
    expect((field as HTMLTextAreaElement).value).toBe("");
    expect((button("Send") as HTMLButtonElement).disabled).toBe(true);
  });

  it("shows cards: a picture, what can be pressed, and links that are safe", async () => {
    show({ isOpen: true, items: [MESSAGE] });
    expect(getByRole(place, "img").getAttribute("alt")).toBe("Blue mug");
    await userEvent.click(button("Yes, order"));
    await userEvent.click(button(/Parcel/));
    expect(done).toEqual(["press confirm:1", "press way:1"]);
    const pay = getByRole(place, "link", { name: /Pay now/ });
    expect(pay.getAttribute("href")).toBe("https://pay.example/1");
    expect(pay.getAttribute("rel")).toContain("noopener");
    expect(getByRole(place, "link", { name: "https://rose.example/mugs" })).toBeTruthy();
    expect(queryByRole(place, "link", { name: /Bad/ })).toBeNull();
  });

  it("shows an address on a line of its own as something to open", () => {
    const told = "Here is the payment page:\nhttps://pay.example/c/1";
    const plain = { ...MESSAGE, media: [], buttons: [], choices: [] };
    show({ isOpen: true, items: [{ ...plain, text: told }] });
    const link = getByRole(place, "link", { name: /pay\.example/ });
    expect(link.getAttribute("href")).toBe("https://pay.example/c/1");
    expect(place.querySelector(".bubble")?.textContent).toBe("Here is the payment page:");
    show({ isOpen: true, items: [{ ...plain, text: "https://" }] });
    expect(queryByRole(place, "link")).toBeNull();
  });

  it("shows words as words, whatever they look like", () => {
    show({ isOpen: true, items: [EVIL] });
    expect(place.querySelectorAll(".thread img, script")).toHaveLength(0);
    expect(place.querySelector(".bubble")?.textContent).toBe(EVIL.text);
  });

  it("suggests how to begin, and says who answers", async () => {
    show({ isOpen: true });
    await userEvent.click(button("Where is my order?"));
    expect(done).toEqual(["say Where is my order?"]);
    show({ isOpen: true, items: [MESSAGE], answeredBy: "person" });
    expect(place.textContent).toContain("You are talking with a person");
  });

  it("says what did not go out, and tries again", async () => {
    show({ isOpen: true, outgoing: [{ id: "x", text: "hello", state: "failed" }] });
    await userEvent.click(button("Try again"));
    expect(done).toEqual(["retry x"]);
  });

  it("keeps the Tab key inside", async () => {
    show({ isOpen: true, items: [MESSAGE] });
    await settle();
    button("Close chat").focus();
    await userEvent.tab({ shift: true });
    expect(place.contains(document.activeElement)).toBe(true);
  });
});

describe("words and colors", () => {
  it("are in the first language that is spoken here, from right to left where it is", () => {
    expect(chooseLanguage(undefined, "xx", "pt-BR").words.send).toBe("Enviar");
    expect(chooseLanguage("de", "").code).toBe("en");
    show({}, "ar");
    expect(place.querySelector("section")?.getAttribute("dir")).toBe("rtl");
  });

  it("are all there in each, with the same gaps to fill", () => {
    const english = LANGUAGES.en ?? {};
    for (const words of Object.values(LANGUAGES)) {
      expect(Object.keys(words)).toEqual(Object.keys(english));
      for (const [key, text] of Object.entries(words)) {
        expect(text, key).toBeTruthy();
        expect(text.includes("{n}"), key).toBe(key === "unread");
        expect(text.endsWith("…"), key).toBe(key === "sending" || key === "typing");
      }
    }
  });

  it("can be read on any color of a shop's", () => {
    expect(inkOn("#ffffff")).toBe("#000000");
    expect(inkOn("#1f5a4f")).toBe("#ffffff");
    expect(readColor("red; background: url(x)")).toBeNull();
    expect(readColor("#8c2f4b")).toBe("#8c2f4b");
  });
});
