"""Verbs on users and their sessions."""

import secrets
from datetime import datetime
from uuid import UUID

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.db import IntegrityError, transaction
from django.db.models.functions import Least

from handsel.kit.clock import now
from handsel.kit.errors import Conflict
from handsel.kit.key_ring import seal, unseal
from handsel.kit.secrets import Place
from handsel.modules.users import origin, totp
from handsel.modules.users.models import Device, RefusedSignIn, Session, SessionKind, User
from handsel.modules.users.queries import digest_of, find_by_email
from handsel.modules.users.rules import STRICT, USED_EXACT_TO, Lifetime
from handsel.modules.users.session_engine import SessionStore


class EmailTaken(Conflict):
    """Another user has this e-mail address."""

    code = "email_taken"


def create(*, email: str, name: str, password: str) -> User:
    """Create a user whose address is known to be theirs; raises EmailTaken."""
    user = User(email=email.strip().lower(), name=name.strip())
    user.set_password(password)
    try:
        with transaction.atomic():
            user.save(force_insert=True)
            EmailAddress.objects.create(user=user, email=user.email, primary=True, verified=True)
    except IntegrityError as error:
        raise EmailTaken from error
    return user


def enrol_totp(user_id: UUID, *, secret: str) -> None:
    """Give a user an authenticator app with this secret, for tools. People prove a code first."""
    with transaction.atomic():
        kept = totp.keep(secret, user_id=user_id, is_proven=False)
        data = {"secret": str(kept)}
        Authenticator.objects.create(user_id=user_id, type=Authenticator.Type.TOTP, data=data)


def remember_device(user_id: UUID, *, mark: str) -> None:
    """Know the device that carries this mark from now on."""
    Device.objects.update_or_create(
        user_id=user_id, mark_digest=digest_of(mark), defaults={"used_at": now()}
    )


def forget_devices(user_id: UUID, *, except_mark: str = "") -> None:
    """Know no device of theirs any more but the one that carries this mark."""
    others = Device.objects.filter(user_id=user_id)
    others.exclude(mark_digest=digest_of(except_mark)).delete()


def keep_refusal(*, email: str, address: str) -> UUID:
    """Keep that a password was wrong, whoever's address it was; where it is kept."""
    row = RefusedSignIn(address=address, at=now())
    row.email = seal(email[:254], place=_refusal_place(row.id))
    row.save(force_insert=True)
    return row.id


def take_refusal(refusal_id: UUID) -> tuple[User | None, RefusedSignIn] | None:
    """Whose address it was, if anybody's; it is forgotten by it. None when it is already."""
    row = RefusedSignIn.objects.select_for_update().filter(id=refusal_id).first()
    if row is None:
        return None
    row.delete()
    return find_by_email(unseal(row.email, place=_refusal_place(refusal_id)).reveal()), row


def _refusal_place(row_id: UUID) -> Place:
    return Place(table="users_refusedsignin", column="email", row=str(row_id), business="")


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


def shorten_sessions(user_id: UUID, *, to: Lifetime) -> None:
    """Let a user's browsers stay signed in for no longer than this, from now on."""
    Session.objects.filter(user_id=user_id, kind=SessionKind.BROWSER).update(
        idle=Least("idle", to.idle), ends_at=Least("ends_at", now() + to.absolute)
    )


def end_session(user_id: UUID, *, session_id: UUID) -> bool:
    """Sign one of a user's devices out; False when it is not theirs or is over."""
    return bool(Session.objects.filter(user_id=user_id, id=session_id).delete()[0])
