import { type Envelope, isRecord, Problem } from "@handsel/shared/api";

const doesBrowser =
  typeof PublicKeyCredential !== "undefined" &&
  "parseRequestOptionsFromJSON" in PublicKeyCredential;
// A passkey belongs to a name; browsers refuse one for a bare address.
const isByNumber = /^[\d.]+$|^\[/.test(location.hostname);

export const canUsePasskeys = doesBrowser && !isByNumber;

/** This page by a name, for somebody who has it open by a number on their own machine. */
export const byName =
  doesBrowser && location.hostname === "127.0.0.1"
    ? `${location.protocol}//localhost:${location.port}${location.pathname}`
    : null;

/** Let the device prove who is here; null when the person would rather not. */
export async function provePasskey(options: Envelope): Promise<unknown> {
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(
    keyOptions(options, "request_options") as PublicKeyCredentialRequestOptionsJSON,
  );
  return await asked(() => navigator.credentials.get({ publicKey }));
}

/** Let the device make a new passkey; null when the person would rather not. */
export async function makePasskey(options: Envelope): Promise<unknown> {
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(
    keyOptions(options, "creation_options") as PublicKeyCredentialCreationOptionsJSON,
  );
  return await asked(() => navigator.credentials.create({ publicKey }));
}

async function asked(ask: () => Promise<Credential | null>): Promise<unknown> {
  try {
    const credential = await ask();
    return credential instanceof PublicKeyCredential ? credential.toJSON() : null;
  } catch {
    // Refused, timed out, or no device: the browser tells them apart for nobody.
    return null;
  }
}

function keyOptions(answer: Envelope, name: string): unknown {
  const found = isRecord(answer.data) ? answer.data[name] : undefined;
  if (!isRecord(found)) throw new Problem(answer.status, "no_options", "no passkey options");
  return found.publicKey ?? found;
}
