"""Who may read the feed, and how far they came. Pure; no Django: the gate runs this without it."""

import re
from dataclasses import dataclass
from typing import Final, Self

from handsel.modules.live.feed import KEPT_HOURS

#: An hour less than is kept, for clocks and for what is just being forgotten.
USABLE_SECONDS: Final = (KEPT_HOURS - 1) * 3600
#: A hundred writers at once, with numbers of twenty digits, and some room.
LONGEST: Final = 4000
#: Roles that do nothing without a second factor, and are told nothing either.
FACTOR_ROLES: Final = frozenset({"owner", "admin", "finance"})
_SHAPE: Final = re.compile(r"(\d{1,12})\.((\d{1,20}):(\d{1,20}):(\d{1,20}(?:,\d{1,20})*)?)", re.A)
_MOST: Final = 2**64


@dataclass(frozen=True, slots=True)
class Position:
    """A snapshot of the database (PostgreSQL's `pg_snapshot` as text) and when it was taken.

    `taken_at` is in seconds since 1970, by the database's clock.
    """

    taken_at: int
    snapshot: str

    @classmethod
    def parse(cls, text: str) -> Self | None:
        """What `str` wrote; None for anything that PostgreSQL would not read as a snapshot."""
        found = _SHAPE.fullmatch(text) if len(text) <= LONGEST else None
        if found is None:
            return None
        lowest, highest = int(found[3]), int(found[4])
        running = [int(number) for number in (found[5] or "").split(",") if number]
        is_snapshot = (
            0 < lowest <= highest < _MOST
            and running == sorted(running)
            and all(lowest <= number < highest for number in running)
        )
        if not is_snapshot:
            return None
        return cls(int(found[1]), found[2])

    @property
    def ends(self) -> int:
        """The first transaction that had not begun."""
        return int(self.snapshot.split(":")[1])

    def __str__(self) -> str:
        return f"{self.taken_at}.{self.snapshot}"


def is_usable(position: Position, *, present: Position) -> bool:
    """Whether everything since `position` is still kept, and it is this database's own.

    One from the future is another database's, or this one's before it was restored.
    """
    age = present.taken_at - position.taken_at
    return 0 <= age < USABLE_SECONDS and position.ends <= present.ends


def may_listen(*, role: str, with_factor: bool) -> bool:
    """Whether a member may be told what changes; each role may read all that is named."""
    return with_factor or role not in FACTOR_ROLES
