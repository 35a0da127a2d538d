import { useSay } from "@app/look";
import { useMe } from "@app/session";
import {
  changeMember,
  disableMember,
  enableMember,
  handBusinessOver,
  leaveBusiness,
  listMembersQueryKey,
  type MemberOut,
  removeMember,
} from "@handsel/shared/api";
import type { Say } from "@handsel/shared/words";
import { useState } from "react";
import { type Deed, DeedDialog } from "./deed-dialog";
import { RoleField } from "./role-field";
import { ROLES, type RoleName } from "./roles";

export type MemberDeed = "change" | "disable" | "enable" | "remove" | "hand_over" | "leave";

/** Asks before a member's place is changed, in whichever way. */
export function MemberDialog({
  member,
  deed,
  onClose,
}: {
  member: MemberOut;
  deed: MemberDeed;
  onClose: () => void;
}) {
  const say = useSay();
  const me = useMe();
  if (deed === "change") return <RoleDialog member={member} onClose={onClose} />;
  const asked = deedOf(deed, { member, business: me.business.name, say });
  return <DeedDialog deed={asked} onClose={onClose} />;
}

function RoleDialog({ member, onClose }: { member: MemberOut; onClose: () => void }) {
  const say = useSay();
  const me = useMe();
  const before = ROLES.find((one) => one === member.role);
  const [role, setRole] = useState<RoleName>(before ?? "viewer");
  const isMine = member.id === me.member_id;
  const deed: Deed = {
    title: say("member.change"),
    lead: say("member.change.lead", { name: member.name }),
    submit: say("member.change"),
    act: () => changeMember({ path: { member_id: member.id }, body: { role }, throwOnError: true }),
    done: say("member.changed"),
    stale: isMine ? "everything" : [listMembersQueryKey()],
  };
  return (
    <DeedDialog deed={deed} onClose={onClose} isReady={role !== before}>
      <RoleField role={role} onChange={setRole} />
    </DeedDialog>
  );
}

function deedOf(
  deed: Exclude<MemberDeed, "change">,
  { member, business, say }: { member: MemberOut; business: string; say: Say },
): Deed {
  const { name } = member;
  const call = { path: { member_id: member.id }, throwOnError: true } as const;
  const common = {
    title: say(`member.${deed}.title`, { name, business }),
    lead: say(`member.${deed}.lead`, { name, business }),
    submit: say(`member.${deed}`),
    stale: [listMembersQueryKey()],
    isGrave: deed !== "enable",
  };
  switch (deed) {
    case "disable":
      return { ...common, act: () => disableMember(call), done: say("member.disabled", { name }) };
    case "enable":
      return { ...common, act: () => enableMember(call), done: say("member.enabled", { name }) };
    case "remove":
      return { ...common, act: () => removeMember(call), done: say("member.removed", { name }) };
    case "hand_over":
      return {
        ...common,
        act: () => handBusinessOver(call),
        done: say("member.handed_over", { name }),
        stale: "everything",
      };
    case "leave":
      return {
        ...common,
        act: () => leaveBusiness({ throwOnError: true }),
        done: say("member.left"),
        stale: "everything",
      };
  }
}
