"""Questions about users and their sessions."""

import hashlib
import secrets
from datetime import datetime
from functools import cache
from typing import Final
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.contrib.auth.hashers import make_password, verify_password
from django.db.models import F, QuerySet

from handsel.kit.clock import now
from handsel.modules.users.hashing import normalized
from handsel.modules.users.models import Device, Session, SessionKind, User

_NOBODY: Final = UUID(int=0)


def find_by_email(email: str) -> User | None:
    """The user with this e-mail address, in whatever case it is written."""
    return User.objects.filter(email=email.strip().lower()).first()


def find_by_password(*, email: str, password: str) -> User | None:
    """The active user with this address and password.

    One hash of the same cost is computed whether there is such a user or not.
    """
    user = find_by_email(email)
    hashed = user.password if user else _nobodys_hash()
    good, outdated = verify_password(normalized(password), hashed)
    if user is None or not good or not user.is_active:
        return None
    if outdated:
        user.set_password(password)
        user.save(update_fields=["password"])
    return user


def is_known_device(user: User | None, *, mark: str) -> bool:
    """Whether the user signed in before on the device that carries this mark."""
    whose = user.id if user else _NOBODY
    known = Device.objects.filter(user_id=whose, mark_digest=digest_of(mark))
    return bool(mark) and known.exists()


def has_factor(user_id: UUID) -> bool:
    """Whether a user has an authenticator app or a passkey."""
    factors = Authenticator.objects.filter(user_id=user_id)
    return bool(factors.exclude(type=Authenticator.Type.RECOVERY_CODES).exists())


def name_of(user: User) -> str:
    """What others call a user."""
    return user.name


@cache
def _nobodys_hash() -> str:
    return make_password(secrets.token_urlsafe(16))


def digest_of(key: str) -> bytes:
    """What is stored of a session's key, which is random: a plain hash cannot be guessed back."""
    return hashlib.sha256(key.encode()).digest()


def live_sessions(moment: datetime | None = None) -> QuerySet[Session]:
    """Sessions that are neither over nor left alone for too long."""
    at = moment or now()
    return Session.objects.filter(ends_at__gt=at, used_at__gt=at - F("idle"))


def find_session(key: str, *, kind: SessionKind) -> Session | None:
    """The live session of an active user with this key, with its user."""
    found = live_sessions().select_related("user").filter(key_digest=digest_of(key), kind=kind)
    return found.filter(user__is_active=True).first()


def list_sessions(user_id: UUID) -> list[Session]:
    """Where a user is signed in, the last used first."""
    return list(live_sessions().filter(user_id=user_id).order_by("-used_at", "-id"))
