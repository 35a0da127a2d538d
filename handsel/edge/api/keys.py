"""API keys: made by a person, for programs of the shop."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Status
from pydantic import Field

from handsel.edge.api.acting import Id, acting, actor_of
from handsel.edge.api.shapes import In, Listed, Out
from handsel.flows.make_api_key import make_api_key
from handsel.modules.api_keys import actions, queries
from handsel.modules.api_keys.actions import NewKey
from handsel.modules.api_keys.rules import DEFAULT_DAYS, MOST_DAYS, MOST_NETWORKS
from handsel.modules.businesses.rules import Permission

router = Router(tags=["security"])


class KeyIn(In):
    """A key to be made. `scopes` are permissions of yours, `networks` (CIDR) those it may be used
    from, anywhere when there are none, and `days` how long it lasts."""

    name: str = Field(min_length=1, max_length=80, pattern=r"\S")
    scopes: list[Annotated[str, Field(max_length=40)]] = Field(min_length=1, max_length=100)
    networks: list[Annotated[str, Field(max_length=50)]] = Field(
        default_factory=list, max_length=MOST_NETWORKS
    )
    days: int = Field(default=DEFAULT_DAYS, ge=1, le=MOST_DAYS)


class KeyOut(Out):
    """A key. `shown` is enough of its text to know it by; `member_id` made it, and it acts for
    them. `refused_at` is when it was last used from elsewhere than it may be."""

    id: UUID
    name: str
    shown: str
    member_id: UUID
    scopes: list[str]
    networks: list[str]
    created_at: datetime
    expires_at: datetime
    last_used_at: datetime | None
    refused_at: datetime | None


class NewKeyOut(Out):
    """A new key with its whole text, which is shown this once and cannot be had again."""

    key: KeyOut
    secret: str


@router.get("/api-keys", response=Listed[KeyOut])
def list_api_keys(request: HttpRequest) -> Listed[KeyOut]:
    """The shop's keys that nobody revoked, the latest first."""
    with acting(request, Permission.READ_KEYS):
        return Listed(items=[KeyOut.model_validate(key) for key in queries.list_living()])


@router.post("/api-keys", response={201: NewKeyOut})
def create_api_key(request: HttpRequest, asked: KeyIn) -> Status[NewKeyOut]:
    """Make a key that acts for you; the shop's owners get a letter about it."""
    actor = actor_of(request, Permission.CHANGE_KEYS)
    made = make_api_key(actor, NewKey(**asked.model_dump()))
    return Status(201, NewKeyOut(key=KeyOut.model_validate(made.key), secret=made.text.reveal()))


@router.delete("/api-keys/{key_id}", response={204: None})
def revoke_api_key(request: HttpRequest, key_id: Id) -> Status[None]:
    """End a key, at once."""
    with acting(request, Permission.CHANGE_KEYS) as actor:
        actions.revoke(actor, key_id)
    return Status(204, None)
