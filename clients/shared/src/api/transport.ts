import { codeOf } from "./problem";

/** What a client that signs people in tells and hears of each call. */
export interface Caller {
  /** The token against forged requests; "" when this client uses no cookies. */
  csrfToken(): string;
  /** The business the person works in now; null for their oldest. */
  businessId(): string | null;
  /** Ask the person to prove themselves again. False when they would rather not. */
  reauthenticate(): Promise<boolean>;
  /** The session is over. */
  onSignedOut(): void;
  /** The role needs a second factor that this person has not enrolled. */
  onFactorRequired(): void;
}

const READING = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * A fetch that says who calls, and takes a call up again after the person proved themselves.
 *
 * It answers what the server answered last; only `reauthentication_required` is dealt with here.
 */
export function callingAs(
  caller: Caller,
  send: (request: Request) => Promise<Response> = (request) => globalThis.fetch(request),
): (request: Request) => Promise<Response> {
  return async (request) => {
    const response = await send(prepared(request.clone(), caller));
    if (response.status !== 401 && response.status !== 403) return response;
    switch (await codeOf(response)) {
      case "reauthentication_required":
        if (!(await caller.reauthenticate())) return response;
        return send(prepared(request, caller));
      case "unauthenticated":
        caller.onSignedOut();
        return response;
      case "second_factor_required":
        caller.onFactorRequired();
        return response;
      default:
        return response;
    }
  };
}

function prepared(request: Request, caller: Caller): Request {
  const business = caller.businessId();
  if (business) request.headers.set("X-Handsel-Business", business);
  // Read anew for each attempt: signing in and proving oneself change it.
  if (!READING.has(request.method)) request.headers.set("X-CSRFToken", caller.csrfToken());
  return request;
}
