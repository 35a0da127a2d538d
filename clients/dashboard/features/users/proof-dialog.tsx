import { proving, signIn } from "@app/caller";
import { useSay } from "@app/look";
import { meOptions } from "@app/session";
import type { Envelope, FieldError } from "@handsel/shared/api";
import { standing } from "@handsel/shared/api";
import { useQuery } from "@tanstack/react-query";
import { Button } from "@ui/button";
import { Dialog } from "@ui/dialog";
import { Notice } from "@ui/notice";
import { KeyRound } from "lucide-react";
import { type FormEvent, useState } from "react";
import { CodeField } from "./code-field";
import { canUsePasskeys, provePasskey } from "./passkeys";
import { PasswordField } from "./password-field";

/** Opens whenever a call wants fresh proof; the calls that waited go on when it is given. */
export default function ProofDialog() {
  const say = useSay();
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && proving.answer(false)}
      title={say("prove.title")}
      description={say("prove.lead")}
      closeLabel={say("action.close")}
    >
      <ProofForm />
    </Dialog>
  );
}

type Way = "password" | "code";

function ProofForm() {
  const say = useSay();
  // Who has a second factor proves themselves by it; their password alone is not fresh.
  const enrolled = useQuery(meOptions()).data?.second_factor.enrolled ?? false;
  const [chosen, choose] = useState<Way | null>(null);
  const way = chosen ?? (enrolled ? "code" : "password");
  const [typed, setTyped] = useState("");
  const [errors, setErrors] = useState<FieldError[]>([]);
  const [isBusy, setBusy] = useState(false);

  const prove = async (call: () => Promise<Envelope>) => {
    setBusy(true);
    setErrors([]);
    try {
      const answer = await call();
      const stands = standing(answer);
      if (answer.status === 200) proving.answer(true);
      else if (stands.is === "refused") setErrors(stands.errors);
      else proving.answer(false);
    } catch {
      setErrors([{ code: "passing", message: say("state.error.body") }]);
    } finally {
      setBusy(false);
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void prove(() =>
      way === "password" ? signIn.reauthenticate(typed) : signIn.reauthenticateByCode(typed.trim()),
    );
  };
  const usePasskey = async () => {
    const options = await signIn.passkeyOptions("reauthenticate").catch(() => null);
    const credential = options?.status === 200 ? await provePasskey(options) : null;
    if (credential) await prove(() => signIn.passkey("reauthenticate", credential));
  };
  const whyNot = (refused: FieldError) => {
    if (refused.param === "credential") return say("sign_in.passkey.refused");
    if (refused.code === "passing" || way === "password") return refused.message;
    return say("field.code");
  };
  const switchWay = () => {
    choose(way === "password" ? "code" : "password");
    setTyped("");
    setErrors([]);
  };
  const input = {
    value: typed,
    onChange: (event: { target: { value: string } }) => setTyped(event.target.value),
    autoFocus: true,
  };
  return (
    <form onSubmit={submit} className="grid gap-4">
      {errors[0] && <Notice tone="bad">{whyNot(errors[0])}</Notice>}
      {way === "password" ? (
        <PasswordField label={say("sign_in.password")} autoComplete="current-password" {...input} />
      ) : (
        <CodeField label={say("factor.code")} inputMode="numeric" {...input} />
      )}
      <Button type="submit" variant="primary" size="lg" isBusy={isBusy}>
        {say("prove.submit")}
      </Button>
      <div className="flex flex-wrap justify-center gap-1">
        {!enrolled && (
          <Button variant="quiet" onClick={switchWay}>
            {say(way === "password" ? "factor.use_app" : "sign_in.password")}
          </Button>
        )}
        {canUsePasskeys && (
          <Button variant="quiet" onClick={usePasskey}>
            <KeyRound aria-hidden />
            {say("factor.use_passkey")}
          </Button>
        )}
      </div>
    </form>
  );
}
