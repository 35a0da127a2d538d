import { signIn } from "@app/caller";
import { useSay } from "@app/look";
import { DeedDialog } from "@features/businesses/deed-dialog";
import type { Passkey } from "@handsel/shared/api";
import { Field } from "@ui/field";
import { Input } from "@ui/input";
import { useState } from "react";
import { staleFactors } from "./factors";
import { done } from "./proven";

const NAME_AT_MOST = 100;

/** What the reader calls a passkey. */
export function NameField({ name, onChange }: { name: string; onChange: (name: string) => void }) {
  const say = useSay();
  return (
    <Field label={say("passkey.name")} hint={say("passkey.name.hint")}>
      {(parts) => (
        <Input
          {...parts}
          required
          dir="auto"
          maxLength={NAME_AT_MOST}
          autoComplete="off"
          value={name}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}

export function RenameDialog({ passkey, onClose }: { passkey: Passkey; onClose: () => void }) {
  const say = useSay();
  const [typed, setTyped] = useState(passkey.name);
  const name = typed.trim();
  const deed = {
    title: say("passkey.rename.title", { name: passkey.name }),
    submit: say("passkey.rename.submit"),
    act: () => done(() => signIn.renamePasskey(passkey.id, name)),
    done: say("passkey.renamed", { name }),
    stale: staleFactors(),
  };
  return (
    <DeedDialog deed={deed} onClose={onClose} isReady={name !== ""}>
      <NameField name={typed} onChange={setTyped} />
    </DeedDialog>
  );
}

export function RemoveDialog({ passkey, onClose }: { passkey: Passkey; onClose: () => void }) {
  const say = useSay();
  const { name } = passkey;
  const deed = {
    title: say("passkey.remove.title", { name }),
    lead: say("passkey.remove.lead"),
    submit: say("passkey.remove"),
    act: () => done(() => signIn.removePasskey(passkey.id)),
    done: say("passkey.removed", { name }),
    // Without any factor left the reader's role may ask for one at once.
    stale: "everything" as const,
    isGrave: true,
  };
  return <DeedDialog deed={deed} onClose={onClose} />;
}
