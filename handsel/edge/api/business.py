"""The shop the caller works for, and the caller in it."""

from typing import Annotated
from uuid import UUID

from django.http import HttpRequest
from ninja import Router
from pydantic import Field

from handsel.edge.api.acting import acting, anybody, work_of
from handsel.edge.api.shapes import In, Out
from handsel.edge.api.signed_in import Person
from handsel.kit import tenancy
from handsel.modules.audit.actions import record
from handsel.modules.businesses import queries
from handsel.modules.businesses.actions import change_profile
from handsel.modules.businesses.actor import Actor
from handsel.modules.businesses.models import Business, Member
from handsel.modules.businesses.queries import Membership
from handsel.modules.businesses.rules import WITH_FACTOR, Permission
from handsel.modules.users.queries import has_factor

router = Router(tags=["business"])


class BusinessOut(Out):
    """A shop. `quiet_seconds` is how long a customer must be silent before a burst is answered."""

    id: UUID
    slug: str
    name: str
    currency: str
    country: str
    locale: str
    timezone: str
    email: str
    address: str
    tax_id: str
    persona: str
    quiet_seconds: float


class ProfileIn(In):
    """What to change of a shop; what is left out stays. Texts may be emptied, except the name."""

    name: str = Field("", min_length=1, max_length=200)
    email: str = Field("", max_length=254)
    address: str = Field("", max_length=1000)
    tax_id: str = Field("", max_length=60)
    persona: str = Field("", max_length=4000)
    quiet_seconds: Annotated[float, Field(ge=0, le=60, strict=False)] = 0
    locale: str = Field("", max_length=20)
    timezone: str = Field("", max_length=60)


class WorkOut(Out):
    """A business you work for. Name it in `X-Handsel-Business` to act in it."""

    business_id: UUID
    member_id: UUID
    role: str
    slug: str
    name: str


class FactorOut(Out):
    """A second factor is `required` by the role, `enrolled`, and was `used` in this session."""

    required: bool
    enrolled: bool
    used: bool


class MeOut(Out):
    """The caller, and what they may do in the business that is chosen.

    Whoever works nowhere yet has no business, and support is no user. `businesses` are those a
    person may choose from; a key has the one it was made for.
    """

    user_id: UUID | None
    email: str | None
    name: str
    member_id: UUID | None
    role: str | None
    permissions: list[str]
    business: BusinessOut | None
    businesses: list[WorkOut]
    second_factor: FactorOut


@router.get("/me", response=MeOut, auth=anybody())
def get_me(request: HttpRequest) -> MeOut:
    """Who calls, for which business, and what they may do there."""
    caller = getattr(request, "auth", None)
    person = caller if isinstance(caller, Person) else None
    actor = work_of(request)
    works = queries.list_memberships(person.user_id) if person else []
    if actor is None:
        return _described(person, works=works)
    with tenancy.business(actor.business_id):
        member, business = queries.find_member(actor.member_id), queries.get_current()
    return _described(person, actor, member, business, works=works)


@router.get("/business", response=BusinessOut)
def get_business(request: HttpRequest) -> BusinessOut:
    """The caller's business."""
    with acting(request, Permission.READ_BUSINESS):
        return BusinessOut.model_validate(queries.get_current())


@router.patch("/business", response=BusinessOut)
def change_business(request: HttpRequest, asked: ProfileIn) -> BusinessOut:
    """Change what the shop says about itself."""
    with acting(request, Permission.CHANGE_BUSINESS) as actor:
        changed = change_profile(asked.model_dump(exclude_unset=True))
        if changed:
            record("business.changed", actor=actor, detail={"fields": changed})
        return BusinessOut.model_validate(queries.get_current())


def _described(
    person: Person | None,
    actor: Actor | None = None,
    member: Member | None = None,
    business: Business | None = None,
    *,
    works: list[Membership],
) -> MeOut:
    role = member.role if member else None
    user = member.user if member else None
    return MeOut(
        user_id=person.user_id if person else user and user.id,
        email=person.email if person else user and user.email,
        name=person.name if person else actor.name if actor else "",
        member_id=member.id if member else None,
        role=role,
        permissions=sorted(actor.permissions) if actor else [],
        business=BusinessOut.model_validate(business) if business else None,
        businesses=[WorkOut.model_validate(one) for one in works],
        second_factor=FactorOut(
            required=role in WITH_FACTOR,
            enrolled=bool(person and has_factor(person.user_id)),
            used=bool(person and person.with_factor),
        ),
    )
