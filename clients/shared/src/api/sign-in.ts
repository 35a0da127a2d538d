import { isRecord, Problem } from "./problem";

/** A step of signing in that waits for the person. */
export type Step =
  | "login"
  | "signup"
  | "verify_email"
  | "mfa_authenticate"
  | "mfa_reauthenticate"
  | "reauthenticate"
  | "password_reset_by_code"
  | "mfa_login_webauthn";

export interface Flow {
  id: Step | (string & {});
  is_pending?: boolean;
  types?: Array<"totp" | "recovery_codes" | "webauthn">;
}

export interface SignedInUser {
  id: string;
  display: string;
  email: string;
}

export interface FieldError {
  code: string;
  message: string;
  param?: string;
}

/** Where the person stands after a call: in, with steps to take, or refused with reasons. */
export type Standing =
  | { is: "signed_in"; user: SignedInUser }
  | { is: "signed_out"; flows: Flow[]; pending: Flow | undefined }
  | { is: "refused"; errors: FieldError[] };

export type Factor =
  | { type: "totp"; created_at: number; last_used_at: number | null }
  | {
      type: "recovery_codes";
      created_at: number;
      last_used_at: number | null;
      total_code_count: number;
      unused_code_count: number;
    }
  | Passkey;

export interface Passkey {
  type: "webauthn";
  id: number;
  name: string;
  created_at: number;
  last_used_at: number | null;
  /** Whether it signs in by itself; unknown of some devices. */
  is_passwordless?: boolean;
}

export interface Envelope {
  status: number;
  data: unknown;
  meta: Record<string, unknown>;
  errors: FieldError[];
}

const BASE = "/_allauth/browser/v1/";

/**
 * Sign-in for browsers (allauth's headless API). Each method makes one call.
 *
 * Every answer of below 500 is an answer: `standing` reads it. Raises Problem for the rest.
 */
export class SignIn {
  constructor(private readonly csrfToken: () => string) {}

  async call(method: string, path: string, body?: unknown): Promise<Envelope> {
    const headers: Record<string, string> = { Accept: "application/json" };
    if (body !== undefined) headers["Content-Type"] = "application/json";
    if (method !== "GET") headers["X-CSRFToken"] = this.csrfToken();
    const sent = body === undefined ? null : JSON.stringify(body);
    let response: Response;
    try {
      response = await globalThis.fetch(BASE + path, {
        method,
        headers,
        body: sent,
        credentials: "same-origin",
      });
    } catch (failure) {
      throw new Problem(0, "offline", String(failure));
    }
    return envelopeOf(response);
  }

  session = () => this.call("GET", "auth/session");
  signOut = () => this.call("DELETE", "auth/session");
  logIn = (email: string, password: string) => this.call("POST", "auth/login", { email, password });
  signUp = (email: string, password: string, name: string) =>
    this.call("POST", "auth/signup", { email, password, name });
  verifyEmail = (key: string) => this.call("POST", "auth/email/verify", { key });
  resendVerification = () => this.call("POST", "auth/email/verify/resend", {});
  askForReset = (email: string) => this.call("POST", "auth/password/request", { email });
  reset = (key: string, password: string) =>
    this.call("POST", "auth/password/reset", { key, password });
  secondFactor = (code: string) => this.call("POST", "auth/2fa/authenticate", { code });
  reauthenticate = (password: string) => this.call("POST", "auth/reauthenticate", { password });
  reauthenticateByCode = (code: string) => this.call("POST", "auth/2fa/reauthenticate", { code });
  factors = () => this.call("GET", "account/authenticators");
  totp = () => this.call("GET", "account/authenticators/totp");
  enrolTotp = (code: string) => this.call("POST", "account/authenticators/totp", { code });
  recoveryCodes = () => this.call("GET", "account/authenticators/recovery-codes");
  makeRecoveryCodes = () => this.call("POST", "account/authenticators/recovery-codes", {});
  passkeyOptions = (purpose: "login" | "authenticate" | "reauthenticate") =>
    this.call("GET", `auth/webauthn/${purpose}`);
  passkey = (purpose: "login" | "authenticate" | "reauthenticate", credential: unknown) =>
    this.call("POST", `auth/webauthn/${purpose}`, { credential });
  newPasskeyOptions = () => this.call("GET", "account/authenticators/webauthn?passwordless");
  addPasskey = (name: string, credential: unknown) =>
    this.call("POST", "account/authenticators/webauthn", { name, credential });
  renamePasskey = (id: number, name: string) =>
    this.call("PUT", "account/authenticators/webauthn", { id, name });
  removePasskey = (id: number) =>
    this.call("DELETE", "account/authenticators/webauthn", { authenticators: [id] });
}

/** Where the person stands by this answer. */
export function standing(answer: Envelope): Standing {
  if (answer.errors.length > 0) return { is: "refused", errors: answer.errors };
  const found = isRecord(answer.data) ? answer.data : {};
  if (answer.status === 200 && answer.meta.is_authenticated !== false && isRecord(found.user)) {
    return { is: "signed_in", user: userOf(found.user) };
  }
  const flows = Array.isArray(found.flows) ? (found.flows as Flow[]) : [];
  return { is: "signed_out", flows, pending: flows.find((flow) => flow.is_pending) };
}

function userOf(said: Record<string, unknown>): SignedInUser {
  return {
    id: String(said.id ?? ""),
    display: String(said.display ?? said.email ?? ""),
    email: String(said.email ?? ""),
  };
}

async function envelopeOf(response: Response): Promise<Envelope> {
  const said: unknown = await response.json().catch(() => ({}));
  const found = isRecord(said) ? said : {};
  if (response.status >= 500 || response.status === 429) {
    throw new Problem(response.status, String(found.code ?? ""), String(found.detail ?? ""));
  }
  return {
    status: response.status,
    data: found.data,
    meta: isRecord(found.meta) ? found.meta : {},
    errors: Array.isArray(found.errors) ? (found.errors as FieldError[]) : [],
  };
}
