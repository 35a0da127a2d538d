import { signIn } from "@app/caller";
import { useSay } from "@app/look";
import { Button } from "@ui/button";
import { Field } from "@ui/field";
import { Input } from "@ui/input";
import { Notice } from "@ui/notice";
import { type FormEvent, useState } from "react";
import { PasswordField } from "./password-field";
import { useStep } from "./steps";

export function SignUpForm({ next }: { next?: string | undefined }) {
  const say = useSay();
  const step = useStep({ next });
  const [given, setGiven] = useState({ name: "", email: "", password: "" });
  const set = (field: keyof typeof given) => (event: { target: { value: string } }) =>
    setGiven({ ...given, [field]: event.target.value });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void step.take(() => signIn.signUp(given.email, given.password, given.name));
  };
  return (
    <form onSubmit={submit} className="grid gap-5">
      {step.errorOf() && <Notice tone="bad">{step.errorOf()}</Notice>}
      <Field label={say("sign_up.name")} error={step.errorOf("name")}>
        {(parts) => (
          <Input
            {...parts}
            name="name"
            required
            autoComplete="name"
            value={given.name}
            onChange={set("name")}
          />
        )}
      </Field>
      <Field label={say("sign_in.email")} error={step.errorOf("email")}>
        {(parts) => (
          <Input
            {...parts}
            type="email"
            name="email"
            required
            autoComplete="username"
            value={given.email}
            onChange={set("email")}
          />
        )}
      </Field>
      <PasswordField
        label={say("sign_in.password")}
        hint={say("sign_up.password.hint")}
        error={step.errorOf("password")}
        autoComplete="new-password"
        value={given.password}
        onChange={set("password")}
      />
      <Button type="submit" variant="primary" size="lg" isBusy={step.isBusy}>
        {say("sign_up.submit")}
      </Button>
    </form>
  );
}
