import { signIn } from "@app/caller";
import { useSay } from "@app/look";
import { DeedDialog } from "@features/businesses/deed-dialog";
import { Problem } from "@handsel/shared/api";
import { Button } from "@ui/button";
import { KeyRound } from "lucide-react";
import { useState } from "react";
import { CodesDialog } from "./codes-dialog";
import { deviceOf } from "./device";
import { staleFactors } from "./factors";
import { NameField } from "./passkey-dialogs";
import { byName, canUsePasskeys, makePasskey } from "./passkeys";
import { done, newRecoveryCodes } from "./proven";

/** Adds a passkey of this device; where that cannot be, says why. */
export function AddPasskey() {
  const say = useSay();
  const [isOpen, setOpen] = useState(false);
  const [codes, setCodes] = useState<string[]>([]);
  if (!canUsePasskeys) return <NotHere />;
  return (
    <>
      <Button variant="primary" onClick={() => setOpen(true)}>
        <KeyRound aria-hidden />
        {say("passkey.add")}
      </Button>
      {isOpen && <AddDialog onClose={() => setOpen(false)} onCodes={setCodes} />}
      {codes.length > 0 && <CodesDialog codes={codes} onKept={() => setCodes([])} />}
    </>
  );
}

function NotHere() {
  const say = useSay();
  if (!byName) return <p className="text-soft text-sm">{say("passkey.not_here")}</p>;
  const host = new URL(byName).host;
  return (
    <p className="text-soft text-sm">
      {say("passkey.by_name")}{" "}
      <a href={byName} className="text-gold-text underline">
        {say("passkey.open_by_name", { host })}
      </a>
    </p>
  );
}

function AddDialog({
  onClose,
  onCodes,
}: {
  onClose: () => void;
  onCodes: (codes: string[]) => void;
}) {
  const say = useSay();
  const [typed, setTyped] = useState(() => thisDevice());
  const name = typed.trim();
  const deed = {
    title: say("passkey.add"),
    lead: say("passkey.add.lead"),
    submit: say("passkey.add.submit"),
    act: async () => onCodes(await add(name)),
    done: say("passkey.added", { name }),
    stale: staleFactors(),
  };
  return (
    <DeedDialog deed={deed} onClose={onClose} isReady={name !== ""}>
      <NameField name={typed} onChange={setTyped} />
    </DeedDialog>
  );
}

/** Add a passkey; answers the recovery codes that a first factor brings. */
async function add(name: string): Promise<string[]> {
  const credential = await makePasskey(await done(signIn.newPasskeyOptions));
  if (!credential) throw new Problem(400, "passkey_not_made", "");
  const answer = await done(() => signIn.addPasskey(name, credential));
  // The ones made along with it were not told.
  return answer.meta.recovery_codes_generated === true ? newRecoveryCodes() : [];
}

function thisDevice(): string {
  const { browser, system } = deviceOf(navigator.userAgent);
  return [browser, system].filter(Boolean).join(", ");
}
