"""How long who stays signed in, and how long a proof of identity is fresh."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Final

#: How long after proving who they are a person may do what needs a fresh proof.
FRESH: Final = timedelta(minutes=5)
#: How exactly it is known when a session was last used.
USED_EXACT_TO: Final = timedelta(minutes=1)
#: Sessions of one person at a time; the oldest makes room.
MOST_SESSIONS: Final = 10


@dataclass(frozen=True, slots=True)
class Lifetime:
    """How long a session may lie unused, and how long it may last whatever happens."""

    idle: timedelta
    absolute: timedelta


#: Nobody yet: between the steps of signing in.
ARRIVING: Final = Lifetime(idle=timedelta(minutes=30), absolute=timedelta(hours=1))
#: Whoever may move money or change who may.
STRICT: Final = Lifetime(idle=timedelta(minutes=60), absolute=timedelta(hours=24))
#: Everybody else in a browser.
EVERYDAY: Final = Lifetime(idle=timedelta(hours=12), absolute=timedelta(days=7))
#: A phone, which has a lock of its own.
PHONE: Final = Lifetime(idle=timedelta(days=30), absolute=timedelta(days=30))


def last_proof(proofs: Sequence[Mapping[str, Any]], *, has_factor: bool) -> datetime | None:
    """When the person last proved who they are: by their factor, where they have one."""
    counting = [proof["at"] for proof in proofs if proof["method"] == "mfa" or not has_factor]
    return datetime.fromtimestamp(counting[-1], UTC) if counting else None


def is_fresh(proven_at: datetime | None, *, now: datetime) -> bool:
    """Whether the proof is recent enough for what needs a fresh one."""
    return proven_at is not None and proven_at <= now < proven_at + FRESH
