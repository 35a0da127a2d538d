"""Where the caller is signed in, and signing out there."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Status

from handsel.edge.api.acting import Id
from handsel.edge.api.shapes import Listed, Out
from handsel.edge.api.signed_in import PERSON, Person, person_of
from handsel.flows import sign_in_news
from handsel.kit.errors import NotFound
from handsel.modules.users import actions, queries
from handsel.modules.users.models import Session

router = Router(tags=["security"], auth=PERSON)


class SessionOut(Out):
    """A device that is signed in. `used_at` is exact to a minute; `with_factor` tells whether a
    second factor was part of it."""

    id: UUID
    kind: str
    address: str
    user_agent: str
    created_at: datetime
    used_at: datetime
    ends_at: datetime
    with_factor: bool
    is_current: bool


class EndedOut(Out):
    """How many sessions ended."""

    ended: int


@router.get("/sessions", response=Listed[SessionOut])
def list_sessions(request: HttpRequest) -> Listed[SessionOut]:
    """The caller's own sessions, the last used first."""
    person = person_of(request)
    found = queries.list_sessions(person.user_id)
    return Listed(items=[_described(session, person) for session in found])


@router.post("/sessions/end-others", response=EndedOut)
def end_other_sessions(request: HttpRequest) -> EndedOut:
    """Sign the caller out everywhere but here, at once."""
    person = person_of(request)
    count = actions.end_sessions(person.user_id, except_id=person.session_id)
    sign_in_news.sessions_ended(person.user_id, session_id=person.session_id, count=count)
    return EndedOut(ended=count)


@router.delete("/sessions/{session_id}", response={204: None})
def end_session(request: HttpRequest, session_id: Id) -> Status[None]:
    """Sign one of the caller's devices out, at once."""
    person = person_of(request)
    if not actions.end_session(person.user_id, session_id=session_id):
        raise NotFound
    sign_in_news.sessions_ended(person.user_id, session_id=session_id, count=1)
    return Status(204, None)


def _described(session: Session, person: Person) -> SessionOut:
    told: dict[str, Any] = {
        name: getattr(session, name) for name in SessionOut.model_fields if name != "is_current"
    }
    return SessionOut(**told, is_current=session.id == person.session_id)
