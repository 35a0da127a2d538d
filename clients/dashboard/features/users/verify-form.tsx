import { signIn } from "@app/caller";
import { useSay } from "@app/look";
import { Button } from "@ui/button";
import { Notice } from "@ui/notice";
import { useTell } from "@ui/toast";
import { type FormEvent, useState } from "react";
import { CodeField } from "./code-field";
import { useStep } from "./steps";

export function VerifyForm({ next }: { next?: string | undefined }) {
  const say = useSay();
  const tell = useTell();
  const step = useStep({ next });
  const [code, setCode] = useState("");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void step.take(() => signIn.verifyEmail(code.trim()));
  };
  const resend = async () => {
    const answer = await signIn.resendVerification().catch(() => null);
    const isSent = answer?.status === 200;
    tell(say(isSent ? "verify.resent" : "state.too_often"), isSent ? "good" : "bad");
  };
  return (
    <form onSubmit={submit} className="grid gap-5">
      {step.errorOf() && <Notice tone="bad">{step.errorOf()}</Notice>}
      <CodeField
        label={say("verify.code")}
        error={step.errorOf("key")}
        value={code}
        onChange={(event) => setCode(event.target.value)}
      />
      <Button type="submit" variant="primary" size="lg" isBusy={step.isBusy}>
        {say("verify.submit")}
      </Button>
      <Button variant="quiet" onClick={resend}>
        {say("verify.resend")}
      </Button>
    </form>
  );
}
