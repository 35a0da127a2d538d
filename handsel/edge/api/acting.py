"""Who calls, and for which business: the one way into the modules from here."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated
from uuid import UUID

from django.http import HttpRequest
from ninja.security import HttpBearer
from pydantic import Field

from handsel.edge import development_token
from handsel.edge.api.limiting import address_of
from handsel.kit import tenancy
from handsel.kit.clock import now as present_moment
from handsel.kit.errors import NotFound
from handsel.modules.api_keys.using import read_actor
from handsel.modules.audit.actions import record
from handsel.modules.businesses.actor import Actor
from handsel.modules.businesses.queries import get_actor
from handsel.modules.businesses.rules import Permission

#: An id in an address. A malformed one names nothing, and is answered as one.
Id = Annotated[UUID, Field(description="A UUID")]


class Bearer(HttpBearer):
    """`Authorization: Bearer …`, turned into an Actor; None when it speaks for nobody (now)."""

    def authenticate(self, request: HttpRequest, token: str) -> Actor | None:
        if token.startswith("hk_"):
            return read_actor(token, address=address_of(request), now=present_moment())
        bearer = development_token.read(token)
        if bearer is None:
            return None
        try:
            return get_actor(business_id=bearer.business_id, member_id=bearer.member_id)
        except NotFound:
            return None


@contextmanager
def acting(request: HttpRequest, permission: Permission) -> Iterator[Actor]:
    """The caller, with their business open for one transaction. Raises Forbidden."""
    actor = actor_of(request, permission)
    with tenancy.business(actor.business_id):
        yield actor


def note_refusal(request: HttpRequest) -> None:
    """Keep in the audit of the caller's business that they were refused what they asked for."""
    actor = getattr(request, "auth", None)
    assert isinstance(actor, Actor)
    with tenancy.business(actor.business_id):
        record(
            "access.refused",
            actor=actor,
            detail={"method": request.method, "path": request.path},
        )


def actor_of(request: HttpRequest, permission: Permission) -> Actor:
    """The caller, for a flow that opens the business itself. Raises Forbidden."""
    actor = getattr(request, "auth", None)
    assert isinstance(actor, Actor)
    actor.require(permission)
    return actor
