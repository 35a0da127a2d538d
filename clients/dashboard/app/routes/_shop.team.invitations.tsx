import { InvitationList } from "@features/businesses/invitation-list";
import { createFileRoute } from "@tanstack/react-router";

export const Route = createFileRoute("/_shop/team/invitations")({ component: InvitationList });
