"""Questions about users and their sessions."""

import hashlib
from datetime import datetime
from uuid import UUID

from django.db.models import F, QuerySet

from handsel.kit.clock import now
from handsel.modules.users.models import Session, SessionKind, User


def find_by_email(email: str) -> User | None:
    """The user with this e-mail address, in whatever case it is written."""
    return User.objects.filter(email=email.strip().lower()).first()


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
