import { useSay } from "@app/look";
import { useMay, useMe } from "@app/session";
import { useKeys } from "@app/shell/keyboard";
import { assign, listMembersOptions } from "@handsel/shared/api";
import { useQuery } from "@tanstack/react-query";
import { Button } from "@ui/button";
import { Menu, MenuChoice, MenuItem, MenuLabel, MenuLine } from "@ui/menu";
import { UserCheck, UserRound } from "lucide-react";
import { useChange } from "./control";
import type { Listed } from "./views";

const NOBODY = "nobody";
// Those who answer customers; the API refuses all others.
const ANSWERING = ["owner", "admin", "agent"];

/** Who sees to a conversation; A takes it. */
export function AssignMenu({ conversation }: { conversation: Listed }) {
  const say = useSay();
  const { member_id: own } = useMe();
  const mayList = useMay("members.read");
  const { isBusy, change } = useChange(conversation.id);
  const { data } = useQuery({ ...listMembersOptions(), enabled: mayList, staleTime: 60_000 });
  const members = (data?.items ?? []).filter(
    (one) => one.is_active && ANSWERING.includes(one.role),
  );
  const current = conversation.assignee?.member_id ?? NOBODY;
  const give = (memberId: string) => {
    if (isBusy || memberId === current) return;
    const path = { conversation_id: conversation.id };
    const body = { member_id: memberId === NOBODY ? null : memberId };
    change(
      () => assign({ path, body, throwOnError: true }),
      body.member_id ? "assign.done" : "assign.released",
    );
  };
  useKeys(own ? { a: () => give(own) } : {});
  const name = conversation.assignee?.name ?? say("assign.nobody");
  return (
    <Menu
      trigger={
        <Button variant="quiet" size="sm" aria-label={say("assign.label", { name })}>
          <UserRound aria-hidden />
          <span className="max-w-36 truncate">{name}</span>
        </Button>
      }
    >
      {own && current !== own && (
        <>
          <MenuItem onSelect={() => give(own)}>
            <UserCheck aria-hidden />
            {say("assign.to_me")}
          </MenuItem>
          <MenuLine />
        </>
      )}
      <MenuLabel>{say("assign.to")}</MenuLabel>
      <MenuChoice
        value={current}
        onChange={give}
        choices={[
          { value: NOBODY, label: say("assign.nobody") },
          ...members.map((one) => ({ value: one.id, label: one.name || one.email })),
        ]}
      />
    </Menu>
  );
}
