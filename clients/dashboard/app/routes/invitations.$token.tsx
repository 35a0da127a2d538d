import { useSay } from "@app/look";
import { useTitle } from "@app/title";
import { InvitationOffer } from "@features/businesses/invitation-offer";
import { Entrance } from "@features/users/entrance";
import { createFileRoute } from "@tanstack/react-router";

export const Route = createFileRoute("/invitations/$token")({ component: InvitationPage });

function InvitationPage() {
  const say = useSay();
  const { token } = Route.useParams();
  useTitle(say("invitation.title"));
  return (
    <Entrance title={say("invitation.title")}>
      <InvitationOffer token={token} />
    </Entrance>
  );
}
