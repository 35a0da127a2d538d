// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type Api, Refused, type Said, type Thread, type Visit } from "../app/api";
import { type Chat, createChat } from "../app/chat";
import { createMemory } from "../app/memory";

const VISIT: Visit = {
  token: "t1",
  is_signed: false,
  live_url: "https://gate.test/live/visit?site=s",
  ends_at: "2099-01-01T00:00:00Z",
};

function said(id: string, by: Said["by"], text: string, mark = ""): Said {
  return {
    id,
    by,
    text,
    mark,
    media: [],
    buttons: [],
    choices: [],
    said_at: "2026-11-22T10:00:00Z",
    is_unsent: false,
  };
}

/** A server that keeps what is said, and answers when it is told to. */
function createServer() {
  const items: Said[] = [];
  const calls: string[] = [];
  const failures: Error[] = [];
  const api: Api = {
    async begin(identity) {
      calls.push(`begin ${identity}`.trim());
      if (failures.length > 0) throw failures.shift();
      return { ...VISIT, token: `t${calls.filter((one) => one.startsWith("begin")).length}` };
    },
    async read() {
      const thread: Thread = {
        shop: "Rose Bakery",
        answered_by: "assistant",
        items: [...items],
        next_cursor: null,
        unread: items.filter((one) => one.mark === "sent").length,
      };
      return thread;
    },
    async say(token, told) {
      calls.push(`say ${token} ${told.text}`);
      if (failures.length > 0) throw failures.shift();
      if (!items.some((one) => one.id === told.id)) items.push(said(told.id, "visitor", told.text));
    },
    async press(_token, press) {
      calls.push(`press ${press.payload}`);
    },
    async mark(_token, mark, ids) {
      calls.push(`mark ${mark} ${ids.join(",")}`);
    },
    async typing() {
      calls.push("typing");
    },
    async leave() {
      calls.push("leave");
    },
  };
  return { api, items, calls, failures };
}

let server: ReturnType<typeof createServer>;
let chat: Chat;

function arrive(identity = ""): Chat {
  chat = createChat(server.api, createMemory("s"), identity);
  chat.start();
  return chat;
}

const settle = (milliseconds = 0) => vi.advanceTimersByTimeAsync(milliseconds);

beforeEach(() => {
  vi.useFakeTimers();
  localStorage.clear();
  server = createServer();
  // The stream of what changes never opens here: the open chat asks by itself.
  vi.stubGlobal("fetch", () => new Promise(() => {}));
});

afterEach(() => {
  vi.useRealTimers();
});

describe("a visitor's chat", () => {
  it("asks nothing of the server before somebody opens it", async () => {
    arrive();
    await settle(60_000);
    expect(server.calls).toEqual([]);
    chat.open();
    await settle();
    expect(server.calls).toEqual(["begin"]);
    expect(chat.state().shop).toBe("Rose Bakery");
  });

  it("shows what is said at once, and once when the server has it", async () => {
    arrive().open();
    await settle();
    chat.say("  two mugs  ");
    expect(chat.state().outgoing.map((one) => one.text)).toEqual(["two mugs"]);
    await settle(5_000);
    expect(chat.state().outgoing).toEqual([]);
    expect(chat.state().items.map((one) => one.text)).toEqual(["two mugs"]);
  });

  it("sends again what did not arrive, in order, under the same id", async () => {
    arrive().open();
    await settle();
    server.failures.push(new TypeError("no network"), new Refused(503, 0));
    chat.say("first");
    chat.say("second");
    await settle();
    expect(chat.state().trouble).toBe("unavailable");
    await settle(30_000);
    expect(server.calls.filter((one) => one.startsWith("say"))).toEqual([
      "say t1 first",
      "say t1 first",
      "say t1 first",
      "say t1 second",
    ]);
    expect(chat.state().items.map((one) => one.text)).toEqual(["first", "second"]);
    expect(chat.state().trouble).toBe("");
  });

  it("keeps what was refused for another try, and sends what came after it", async () => {
    arrive().open();
    await settle();
    server.failures.push(new Refused(422, 0));
    chat.say("too much");
    chat.say("hello");
    await settle(5_000);
    const [kept] = chat.state().outgoing;
    expect(kept?.state).toBe("failed");
    expect(chat.state().items.map((one) => one.text)).toEqual(["hello"]);
    chat.retry(kept?.id ?? "");
    await settle(5_000);
    expect(chat.state().outgoing).toEqual([]);
  });

  it("waits as long as the server asks it to", async () => {
    arrive().open();
    await settle();
    server.failures.push(new Refused(429, 20));
    chat.say("hello");
    await settle(19_000);
    expect(chat.state().trouble).toBe("slow");
    expect(server.calls.filter((one) => one.startsWith("say"))).toHaveLength(1);
    await settle(2_000);
    expect(server.calls.filter((one) => one.startsWith("say"))).toHaveLength(2);
  });

  it("begins another visit when the one it had is over, and loses nothing", async () => {
    arrive().open();
    await settle();
    server.failures.push(new Refused(401, 0));
    chat.say("hello");
    await settle(5_000);
    expect(server.calls.filter((one) => /begin|say/.test(one))).toEqual([
      "begin",
      "say t1 hello",
      "begin",
      "say t2 hello",
    ]);
  });

  it("counts what nobody has read, says that it came, and that it was read", async () => {
    arrive().open();
    await settle();
    chat.close();
    server.items.push(said("a", "assistant", "Hello", "sent"));
    arrive();
    await settle();
    expect(chat.state().unread).toBe(1);
    expect(server.calls.at(-1)).toBe("mark delivered a");
    chat.open();
    await settle();
    expect(chat.state().unread).toBe(0);
    expect(server.calls.at(-1)).toBe("mark read a");
  });

  it("goes on where this browser was", async () => {
    arrive().open();
    await settle();
    arrive();
    await settle();
    expect(server.calls.filter((one) => one.startsWith("begin"))).toHaveLength(1);
  });
});

describe("who is signed in", () => {
  const signed = (sub: string) => `x.${btoa(JSON.stringify({ sub }))}.x`;

  it("comes as themselves, and never finds who was here before", async () => {
    arrive(signed("ana"));
    await settle();
    arrive(signed("ana"));
    await settle();
    expect(server.calls.filter((one) => one.startsWith("begin"))).toHaveLength(1);
    arrive(signed("ben"));
    await settle();
    expect(server.calls.at(-1)).toBe(`begin ${signed("ben")}`);
    arrive();
    await settle();
    chat.open();
    await settle();
    expect(server.calls.filter((one) => one === "begin")).toHaveLength(1);
  });

  it("is somebody unknown when the shop's word holds no more", async () => {
    server.failures.push(new Refused(401, 0));
    arrive(signed("ana"));
    await settle();
    expect(server.calls).toEqual([`begin ${signed("ana")}`, "begin"]);
  });

  it("takes their thread along when they leave", async () => {
    arrive(signed("ana")).open();
    await settle();
    chat.say("my secret");
    await settle(5_000);
    chat.leave();
    expect(chat.state().items).toEqual([]);
    expect(localStorage.length).toBe(0);
    expect(server.calls).toContain("leave");
  });
});
