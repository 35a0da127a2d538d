"""Verbs on users and their sessions."""

import secrets
from datetime import datetime
from uuid import UUID

from django.contrib.auth.hashers import make_password
from django.db import IntegrityError, transaction

from handsel.kit.clock import now
from handsel.kit.errors import Conflict
from handsel.modules.users import origin
from handsel.modules.users.models import Session, SessionKind, User
from handsel.modules.users.queries import digest_of
from handsel.modules.users.rules import STRICT, USED_EXACT_TO, Lifetime
from handsel.modules.users.session_engine import SessionStore


class EmailTaken(Conflict):
    """Another user has this e-mail address."""

    code = "email_taken"


def create(*, email: str, name: str, password: str) -> User:
    """Create a user; raises EmailTaken."""
    try:
        with transaction.atomic():
            return User.objects.create(
                email=email.strip().lower(), name=name.strip(), password=make_password(password)
            )
    except IntegrityError as error:
        raise EmailTaken from error


def open_session(
    user_id: UUID,
    *,
    kind: SessionKind,
    with_factor: bool,
    proven_at: datetime,
    lifetime: Lifetime = STRICT,
) -> tuple[Session, str]:
    """Sign a user in without asking them anything; the session and its key, said only now.

    For tools and tests. People prove who they are.
    """
    key = secrets.token_urlsafe(32)
    store = SessionStore()
    came = origin.current()
    session = Session(
        key_digest=digest_of(key), user_id=user_id, kind=kind, address=came.address,
        user_agent=came.user_agent, created_at=now(), used_at=now(), proven_at=proven_at,
        with_factor=with_factor, idle=lifetime.idle, ends_at=now() + lifetime.absolute,
    )  # fmt: skip
    session.data = store.sealed({}, session_id=session.id)
    session.save(force_insert=True)
    return session, key


def note_use(session: Session) -> None:
    """Remember that a session is used, at most once a minute."""
    moment = now()
    if moment - session.used_at >= USED_EXACT_TO:
        Session.objects.filter(id=session.id, used_at__lt=moment).update(used_at=moment)


def end_sessions(user_id: UUID, *, except_id: UUID | None = None) -> int:
    """Sign a user out everywhere, or everywhere else; how many sessions ended.

    Holds at once: every request looks its session up.
    """
    sessions = Session.objects.filter(user_id=user_id)
    if except_id:
        sessions = sessions.exclude(id=except_id)
    return sessions.delete()[0]


def end_session(user_id: UUID, *, session_id: UUID) -> bool:
    """Sign one of a user's devices out; False when it is not theirs or is over."""
    return bool(Session.objects.filter(user_id=user_id, id=session_id).delete()[0])
