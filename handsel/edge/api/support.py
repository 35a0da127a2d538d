"""Support access: whether and when operators may read in the shop, and how it is ended."""

from datetime import datetime
from typing import Literal
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Status
from pydantic import Field

from handsel.edge.api.acting import Id, acting, actor_of
from handsel.edge.api.shapes import In, Limit, Out, Page
from handsel.flows import support_access
from handsel.kit.clock import now
from handsel.kit.paging import cursor_after, read_cursor
from handsel.modules.businesses.rules import Permission
from handsel.modules.support import actions, queries
from handsel.modules.support.models import MOST_MINUTES, Allows, SupportAccess
from handsel.modules.support.rules import SHORTEST_REASON

router = Router(tags=["security"])


class AccessOut(Out):
    """Support may read in the shop from `opened_at` to `ends_at`, or asks to. `origin` is whose
    idea it was: the `shop`'s, `asked` by support, or opened by them in an `emergency`. What they
    read is in the audit: `subject_kind=support_access&subject_id=…`."""

    id: UUID
    state: Literal["asked", "open", "ended"]
    origin: str
    reason: str
    minutes: int
    asked_at: datetime
    granted_by: UUID | None
    opened_at: datetime | None
    entered_at: datetime | None
    ends_at: datetime | None
    ended_at: datetime | None
    ended_by: str


class GrantIn(In):
    """Let support in for so many minutes; they see the reason."""

    minutes: int = Field(ge=1, le=MOST_MINUTES)
    reason: str = Field(min_length=SHORTEST_REASON, max_length=500)


class PolicyOut(Out):
    """When support may come in: `granted`, when an owner agrees; `emergencies`, also at once, with
    a letter to the owners; `nobody`, never."""

    allows: Literal["granted", "emergencies", "nobody"]


class PolicyIn(In):
    """When support may come in; `nobody` also ends what is open."""

    allows: Literal["granted", "emergencies", "nobody"]


@router.get("/support-access", response=Page[AccessOut])
def list_support_accesses(
    request: HttpRequest, cursor: str = "", limit: Limit = 50
) -> Page[AccessOut]:
    """Who of support may read in the shop, might, or did; the latest first."""
    with acting(request, Permission.READ_SUPPORT):
        before = read_cursor(cursor)[1] if cursor else None
        found = queries.list_accesses(before=before, limit=limit + 1)
        return Page(
            items=[_shown(one) for one in found[:limit]],
            next_cursor=cursor_after(None, found[limit - 1].id) if len(found) > limit else None,
        )


@router.post("/support-access", response={201: AccessOut})
def grant_support_access(request: HttpRequest, asked: GrantIn) -> Status[AccessOut]:
    """Let support read in the shop for a while."""
    actor = actor_of(request, Permission.GRANT_SUPPORT)
    access = support_access.grant(actor, minutes=asked.minutes, reason=asked.reason)
    return Status(201, _shown(access))


@router.post("/support-access/{access_id}/agree", response=AccessOut)
def agree_to_support_access(request: HttpRequest, access_id: Id) -> AccessOut:
    """Let in the operator who asked, from now on."""
    return _shown(support_access.agree(actor_of(request, Permission.GRANT_SUPPORT), access_id))


@router.post("/support-access/{access_id}/end", response=AccessOut)
def end_support_access(request: HttpRequest, access_id: Id) -> AccessOut:
    """End an access at once, or refuse what was asked."""
    with acting(request, Permission.END_SUPPORT) as actor:
        return _shown(actions.end(actor, access_id, now=now()))


@router.get("/support-policy", response=PolicyOut)
def get_support_policy(request: HttpRequest) -> PolicyOut:
    """When support may come in."""
    with acting(request, Permission.READ_SUPPORT):
        return PolicyOut(allows=queries.get_policy().value)


@router.put("/support-policy", response=PolicyOut)
def change_support_policy(request: HttpRequest, asked: PolicyIn) -> PolicyOut:
    """Say when support may come in."""
    with acting(request, Permission.GRANT_SUPPORT) as actor:
        changed = actions.change_policy(actor, Allows(asked.allows), now=now())
        return PolicyOut(allows=changed.value)


def _shown(access: SupportAccess) -> AccessOut:
    return AccessOut(
        id=access.id,
        state=queries.state_at(access, now=now()).value,
        origin=access.origin,
        reason=access.reason,
        minutes=access.minutes,
        asked_at=access.asked_at,
        granted_by=access.granted_by_id,
        opened_at=access.opened_at,
        entered_at=access.entered_at,
        ends_at=access.ends_at,
        ended_at=access.ended_at,
        ended_by=access.ended_by,
    )
