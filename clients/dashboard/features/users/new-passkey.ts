import { signIn } from "@app/caller";
import { Problem } from "@handsel/shared/api";
import { deviceOf } from "./device";
import { makePasskey } from "./passkeys";
import { done, newRecoveryCodes } from "./proven";

/** Make and keep a passkey of this device; answers the recovery codes that a first factor brings. */
export async function newPasskey(name: string): Promise<string[]> {
  const credential = await makePasskey(await done(signIn.newPasskeyOptions));
  if (!credential) throw new Problem(400, "passkey_not_made", "");
  const answer = await done(() => signIn.addPasskey(name, credential));
  // The ones made along with it were not told.
  return answer.meta.recovery_codes_generated === true ? newRecoveryCodes() : [];
}

/** What to call a passkey that is kept here. */
export function thisDevice(): string {
  const { browser, system } = deviceOf(navigator.userAgent);
  return [browser, system].filter(Boolean).join(", ");
}
