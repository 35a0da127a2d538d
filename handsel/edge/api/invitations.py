"""Invitations to work in a shop: sent by its leaders, taken by whoever they were sent to."""

from datetime import datetime
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Status
from pydantic import Field

from handsel.edge.api.acting import Id, acting, actor_of
from handsel.edge.api.members import RoleName
from handsel.edge.api.shapes import In, Listed, Out
from handsel.edge.api.signed_in import PERSON, person_of
from handsel.flows import join_business
from handsel.flows.invite_member import invite, invite_again
from handsel.kit import tenancy
from handsel.kit.clock import now
from handsel.modules.audit.actions import record
from handsel.modules.businesses import invitations, queries
from handsel.modules.businesses.models import Invitation, Role
from handsel.modules.businesses.rules import Permission

router = Router(tags=["team"])


class InvitationIn(In):
    """Whom to invite, and as what: no higher than you. One that is open for them is replaced."""

    email: str = Field(min_length=3, max_length=254)
    role: RoleName


class InvitationTokenIn(In):
    """What stands at the end of an invitation's link."""

    token: str = Field(max_length=200)


class InvitationOut(Out):
    """An invitation that nobody has taken. `is_over`: it can only be sent again."""

    id: UUID
    email: str
    role: str
    invited_by: str
    created_at: datetime
    expires_at: datetime
    is_over: bool


class OfferOut(Out):
    """What an invitation offers. `email` is masked: only its owner knows which it is."""

    business_name: str
    inviter_name: str
    email: str
    role: str
    expires_at: datetime


class JoinedOut(Out):
    """The membership that an invitation became."""

    business_id: UUID
    member_id: UUID
    role: str


@router.post("/invitations/look", response=OfferOut, auth=None)
def look_at_invitation(request: HttpRequest, asked: InvitationTokenIn) -> OfferOut:
    """What an invitation offers, before signing in.

    One that is used, over or taken back is answered like one that never was.
    """
    with tenancy.business(invitations.business_of(asked.token)):
        offer = invitations.look(asked.token, now=now())
    return OfferOut(
        business_name=offer.business_name,
        inviter_name=offer.inviter_name,
        email=offer.masked_email,
        role=offer.role,
        expires_at=offer.expires_at,
    )


@router.post("/invitations/accept", response=JoinedOut, auth=PERSON)
def accept_invitation(request: HttpRequest, asked: InvitationTokenIn) -> JoinedOut:
    """Join the shop that invited you, once, signed in with the address it wrote to."""
    person = person_of(request)
    member = join_business.accept(
        asked.token, user_id=person.user_id, email=person.email, now=now()
    )
    return JoinedOut(
        business_id=invitations.business_of(asked.token), member_id=member.id, role=member.role
    )


@router.get("/invitations", response=Listed[InvitationOut])
def list_invitations(request: HttpRequest) -> Listed[InvitationOut]:
    """Invitations that nobody has taken, the latest first."""
    with acting(request, Permission.READ_MEMBERS):
        return Listed(items=[_shown(one) for one in queries.list_invitations()])


@router.post("/invitations", response={201: InvitationOut})
def create_invitation(request: HttpRequest, asked: InvitationIn) -> Status[InvitationOut]:
    """Invite somebody by letter; the link in it works once, for three days."""
    actor = actor_of(request, Permission.MANAGE_MEMBERS)
    made = invite(actor, email=asked.email, role=Role(asked.role), now=now())
    return Status(201, _shown(made))


@router.post("/invitations/{invitation_id}/reissue", response=InvitationOut)
def reissue_invitation(request: HttpRequest, invitation_id: Id) -> InvitationOut:
    """Send it again: a new link for three more days, and the old one opens nothing."""
    actor = actor_of(request, Permission.MANAGE_MEMBERS)
    return _shown(invite_again(actor, invitation_id, now=now()))


@router.delete("/invitations/{invitation_id}", response={204: None})
def revoke_invitation(request: HttpRequest, invitation_id: Id) -> Status[None]:
    """Take it back, at once."""
    with acting(request, Permission.MANAGE_MEMBERS) as actor:
        taken = invitations.revoke(actor, invitation_id, now=now())
        detail = {"role": taken.role, "to": invitations.masked(taken.email)}
        subject = ("invitation", invitation_id)
        record("invitation.revoked", actor=actor, subject=subject, detail=detail)
    return Status(204, None)


def _shown(invitation: Invitation) -> InvitationOut:
    return InvitationOut(
        id=invitation.id,
        email=invitation.email,
        role=invitation.role,
        invited_by=invitation.invited_by.user.name,
        created_at=invitation.created_at,
        expires_at=invitation.expires_at,
        is_over=invitation.expires_at <= now(),
    )
