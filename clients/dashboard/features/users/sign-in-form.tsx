import { signIn } from "@app/caller";
import { useSay } from "@app/look";
import { Link } from "@tanstack/react-router";
import { Button } from "@ui/button";
import { Field } from "@ui/field";
import { Input } from "@ui/input";
import { Notice } from "@ui/notice";
import { KeyRound } from "lucide-react";
import { type FormEvent, useState } from "react";
import { canUsePasskeys, provePasskey } from "./passkeys";
import { PasswordField } from "./password-field";
import { useStep } from "./steps";

export function SignInForm({ next }: { next?: string | undefined }) {
  const say = useSay();
  const step = useStep({ next });
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void step.take(() => signIn.logIn(email, password));
  };
  const refused = step.errorOf() ?? step.errorOf("password");
  return (
    <form onSubmit={submit} className="grid gap-5">
      {refused && <Notice tone="bad">{refused}</Notice>}
      <Field label={say("sign_in.email")} error={step.errorOf("email")}>
        {(parts) => (
          <Input
            {...parts}
            type="email"
            name="email"
            required
            autoComplete="username webauthn"
            value={email}
            onChange={(event) => setEmail(event.target.value)}
          />
        )}
      </Field>
      <PasswordField
        label={say("sign_in.password")}
        autoComplete="current-password"
        value={password}
        onChange={(event) => setPassword(event.target.value)}
        aside={
          <Link to="/password/forgotten" className="text-gold-text text-sm hover:underline">
            {say("sign_in.forgot")}
          </Link>
        }
      />
      <Button type="submit" variant="primary" size="lg" isBusy={step.isBusy}>
        {say("sign_in.submit")}
      </Button>
      {canUsePasskeys && <PasskeyButton next={next} />}
    </form>
  );
}

function PasskeyButton({ next }: { next?: string | undefined }) {
  const say = useSay();
  const step = useStep({ next });
  const refused = step.errorOf() ?? step.errorOf("credential");
  const use = async () => {
    const options = await signIn.passkeyOptions("login").catch(() => null);
    const credential = options?.status === 200 ? await provePasskey(options) : null;
    if (credential) await step.take(() => signIn.passkey("login", credential));
  };
  return (
    <>
      <p className="flex items-center gap-3 text-soft text-sm before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
        {say("sign_in.or")}
      </p>
      {refused && <Notice tone="bad">{refused}</Notice>}
      <Button size="lg" onClick={use} isBusy={step.isBusy}>
        <KeyRound aria-hidden />
        {say("sign_in.passkey")}
      </Button>
    </>
  );
}
