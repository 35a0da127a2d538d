import { useSay } from "@app/look";
import { createInvitation, listInvitationsQueryKey } from "@handsel/shared/api";
import { Button } from "@ui/button";
import { Field } from "@ui/field";
import { Input } from "@ui/input";
import { UserPlus } from "lucide-react";
import { useState } from "react";
import { DeedDialog } from "./deed-dialog";
import { RoleField } from "./role-field";
import type { RoleName } from "./roles";

/** Invites somebody by e-mail, as what the reader may make them. */
export function InviteDialog() {
  const say = useSay();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button variant="primary" onClick={() => setOpen(true)}>
        <UserPlus aria-hidden />
        {say("invitations.invite")}
      </Button>
      {isOpen && <InviteForm onClose={() => setOpen(false)} />}
    </>
  );
}

function InviteForm({ onClose }: { onClose: () => void }) {
  const say = useSay();
  const [typed, setTyped] = useState("");
  const [role, setRole] = useState<RoleName>("agent");
  const email = typed.trim();
  const deed = {
    title: say("invitations.invite"),
    lead: say("invitations.invite.lead"),
    submit: say("invitations.submit"),
    act: () => createInvitation({ body: { email, role }, throwOnError: true }),
    done: say("invitations.sent", { email }),
    stale: [listInvitationsQueryKey()],
  };
  return (
    <DeedDialog deed={deed} onClose={onClose}>
      <Field label={say("invitations.email")}>
        {(parts) => (
          <Input
            {...parts}
            type="email"
            required
            maxLength={254}
            autoComplete="off"
            dir="ltr"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
        )}
      </Field>
      <RoleField role={role} onChange={setRole} />
    </DeedDialog>
  );
}
