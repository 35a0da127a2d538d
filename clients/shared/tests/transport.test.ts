import { describe, expect, test, vi } from "vitest";
import type { Caller } from "../src/api/transport";
import { callingAs } from "../src/api/transport";

function answer(status: number, code = ""): Response {
  return new Response(JSON.stringify({ code }), { status });
}

function caller(more: Partial<Caller> = {}) {
  const heard: string[] = [];
  const made: Caller = {
    csrfToken: () => "token",
    businessId: () => "rose",
    reauthenticate: async () => true,
    onSignedOut: () => heard.push("signed out"),
    onFactorRequired: () => heard.push("factor"),
    ...more,
  };
  return { call: callingAs(made), heard };
}

function serve(...answers: Response[]) {
  const asked: Request[] = [];
  vi.stubGlobal("fetch", async (request: Request) => {
    asked.push(request);
    return answers.shift() ?? answer(500);
  });
  return asked;
}

const POST = () => new Request("http://web/api/v1/x", { method: "POST", body: "same words" });

describe("a call", () => {
  test("says which business it is for, and proves itself when it writes", async () => {
    const asked = serve(answer(200), answer(200));
    const { call } = caller();
    await call(POST());
    await call(new Request("http://web/api/v1/x"));
    expect(asked[0]?.headers.get("X-CSRFToken")).toBe("token");
    expect(asked[0]?.headers.get("X-Handsel-Business")).toBe("rose");
    expect(asked[1]?.headers.get("X-CSRFToken")).toBeNull();
  });

  test("is made again, whole, once the person has proved themselves", async () => {
    const asked = serve(answer(401, "reauthentication_required"), answer(200));
    const { call, heard } = caller();
    expect((await call(POST())).status).toBe(200);
    expect(await asked[1]?.text()).toBe("same words");
    expect(heard).toEqual([]);
  });

  test("is not made again when they would rather not", async () => {
    const asked = serve(answer(401, "reauthentication_required"));
    const { call } = caller({ reauthenticate: async () => false });
    expect((await call(POST())).status).toBe(401);
    expect(asked).toHaveLength(1);
  });

  test.each([
    [401, "unauthenticated", ["signed out"]],
    [403, "second_factor_required", ["factor"]],
    [403, "forbidden", []],
    [404, "unauthenticated", []],
  ])("that is answered %i %s tells who listens", async (status, code, wanted) => {
    serve(answer(status, code));
    const { call, heard } = caller();
    await call(POST());
    expect(heard).toEqual(wanted);
  });
});
