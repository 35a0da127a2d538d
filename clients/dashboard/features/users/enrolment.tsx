import { signIn } from "@app/caller";
import { useSay } from "@app/look";
import { refusalOf } from "@app/refusal";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "@ui/button";
import { Notice } from "@ui/notice";
import { Skeleton } from "@ui/skeleton";
import { KeyRound } from "lucide-react";
import { type FormEvent, useState } from "react";
import { encode } from "uqr";
import { CodeField } from "./code-field";
import { newPasskey, thisDevice } from "./new-passkey";
import { canUsePasskeys } from "./passkeys";
import { codesOf, proven } from "./proven";
import { RecoveryCodes } from "./recovery-codes";
import { useStep } from "./steps";

/** Enrol a passkey or an authenticator app, then hand over the recovery codes. */
export function Enrolment({ onDone }: { onDone: () => void }) {
  const say = useSay();
  const [codes, setCodes] = useState<string[] | null>(null);
  const queries = useQueryClient();
  const enrolled = async () => {
    const answer = await proven(signIn.recoveryCodes).catch(() => null);
    let found = codesOf(answer?.data);
    if (found.length === 0) found = codesOf((await proven(signIn.makeRecoveryCodes)).data);
    show(found);
  };
  const show = (found: string[]) => {
    queries.clear();
    if (found.length > 0) setCodes(found);
    else onDone();
  };
  if (codes) {
    return (
      <section className="grid gap-5">
        <div className="grid gap-1">
          <h2 className="font-display font-semibold text-xl">{say("enrol.codes.title")}</h2>
          <p className="text-soft">{say("enrol.codes.lead")}</p>
        </div>
        <RecoveryCodes codes={codes} onKept={onDone} />
      </section>
    );
  }
  return (
    <>
      {canUsePasskeys && <PasskeyOffer onAdded={show} />}
      <ScanForm onEnrolled={enrolled} />
    </>
  );
}

function PasskeyOffer({ onAdded }: { onAdded: (codes: string[]) => void }) {
  const say = useSay();
  const adding = useMutation({ mutationFn: () => newPasskey(thisDevice()), onSuccess: onAdded });
  return (
    <div className="mb-5 grid gap-3">
      {adding.isError && <Notice tone="bad">{refusalOf(adding.error, say)}</Notice>}
      <Button size="lg" isBusy={adding.isPending} onClick={() => adding.mutate()}>
        <KeyRound aria-hidden />
        {say("enrol.passkey")}
      </Button>
      <p className="text-center text-soft text-sm">{say("enrol.passkey.hint")}</p>
      <p className="mt-2 flex items-center gap-3 text-soft text-sm before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
        {say("enrol.or")}
      </p>
    </div>
  );
}

function ScanForm({ onEnrolled }: { onEnrolled: () => Promise<void> }) {
  const say = useSay();
  const step = useStep();
  const [code, setCode] = useState("");
  const asked = useQuery({ queryKey: ["totp"], queryFn: () => signIn.totp(), staleTime: Infinity });
  const secret = String(asked.data?.meta.secret ?? "");
  const url = String(asked.data?.meta.totp_url ?? "");
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (await step.take(() => proven(() => signIn.enrolTotp(code.trim())))) await onEnrolled();
  };
  return (
    <form onSubmit={submit} className="grid gap-5">
      {step.errorOf() && <Notice tone="bad">{step.errorOf()}</Notice>}
      {url ? (
        <QrCode text={url} label={say("enrol.qr")} />
      ) : (
        <Skeleton className="mx-auto size-52 rounded-lg" />
      )}
      {secret && (
        <p className="text-center text-sm text-soft">
          {say("enrol.secret")}
          <code
            dir="ltr"
            className="mt-1 block select-all break-all font-medium text-ink tracking-wider"
          >
            {secret.replace(/(.{4})/g, "$1 ").trim()}
          </code>
        </p>
      )}
      <CodeField
        label={say("enrol.code")}
        error={step.errorOf("code")}
        inputMode="numeric"
        value={code}
        onChange={(event) => setCode(event.target.value)}
      />
      <Button type="submit" variant="primary" size="lg" isBusy={step.isBusy} disabled={!url}>
        {say("enrol.submit")}
      </Button>
    </form>
  );
}

/** Black on white in any theme: that is what cameras expect. */
function QrCode({ text, label }: { text: string; label: string }) {
  const { data, size } = encode(text, { ecc: "M", border: 2 });
  const dots = data.flatMap((row, y) =>
    row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])),
  );
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
      className="mx-auto size-52 rounded-lg border border-line bg-[#ffffff]"
    >
      <path d={dots.join("")} fill="#000000" />
    </svg>
  );
}
