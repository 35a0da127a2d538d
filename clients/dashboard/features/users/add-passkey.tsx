import { useSay } from "@app/look";
import { DeedDialog } from "@features/businesses/deed-dialog";
import { Button } from "@ui/button";
import { KeyRound } from "lucide-react";
import { useState } from "react";
import { CodesDialog } from "./codes-dialog";
import { staleFactors } from "./factors";
import { newPasskey, thisDevice } from "./new-passkey";
import { NameField } from "./passkey-dialogs";
import { byName, canUsePasskeys } from "./passkeys";

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
    act: async () => onCodes(await newPasskey(name)),
    done: say("passkey.added", { name }),
    stale: staleFactors(),
  };
  return (
    <DeedDialog deed={deed} onClose={onClose} isReady={name !== ""}>
      <NameField name={typed} onChange={setTyped} />
    </DeedDialog>
  );
}
