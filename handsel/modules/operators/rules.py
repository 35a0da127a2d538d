"""How long an operator's sign-in holds, and what their password must be. Pure."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

IDLE: Final = timedelta(minutes=30)
ABSOLUTE: Final = timedelta(hours=8)
#: How long password and code count as given just now.
FRESH: Final = timedelta(minutes=5)
USED_EXACT_TO: Final = timedelta(minutes=1)
MOST_SESSIONS: Final = 3

SHORTEST_PASSWORD: Final = 15
LONGEST_PASSWORD: Final = 128


class Standing(StrEnum):
    """What a session is good for."""

    ENDED = "ended"
    READS = "reads"
    WRITES = "writes"


@dataclass(frozen=True, slots=True)
class Times:
    """A session's times."""

    used_at: datetime
    proven_at: datetime
    ends_at: datetime
    ended_at: datetime | None


def standing(times: Times, *, now: datetime) -> Standing:
    """What a session is good for at this moment."""
    if times.ended_at is not None or now >= min(times.ends_at, times.used_at + IDLE):
        return Standing.ENDED
    return Standing.WRITES if now < times.proven_at + FRESH else Standing.READS


def faults_of_password(password: str, *, email: str, name: str) -> list[str]:
    """What speaks against a password, in words; nothing for a good one."""
    folded = password.casefold()
    faults = []
    if len(password) < SHORTEST_PASSWORD:
        faults.append(f"It is shorter than {SHORTEST_PASSWORD} characters.")
    if len(password) > LONGEST_PASSWORD:
        faults.append(f"It is longer than {LONGEST_PASSWORD} characters.")
    if len(set(folded)) < 6:
        faults.append("It repeats a few characters.")
    words = {email.partition("@")[0].casefold(), *name.casefold().split(), "handsel"}
    if any(len(word) >= 4 and word in folded for word in words):
        faults.append("It holds your name, your address or ours.")
    return faults
