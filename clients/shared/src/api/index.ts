import { client } from "./gen/client.gen";
import { problemOf } from "./problem";
import { telling } from "./progress";
import { type Caller, callingAs } from "./transport";

export * from "./gen/@tanstack/react-query.gen";
export * from "./gen/sdk.gen";
export type * from "./gen/types.gen";
export { isRecord, Problem, problemOf } from "./problem";
export * from "./sign-in";
export type { Caller } from "./transport";

let present: Caller | null = null;

/** Have every call go out as this caller, from now on; failures are thrown as Problem. */
export function connect(caller: Caller, { baseUrl = "" }: { baseUrl?: string } = {}): void {
  const call = callingAs(caller);
  present = caller;
  client.setConfig({
    baseUrl: (baseUrl || globalThis.location?.origin) ?? "",
    credentials: "same-origin",
    fetch: (request) => call(request as Request),
  });
  client.interceptors.error.clear();
  client.interceptors.error.use((failure, response) => problemOf(failure, response));
}

/** For one call: a fetch as the present caller that tells how much of its body has gone. */
export function fetchTelling(tell: (part: number) => void): typeof fetch {
  if (!present) return globalThis.fetch;
  const call = callingAs(present, telling(tell));
  return (request) => call(request as Request);
}
