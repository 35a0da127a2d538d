"""Somebody opens a business of their own, or takes an invitation to one."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from handsel.kit import tenancy
from handsel.kit.errors import Conflict
from handsel.kit.ids import uuid7
from handsel.modules.audit.actions import record
from handsel.modules.audit.models import ActorKind
from handsel.modules.audit.rules import By
from handsel.modules.businesses import actions as businesses
from handsel.modules.businesses import invitations, queries
from handsel.modules.businesses.models import Business, Member, Role
from handsel.modules.limits import actions as limits
from handsel.modules.limits.rules import Limit, TooManyRequests

MOST_OWNED: Final = 20
#: Tries of one user: enough to find a short name that is free.
TRIES: Final = Limit(30, timedelta(hours=1))


class TooManyBusinesses(Conflict):
    """You own as many businesses as one person may."""

    code = "too_many_businesses"


def open_business(*, user_id: UUID, profile: Mapping[str, Any], slug: str | None) -> Business:
    """Open a business that the user owns.

    Raises what `businesses.open_business` raises, TooManyBusinesses and TooManyRequests.
    """
    if not limits.take(f"businesses:{user_id}", limit=TRIES).allowed:
        raise TooManyRequests
    owned = [one for one in queries.list_memberships(user_id) if one.role == Role.OWNER]
    if len(owned) >= MOST_OWNED:
        raise TooManyBusinesses
    business_id = uuid7()
    with tenancy.business(business_id):
        business = businesses.open_business(
            user_id=user_id, profile=profile, slug=slug, business_id=business_id
        )
        member = queries.get_member(user_id=user_id)
        record("business.opened", actor=_by(member), subject=("business", business_id))
    return business


def accept(token: str, *, user_id: UUID, email: str, now: datetime) -> Member:
    """Take an invitation; `email` is proved to be the user's. Raises as `invitations.accept`."""
    with tenancy.business(invitations.business_of(token)):
        member = invitations.accept(token, user_id=user_id, email=email, now=now)
        record(
            "member.joined",
            actor=_by(member),
            subject=("member", member.id),
            detail={"role": member.role},
        )
    return member


def _by(member: Member) -> By:
    return By(ActorKind.MEMBER, member.id)
