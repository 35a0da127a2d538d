"""Who is signed in: a person, before it is asked for which business."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest
from ninja.security import APIKeyCookie, APIKeyHeader

from handsel.kit.clock import now
from handsel.modules.businesses.actor import ReauthenticationRequired
from handsel.modules.users import actions, queries
from handsel.modules.users.models import SessionKind
from handsel.modules.users.rules import is_fresh


@dataclass(frozen=True, slots=True)
class Person:
    """A user with a live session; `fresh` and `with_factor` are about how they proved it."""

    user_id: UUID
    name: str
    email: str
    session_id: UUID
    fresh: bool
    with_factor: bool

    def require_fresh(self) -> None:
        """Raise ReauthenticationRequired when their proof is older than five minutes."""
        if not self.fresh:
            raise ReauthenticationRequired


def find_person(key: str, *, kind: SessionKind) -> Person | None:
    """Whose live session this is the key of. Its use is noted."""
    session = queries.find_session(key, kind=kind)
    if session is None or session.user is None:
        return None
    actions.note_use(session)
    return Person(
        user_id=session.user.id,
        name=session.user.name,
        email=session.user.email,
        session_id=session.id,
        fresh=is_fresh(session.proven_at, now=now()),
        with_factor=session.with_factor,
    )


class ByToken(APIKeyHeader):
    """`X-Session-Token: …`, as apps have it."""

    param_name = "X-Session-Token"

    def authenticate(self, request: HttpRequest, key: str | None) -> Any:
        """The person, or None."""
        return find_person(key, kind=SessionKind.APP) if key else None


class ByCookie(APIKeyCookie):
    """A browser's session cookie; what writes also needs the CSRF token."""

    param_name = settings.SESSION_COOKIE_NAME

    def __call__(self, request: HttpRequest) -> Any:
        """Without the cookie there is nothing that a foreign page could abuse."""
        return super().__call__(request) if request.COOKIES.get(self.param_name) else None

    def authenticate(self, request: HttpRequest, key: str | None) -> Any:
        """The person, or None."""
        return find_person(key, kind=SessionKind.BROWSER) if key else None


#: For addresses about the person, whatever their business: `auth=PERSON`.
PERSON = [ByToken(), ByCookie()]


def person_of(request: HttpRequest) -> Person:
    """The caller of an address that has `auth=PERSON`."""
    person = getattr(request, "auth", None)
    assert isinstance(person, Person)
    return person
