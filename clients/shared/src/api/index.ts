import { client } from "./gen/client.gen";
import { problemOf } from "./problem";
import { type Caller, callingAs } from "./transport";

export * from "./gen/@tanstack/react-query.gen";
export * from "./gen/sdk.gen";
export type * from "./gen/types.gen";
export { isRecord, Problem, problemOf } from "./problem";
export * from "./sign-in";
export type { Caller } from "./transport";

/** Have every call go out as this caller, from now on; failures are thrown as Problem. */
export function connect(caller: Caller, { baseUrl = "" }: { baseUrl?: string } = {}): void {
  const call = callingAs(caller);
  client.setConfig({
    baseUrl: (baseUrl || globalThis.location?.origin) ?? "",
    credentials: "same-origin",
    fetch: (request) => call(request as Request),
  });
  client.interceptors.error.clear();
  client.interceptors.error.use((failure, response) => problemOf(failure, response));
}
