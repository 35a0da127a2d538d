import { signIn } from "@app/caller";
import { useSay } from "@app/look";
import { Button } from "@ui/button";
import { Field } from "@ui/field";
import { Input } from "@ui/input";
import { Notice } from "@ui/notice";
import { type FormEvent, useState } from "react";
import { CodeField } from "./code-field";
import { PasswordField } from "./password-field";
import { useStep } from "./steps";

export function ForgottenForm({ onSent }: { onSent: () => void }) {
  const say = useSay();
  const step = useStep();
  const [email, setEmail] = useState("");
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (await step.take(() => signIn.askForReset(email))) onSent();
  };
  return (
    <form onSubmit={submit} className="grid gap-5">
      {step.errorOf() && <Notice tone="bad">{step.errorOf()}</Notice>}
      <Field label={say("sign_in.email")} error={step.errorOf("email")}>
        {(parts) => (
          <Input
            {...parts}
            type="email"
            name="email"
            required
            autoComplete="username"
            value={email}
            onChange={(event) => setEmail(event.target.value)}
          />
        )}
      </Field>
      <Button type="submit" variant="primary" size="lg" isBusy={step.isBusy}>
        {say("reset.submit")}
      </Button>
    </form>
  );
}

export function ResetForm({ onSaved }: { onSaved: () => void }) {
  const say = useSay();
  const step = useStep();
  const [code, setCode] = useState("");
  const [password, setPassword] = useState("");
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (await step.take(() => signIn.reset(code.trim(), password))) onSaved();
  };
  return (
    <form onSubmit={submit} className="grid gap-5">
      {step.errorOf() && <Notice tone="bad">{step.errorOf()}</Notice>}
      <CodeField
        label={say("verify.code")}
        error={step.errorOf("key") && say("reset.stale")}
        value={code}
        onChange={(event) => setCode(event.target.value)}
      />
      <PasswordField
        label={say("reset.new")}
        hint={say("sign_up.password.hint")}
        error={step.errorOf("password")}
        autoComplete="new-password"
        value={password}
        onChange={(event) => setPassword(event.target.value)}
      />
      <Button type="submit" variant="primary" size="lg" isBusy={step.isBusy}>
        {say("reset.save")}
      </Button>
    </form>
  );
}
