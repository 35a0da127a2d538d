import { signIn } from "@app/caller";
import { useSay } from "@app/look";
import { Button } from "@ui/button";
import { Notice } from "@ui/notice";
import { type FormEvent, useState } from "react";
import { CodeField } from "./code-field";
import { canUsePasskeys, provePasskey } from "./passkeys";
import { useStep } from "./steps";

/** The second factor at sign-in: a code of the app, a recovery code, or a passkey. */
export function FactorForm({ next }: { next?: string | undefined }) {
  const say = useSay();
  const step = useStep({ next });
  const [code, setCode] = useState("");
  const [isRecovery, setRecovery] = useState(false);
  const refused = step.errorOf() ?? step.errorOf("credential");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void step.take(() => signIn.secondFactor(code.trim()));
  };
  const usePasskey = async () => {
    const options = await signIn.passkeyOptions("authenticate").catch(() => null);
    const credential = options?.status === 200 ? await provePasskey(options) : null;
    if (credential) await step.take(() => signIn.passkey("authenticate", credential));
  };
  return (
    <form onSubmit={submit} className="grid gap-5">
      <p className="text-soft">{say(isRecovery ? "factor.recovery.lead" : "factor.lead")}</p>
      {refused && <Notice tone="bad">{refused}</Notice>}
      <CodeField
        label={say(isRecovery ? "factor.recovery" : "factor.code")}
        error={step.errorOf("code")}
        inputMode={isRecovery ? "text" : "numeric"}
        value={code}
        onChange={(event) => setCode(event.target.value)}
      />
      <Button type="submit" variant="primary" size="lg" isBusy={step.isBusy}>
        {say("factor.submit")}
      </Button>
      <div className="flex flex-wrap justify-center gap-1">
        <Button variant="quiet" onClick={() => setRecovery(!isRecovery)}>
          {say(isRecovery ? "factor.use_app" : "factor.use_recovery")}
        </Button>
        {canUsePasskeys && (
          <Button variant="quiet" onClick={usePasskey}>
            {say("factor.use_passkey")}
          </Button>
        )}
      </div>
    </form>
  );
}
