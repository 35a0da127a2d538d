import { useReader, useSay } from "@app/look";
import { Failed } from "@app/page-states";
import { useMay, useMe } from "@app/session";
import { listMembersOptions, type MemberOut } from "@handsel/shared/api";
import { formatDate } from "@handsel/shared/format";
import { useQuery } from "@tanstack/react-query";
import { Avatar } from "@ui/avatar";
import { Badge } from "@ui/badge";
import { Button } from "@ui/button";
import { Menu, MenuItem } from "@ui/menu";
import { Ellipsis } from "lucide-react";
import { useState } from "react";
import { type MemberDeed, MemberDialog } from "./member-dialogs";
import { roleName, useMayManage } from "./roles";
import { Row, Rows, RowsLoading } from "./rows";

/** Who works here, and what the reader may do about it. */
export function MemberList() {
  const say = useSay();
  const asked = useQuery(listMembersOptions());
  const [doing, setDoing] = useState<{ member: MemberOut; deed: MemberDeed } | null>(null);
  if (asked.isPending) return <RowsLoading />;
  if (asked.isError) return <Failed failure={asked.error} onRetry={() => void asked.refetch()} />;
  return (
    <>
      <Rows label={say("members.title")}>
        {asked.data.items.map((member) => (
          <MemberRow
            key={member.id}
            member={member}
            onDeed={(deed) => setDoing({ member, deed })}
          />
        ))}
      </Rows>
      {doing && <MemberDialog {...doing} onClose={() => setDoing(null)} />}
    </>
  );
}

function MemberRow({ member, onDeed }: { member: MemberOut; onDeed: (deed: MemberDeed) => void }) {
  const say = useSay();
  const reader = useReader();
  const isMe = useMe().member_id === member.id;
  const deeds = useDeeds(member);
  return (
    <Row
      mark={<Avatar name={member.name} />}
      title={member.name || member.email}
      badges={
        <>
          {isMe && <Badge tone="blue">{say("team.you")}</Badge>}
          {!member.is_active && <Badge tone="warn">{say("members.disabled")}</Badge>}
        </>
      }
      aside={
        deeds.length > 0 && (
          <Menu
            align="end"
            trigger={
              <Button
                variant="quiet"
                size="icon"
                aria-label={say("team.actions", { name: member.name || member.email })}
              >
                <Ellipsis aria-hidden />
              </Button>
            }
          >
            {deeds.map((deed) => (
              <MenuItem key={deed} onSelect={() => onDeed(deed)}>
                {say(`member.${deed}`)}
              </MenuItem>
            ))}
          </Menu>
        )
      }
    >
      {roleName(member.role, say)} · <bdi>{member.email}</bdi> ·{" "}
      {say("members.joined", { when: formatDate(member.joined_at, reader) })}
    </Row>
  );
}

/** What the reader may do with a member; what a role may not is not there. */
function useDeeds(member: MemberOut): MemberDeed[] {
  const me = useMe();
  const mayManage = useMayManage()(member.role);
  const mayHandOver = useMay("business.transfer");
  const mayLeave = useMay("members.leave");
  if (member.id === me.member_id) {
    return [...(mayManage ? ["change" as const] : []), ...(mayLeave ? ["leave" as const] : [])];
  }
  const deeds: MemberDeed[] = [];
  if (mayManage) deeds.push("change", member.is_active ? "disable" : "enable", "remove");
  if (mayHandOver && member.is_active) deeds.push("hand_over");
  return deeds;
}
