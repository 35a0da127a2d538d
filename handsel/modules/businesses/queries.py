"""Questions about businesses and members."""

from dataclasses import dataclass
from uuid import UUID

from handsel.kit import tenancy
from handsel.kit.errors import NotFound
from handsel.kit.prepared import Prepared, Slot
from handsel.modules.businesses.actor import Actor
from handsel.modules.businesses.models import (
    Business,
    Invitation,
    InvitationState,
    Member,
)
from handsel.modules.businesses.rules import permissions_of


@dataclass(frozen=True, slots=True)
class Membership:
    """A business somebody works for, and as what."""

    business_id: UUID
    member_id: UUID
    role: str
    slug: str
    name: str


_BY_ID = Prepared(lambda: Business.objects.filter(id=Slot("id")))


def get_current() -> Business:
    """The business in scope."""
    business = _BY_ID.first(id=tenancy.current())
    if business is None:
        raise NotFound
    return business


def find(business_id: UUID) -> Business | None:
    """The business with this id."""
    with tenancy.business(business_id):
        return Business.objects.filter(id=business_id).first()


def get_actor(*, business_id: UUID, member_id: UUID, fresh: bool = False) -> Actor:
    """The Actor of an active member; raises NotFound."""
    with tenancy.business(business_id):
        member = Member.objects.select_related("user").filter(id=member_id, is_active=True).first()
    if member is None or not member.user.is_active:
        raise NotFound
    return Actor(
        business_id=business_id,
        member_id=member.id,
        name=member.user.name,
        permissions=permissions_of(member.role),
        fresh=fresh,
    )


def get_member(*, user_id: UUID) -> Member:
    """The membership of a user in the current business; raises NotFound."""
    member = Member.objects.filter(user_id=user_id).first()
    if member is None:
        raise NotFound
    return member


def find_member(member_id: UUID) -> Member | None:
    """A member of the current business, with their user; also one who is not active."""
    return Member.objects.select_related("user").filter(id=member_id, removed_at=None).first()


def list_members() -> list[Member]:
    """Who works in the current business, disabled ones too, with their users; the first first."""
    members = Member.objects.select_related("user").filter(removed_at=None)
    return list(members.order_by("created_at", "id"))


def has_colleagues() -> bool:
    """Whether more than one works in the current business, or somebody is asked to."""
    pending = Invitation.objects.filter(state=InvitationState.PENDING)
    return Member.objects.filter(is_active=True).count() > 1 or pending.exists()


def list_invitations() -> list[Invitation]:
    """Invitations that nobody has taken, or taken back, expired ones too; the latest first."""
    pending = Invitation.objects.filter(state=InvitationState.PENDING)
    return list(pending.select_related("invited_by__user").order_by("-id")[:200])


def list_memberships(user_id: UUID) -> list[Membership]:
    """The businesses a user works for, the one they joined first first. Needs no business."""
    with tenancy.person(user_id):
        active = Member.objects.filter(user_id=user_id, is_active=True)
        found = list(active.select_related("business").order_by("created_at", "id"))
    return [
        Membership(
            business_id=member.business.id,
            member_id=member.id,
            role=member.role,
            slug=member.business.slug,
            name=member.business.name,
        )
        for member in found
    ]


def find_membership(*, user_id: UUID, business_id: UUID | None = None) -> Membership | None:
    """A user's membership of this business, or of the one they joined first."""
    found = list_memberships(user_id)
    return next((one for one in found if business_id in (None, one.business_id)), None)


def list_staff_emails() -> list[str]:
    """Addresses of the owners and agents of the current business, for notices."""
    members = Member.objects.filter(is_active=True, role__in=["owner", "admin", "agent"])
    return sorted(members.values_list("user__email", flat=True))


def list_owner_emails() -> list[str]:
    """Addresses of the owners of the current business, for what touches its safety."""
    members = Member.objects.filter(is_active=True, user__is_active=True, role="owner")
    return sorted(members.values_list("user__email", flat=True))
