"""Who did what in the shop, for its owners to read."""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Query, Router
from pydantic import AwareDatetime, Field

from handsel.edge.api.acting import acting
from handsel.edge.api.shapes import Limit, Out, Page
from handsel.kit.paging import cursor_after, read_cursor
from handsel.modules.audit import queries
from handsel.modules.audit.models import ActorKind
from handsel.modules.businesses.rules import Permission

router = Router(tags=["audit"])


class EntryOut(Out):
    """Somebody did something, or was refused it. `digest` is its SHA-256, in hexadecimal.

    `actor_id` is a member's or an API key's; `actor_name` says who it was where there is none.
    """

    id: UUID
    what: str
    actor_kind: str
    actor_id: UUID | None
    actor_name: str
    subject_kind: str
    subject_id: UUID | None
    detail: dict[str, Any]
    at: datetime
    digest: str


class Wanted(Out):
    """What to look for. `what` is one deed, or with a dot at its end all of a noun: `refund.`."""

    what: str = Field("", max_length=60, pattern=r"^[a-z_]*(\.[a-z_]*)?$")
    actor_kind: ActorKind | None = None
    actor_id: UUID | None = None
    subject_kind: str = Field("", max_length=40, pattern=r"^[a-z_]*$")
    subject_id: UUID | None = None
    since: AwareDatetime | None = None
    until: AwareDatetime | None = None


@router.get("/audit", response=Page[EntryOut])
def list_audit_entries(
    request: HttpRequest,
    wanted: Annotated[Wanted, Query()],
    cursor: str = "",
    limit: Limit = 50,
) -> Page[EntryOut]:
    """What was done in the shop, the latest first."""
    with acting(request, Permission.READ_AUDIT):
        found = queries.list_entries(
            what=wanted.what,
            actor_kind=wanted.actor_kind or "",
            actor_id=wanted.actor_id,
            subject_kind=wanted.subject_kind,
            subject_id=wanted.subject_id,
            since=wanted.since,
            until=wanted.until,
            before=read_cursor(cursor)[1] if cursor else None,
            limit=limit + 1,
        )
        return Page(
            items=[EntryOut(**_fields(one)) for one in found[:limit]],
            next_cursor=cursor_after(None, found[limit - 1].id) if len(found) > limit else None,
        )


def _fields(entry: object) -> dict[str, Any]:
    shown = {name: getattr(entry, name) for name in EntryOut.model_fields}
    return shown | {"digest": bytes(shown["digest"]).hex()}
