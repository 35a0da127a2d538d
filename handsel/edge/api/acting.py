"""Who calls, and for which business: the one way into the modules from here."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Annotated, Any, Final
from uuid import UUID

from django.http import HttpRequest
from ninja.security import HttpBearer
from pydantic import Field

from handsel.edge.api.limiting import address_of
from handsel.edge.api.signed_in import ByCookie, ByToken, Person
from handsel.edge.api.supporting import LetIn
from handsel.kit import tenancy
from handsel.kit.clock import now as present_moment
from handsel.kit.errors import Forbidden
from handsel.modules.api_keys.using import read_actor
from handsel.modules.audit.actions import record
from handsel.modules.businesses import queries
from handsel.modules.businesses.actor import Actor
from handsel.modules.businesses.queries import Membership
from handsel.modules.businesses.rules import WITH_FACTOR, Permission, permissions_of

#: An id in an address. A malformed one names nothing, and is answered as one.
Id = Annotated[UUID, Field(description="A UUID")]
#: Which of the caller's businesses it is about; without it, the one they joined first.
BUSINESS_HEADER: Final = "X-Handsel-Business"


class NotAMember(Forbidden):
    """You are not a member of this business."""

    code = "not_a_member"


class SecondFactorRequired(Forbidden):
    """Your role needs a second factor: add a passkey or an authenticator app first."""

    code = "second_factor_required"


class Bearer(HttpBearer):
    """`Authorization: Bearer hk_…`: an API key, which acts for its own business only."""

    def authenticate(self, request: HttpRequest, token: str) -> Actor | None:
        """The Actor, or None for nobody. Raises NotAMember for another business."""
        actor = read_actor(token, address=address_of(request), now=present_moment())
        named = request.headers.get(BUSINESS_HEADER, "")
        if actor is not None and named and named.lower() != str(actor.business_id):
            raise NotAMember
        return actor


class TokenActor(ByToken):
    """An app's session, acting for a business."""

    def __init__(self, *, before_factor: bool = False) -> None:
        super().__init__()
        self._before_factor = before_factor

    def authenticate(self, request: HttpRequest, key: str | None) -> Any:
        """The Actor, or None for nobody. Raises NotAMember and SecondFactorRequired."""
        person = super().authenticate(request, key)
        return person and _actor_for(request, person, before_factor=self._before_factor)


class CookieActor(ByCookie):
    """A browser's session, acting for a business."""

    def __init__(self, *, before_factor: bool = False) -> None:
        super().__init__()
        self._before_factor = before_factor

    def authenticate(self, request: HttpRequest, key: str | None) -> Any:
        """The Actor, or None for nobody. Raises NotAMember and SecondFactorRequired."""
        person = super().authenticate(request, key)
        return person and _actor_for(request, person, before_factor=self._before_factor)


def callers(*, before_factor: bool = False) -> list[Callable[[HttpRequest], Any]]:
    """Who may act for a business; `before_factor`: also members who have yet to add theirs."""
    return [
        Bearer(),
        LetIn(),
        TokenActor(before_factor=before_factor),
        CookieActor(before_factor=before_factor),
    ]


def anybody() -> list[Callable[[HttpRequest], Any]]:
    """Whoever is somebody: an Actor by a key or as support, or a Person, who may work nowhere."""
    return [Bearer(), LetIn(), ByToken(), ByCookie()]


def work_of(request: HttpRequest) -> Actor | None:
    """As whom the caller of an address for `anybody` acts; None for who works nowhere.

    Whether a second factor is missing is not asked. Raises Forbidden and NotAMember.
    """
    caller = getattr(request, "auth", None)
    if isinstance(caller, Person):
        named = request.headers.get(BUSINESS_HEADER, "")
        if not named and queries.find_membership(user_id=caller.user_id) is None:
            return None
        told: Any = request
        told.auth = _actor_for(request, caller, before_factor=True)
    return actor_of(request, Permission.READ_BUSINESS)


@contextmanager
def acting(request: HttpRequest, permission: Permission) -> Iterator[Actor]:
    """The caller, with their business open for one transaction.

    Raises Forbidden and ReauthenticationRequired.
    """
    actor = actor_of(request, permission)
    with tenancy.business(actor.business_id):
        yield actor


def note_refusal(request: HttpRequest) -> None:
    """Keep in the audit of the caller's business that they were refused what they asked for."""
    actor = getattr(request, "auth", None)
    if not isinstance(actor, Actor):
        return
    with tenancy.business(actor.business_id):
        record(
            "access.refused",
            actor=actor,
            detail={"method": request.method, "path": request.path},
        )


def actor_of(request: HttpRequest, permission: Permission) -> Actor:
    """The caller, for a flow that opens the business itself.

    Raises Forbidden and ReauthenticationRequired.
    """
    actor = getattr(request, "auth", None)
    assert isinstance(actor, Actor)
    actor.require(permission)
    return actor


def _actor_for(request: HttpRequest, person: Person, *, before_factor: bool) -> Actor:
    membership = _membership(person, request.headers.get(BUSINESS_HEADER, ""))
    if membership.role in WITH_FACTOR and not (person.with_factor or before_factor):
        raise SecondFactorRequired
    return Actor(
        business_id=membership.business_id,
        member_id=membership.member_id,
        name=person.name,
        permissions=permissions_of(membership.role),
        session_id=person.session_id,
        fresh=person.fresh,
    )


def _membership(person: Person, named: str) -> Membership:
    """In the business that is named. One that never was is answered like a stranger's."""
    try:
        wanted = UUID(named) if named else None
    except ValueError:
        raise NotAMember from None
    found = queries.find_membership(user_id=person.user_id, business_id=wanted)
    if found is None:
        raise NotAMember
    return found
