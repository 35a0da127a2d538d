import { proving, signIn } from "@app/caller";
import { type Envelope, isRecord, Problem, standing } from "@handsel/shared/api";

/** Makes a call, and again once the person has proved themselves, where it asks for that. */
export async function proven(call: () => Promise<Envelope>): Promise<Envelope> {
  const answer = await call();
  return isAsked(answer) && (await proving.ask()) ? call() : answer;
}

/** The answer of a call that was done. Raises Problem for one that was refused. */
export async function done(call: () => Promise<Envelope>): Promise<Envelope> {
  const answer = await proven(call);
  if (answer.status === 200) return answer;
  const [refused] = answer.errors;
  const code = isAsked(answer) ? "reauthentication_required" : (refused?.code ?? "");
  throw new Problem(answer.status, code, refused?.message ?? "");
}

/** New recovery codes, in place of all there were. */
export async function newRecoveryCodes(): Promise<string[]> {
  return codesOf((await done(signIn.makeRecoveryCodes)).data);
}

export function codesOf(answered: unknown): string[] {
  const codes = isRecord(answered) ? answered.unused_codes : undefined;
  return Array.isArray(codes) ? codes.map(String).filter((code) => code !== "") : [];
}

function isAsked(answer: Envelope): boolean {
  const stands = standing(answer);
  return (
    answer.status === 401 &&
    stands.is === "signed_out" &&
    stands.flows.some((flow) => flow.id.endsWith("reauthenticate"))
  );
}
