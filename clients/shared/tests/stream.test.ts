import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { type LiveEvent, type LiveState, openLive } from "../src/live";

interface Answer {
  status?: number;
  pieces?: string[];
  stays?: boolean;
}

/** A server that answers each call with the next of these and keeps what it was asked. */
function serve(answers: Answer[]) {
  const asked: Array<Record<string, string>> = [];
  vi.stubGlobal("fetch", async (_url: string, init: RequestInit) => {
    asked.push(init.headers as Record<string, string>);
    const { status = 200, pieces = [], stays = false } = answers.shift() ?? { stays: true };
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        for (const piece of pieces) controller.enqueue(new TextEncoder().encode(piece));
        if (!stays) controller.close();
        init.signal?.addEventListener("abort", () => {
          try {
            controller.error(new Error("aborted"));
          } catch {
            // It had ended already.
          }
        });
      },
    });
    return new Response(body, { status });
  });
  return asked;
}

function listen(more: { idleSeconds?: number } = {}) {
  const events: LiveEvent[] = [];
  const states: LiveState[] = [];
  let signedOut = 0;
  const live = openLive({
    url: () => "http://gate/live",
    onEvent: (event) => events.push(event),
    onState: (state) => states.push(state),
    onSignedOut: () => {
      signedOut += 1;
    },
    random: () => 1,
    ...more,
  });
  return { live, events, states, signedOut: () => signedOut };
}

describe("a live stream", () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test("is taken up again after the last event when the server closes it", async () => {
    const asked = serve([{ pieces: ["id: 5\ndata: x\n\n"] }, { stays: true }]);
    const { live, events } = listen();
    await vi.advanceTimersByTimeAsync(1100);
    live.stop();
    expect(events).toHaveLength(1);
    expect(asked).toHaveLength(2);
    expect(asked[0]).not.toHaveProperty("Last-Event-ID");
    expect(asked[1]).toMatchObject({ "Last-Event-ID": "5" });
  });

  test("waits longer after each failure", async () => {
    const asked = serve([{ status: 503 }, { status: 503 }, { status: 503 }]);
    const { live } = listen();
    await vi.advanceTimersByTimeAsync(900);
    expect(asked).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(200);
    expect(asked).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(1800);
    expect(asked).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(300);
    expect(asked).toHaveLength(3);
    live.stop();
  });

  test.each([401, 403])("ends for good at %i", async (status) => {
    const asked = serve([{ status }]);
    const { states, signedOut } = listen();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(asked).toHaveLength(1);
    expect(states.at(-1)).toBe("closed");
    expect(signedOut()).toBe(1);
  });

  test("ends for good when the server says that the session is over", async () => {
    const asked = serve([{ pieces: ["event: signed_out\ndata: {}\n\n"], stays: true }]);
    const { events, signedOut } = listen();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(asked).toHaveLength(1);
    expect(events).toEqual([]);
    expect(signedOut()).toBe(1);
  });

  test("is opened anew when it has been silent for too long", async () => {
    const asked = serve([{ stays: true }, { stays: true }]);
    const { live } = listen({ idleSeconds: 40 });
    await vi.advanceTimersByTimeAsync(39_000);
    expect(asked).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(3000);
    expect(asked).toHaveLength(2);
    live.stop();
  });

  test("is tried at once when it is woken", async () => {
    const asked = serve([{ status: 500 }, { stays: true }]);
    const { live } = listen();
    await vi.advanceTimersByTimeAsync(10);
    live.wake();
    await vi.advanceTimersByTimeAsync(10);
    expect(asked).toHaveLength(2);
    live.stop();
  });
});
