import { useReader, useSay } from "@app/look";
import { Failed } from "@app/page-states";
import { refusalOf } from "@app/refusal";
import {
  type InvitationOut,
  listInvitationsOptions,
  listInvitationsQueryKey,
  reissueInvitation,
  revokeInvitation,
} from "@handsel/shared/api";
import { formatDateTime } from "@handsel/shared/format";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Badge } from "@ui/badge";
import { Button } from "@ui/button";
import { State } from "@ui/state";
import { useTell } from "@ui/toast";
import { MailOpen } from "lucide-react";
import { roleName, useMayManage } from "./roles";
import { Row, Rows, RowsLoading } from "./rows";

/** Invitations that nobody has taken. */
export function InvitationList() {
  const say = useSay();
  const asked = useQuery(listInvitationsOptions());
  if (asked.isPending) return <RowsLoading />;
  if (asked.isError) return <Failed failure={asked.error} onRetry={() => void asked.refetch()} />;
  if (asked.data.items.length === 0) {
    return (
      <State
        icon={<MailOpen />}
        title={say("invitations.empty.title")}
        body={say("invitations.empty.body")}
      />
    );
  }
  return (
    <Rows label={say("invitations.title")}>
      {asked.data.items.map((invitation) => (
        <InvitationRow key={invitation.id} invitation={invitation} />
      ))}
    </Rows>
  );
}

function InvitationRow({ invitation }: { invitation: InvitationOut }) {
  const say = useSay();
  const reader = useReader();
  const mayManage = useMayManage()(invitation.role);
  const until = formatDateTime(invitation.expires_at, reader);
  return (
    <Row
      title={<bdi>{invitation.email}</bdi>}
      badges={invitation.is_over && <Badge tone="warn">{say("invitations.over")}</Badge>}
      aside={mayManage && <InvitationDeeds invitation={invitation} />}
    >
      {roleName(invitation.role, say)} · {say("invitations.by", { name: invitation.invited_by })}
      {!invitation.is_over && <> · {say("invitations.until", { when: until })}</>}
    </Row>
  );
}

function InvitationDeeds({ invitation }: { invitation: InvitationOut }) {
  const say = useSay();
  const tell = useTell();
  const queries = useQueryClient();
  const { id, email } = invitation;
  const told = (done: string) => ({
    onSuccess: async () => {
      tell(done);
      await queries.invalidateQueries({ queryKey: listInvitationsQueryKey() });
    },
    onError: (failure: unknown) => tell(refusalOf(failure, say), "bad"),
  });
  const call = { path: { invitation_id: id }, throwOnError: true } as const;
  const sending = useMutation({
    mutationFn: async () => {
      await reissueInvitation(call);
    },
    ...told(say("invitations.sent", { email })),
  });
  const revoking = useMutation({
    mutationFn: async () => {
      await revokeInvitation(call);
    },
    ...told(say("invitations.revoked", { email })),
  });
  // Sent again, it is another one: the one that is shown is over before the list says so.
  const isBusy = sending.isPending || revoking.isPending;
  return (
    <>
      <Button
        size="sm"
        disabled={isBusy}
        isBusy={sending.isPending}
        onClick={() => sending.mutate()}
      >
        {say("invitations.reissue")}
      </Button>
      <Button
        size="sm"
        variant="quiet"
        disabled={isBusy}
        isBusy={revoking.isPending}
        onClick={() => revoking.mutate()}
      >
        {say("invitations.revoke")}
      </Button>
    </>
  );
}
