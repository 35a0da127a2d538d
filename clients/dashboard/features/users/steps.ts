import { useSay } from "@app/look";
import { type Envelope, type FieldError, Problem, problemOf, standing } from "@handsel/shared/api";
import type { Key } from "@handsel/shared/words";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate, useRouter } from "@tanstack/react-router";
import { useCallback, useState } from "react";

/** Where to go on after signing in: an address of ours, never another's. */
export function safeNext(next: string | undefined): string {
  return next && /^\/(?![/\\])/.test(next) ? next : "/";
}

/** What refused codes mean, in the person's language; others show the server's sentence. */
const WORDED: Record<string, Key> = {
  email_password_mismatch: "sign_in.refused",
  incorrect_code: "field.code",
  invalid: "field.code",
  required: "field.required",
};

export interface Step {
  isBusy: boolean;
  errorOf(field?: string): string | undefined;
  /** Make a call and go where it leads; answers whether it was not refused. */
  take(call: () => Promise<Envelope>): Promise<boolean>;
}

/** One step of coming in: makes the call, shows what was refused, and goes to the next step. */
export function useStep({ next }: { next?: string | undefined } = {}): Step {
  const say = useSay();
  const [isBusy, setBusy] = useState(false);
  const [errors, setErrors] = useState<FieldError[]>([]);
  const goOn = useGoOn(next);

  const take = async (call: () => Promise<Envelope>) => {
    setBusy(true);
    setErrors([]);
    try {
      const answer = await call();
      const stands = standing(answer);
      if (stands.is === "refused") {
        setErrors(stands.errors);
        return false;
      }
      if (answer.status === 403 || answer.status === 404) {
        throw new Problem(answer.status, "refused", "");
      }
      await goOn(answer);
      return true;
    } catch (failure) {
      setErrors([{ code: "passing", message: sentenceFor(problemOf(failure)) }]);
      return false;
    } finally {
      setBusy(false);
    }
  };

  const sentenceFor = (problem: Problem) => {
    if (problem.isOffline) return say("state.offline.title");
    return say(problem.status === 429 ? "state.too_often" : "state.error.body");
  };

  const errorOf = (field?: string) => {
    const found = errors.find((one) => (one.param ?? "") === (field ?? ""));
    if (!found) return undefined;
    if (found.param === "credential") return say("sign_in.passkey.refused");
    const key = WORDED[found.code];
    return key ? say(key) : found.message;
  };
  return { isBusy, errorOf, take };
}

/** Go where an answer about signing in leads. */
export function useGoOn(next: string | undefined): (answer: Envelope) => Promise<void> {
  const navigate = useNavigate();
  const router = useRouter();
  const queries = useQueryClient();
  return useCallback(
    async (answer) => {
      const stands = standing(answer);
      const search = next ? { next } : {};
      if (stands.is === "signed_in") {
        queries.clear();
        router.history.push(safeNext(next));
        return;
      }
      // Signed in already, or the step that was being taken is over: the door knows where to.
      if (answer.status === 409 || answer.status === 410) return router.history.push("/");
      if (stands.is !== "signed_out") return;
      switch (stands.pending?.id) {
        case "verify_email":
          return navigate({ to: "/verify", search });
        case "mfa_authenticate":
          return navigate({ to: "/second-factor", search });
        default:
          return;
      }
    },
    [navigate, router, queries, next],
  );
}
