"""What state an access is in, and the text of its token. Pure."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from hashlib import sha256
from typing import Final
from uuid import UUID

#: Nobody answers to what was asked longer ago.
ASKED_FOR: Final = timedelta(hours=72)
#: Waiting and open at a time.
MOST_AT_ONCE: Final = 3
SHORTEST_REASON: Final = 10
PREFIX: Final = "hs_"
SECRET_BYTES: Final = 32

_TOKEN = re.compile(rf"{PREFIX}([0-9a-f]{{32}})_[\w-]{{43}}", re.ASCII)


class State(StrEnum):
    """How far an access is."""

    ASKED = "asked"
    OPEN = "open"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Times:
    """When what became of an access."""

    asked_at: datetime
    ends_at: datetime | None
    ended_at: datetime | None


def state_of(times: Times, *, now: datetime) -> State:
    """The state at this moment."""
    if times.ended_at is not None:
        return State.ENDED
    if times.ends_at is None:
        return State.ASKED if now < times.asked_at + ASKED_FOR else State.ENDED
    return State.OPEN if now < times.ends_at else State.ENDED


def token_of(business_id: UUID, secret: str) -> str:
    """The text an operator reads with. It names the business, so that only there it is looked up.

    `secret` is URL-safe base64 of 32 random bytes.
    """
    return f"{PREFIX}{business_id.hex}_{secret}"


def digest_of(token: str) -> bytes:
    """What is stored of a token."""
    return sha256(token.encode()).digest()


def business_in(token: str) -> UUID | None:
    """Which business a token says it is about; None for any other text."""
    found = _TOKEN.fullmatch(token)
    return UUID(found[1]) if found else None
