"""The shop the caller works for, and the caller in it."""

from uuid import UUID

from django.http import HttpRequest
from ninja import Router

from handsel.edge.api.acting import acting, callers
from handsel.edge.api.shapes import Out
from handsel.modules.businesses import queries
from handsel.modules.businesses.rules import Permission

router = Router(tags=["business"])


class BusinessOut(Out):
    id: UUID
    slug: str
    name: str
    currency: str
    country: str
    locale: str
    timezone: str
    email: str


class MeOut(Out):
    """The caller: a member of one business, with what they may do there."""

    member_id: UUID
    name: str
    permissions: list[str]
    business: BusinessOut


@router.get("/me", response=MeOut, auth=callers(before_factor=True))
def get_me(request: HttpRequest) -> MeOut:
    """Who the token speaks for."""
    with acting(request, Permission.READ_BUSINESS) as actor:
        return MeOut(
            member_id=actor.member_id,
            name=actor.name,
            permissions=sorted(actor.permissions),
            business=BusinessOut.model_validate(queries.get_current()),
        )


@router.get("/business", response=BusinessOut)
def get_business(request: HttpRequest) -> BusinessOut:
    """The caller's business."""
    with acting(request, Permission.READ_BUSINESS):
        return BusinessOut.model_validate(queries.get_current())
