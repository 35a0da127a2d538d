"""How often anybody may ask: the one table, and the arithmetic. Pure."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from math import ceil
from typing import Final

from handsel.kit.errors import Failure

_MICROSECOND: Final = timedelta(microseconds=1)


class TooManyRequests(Failure):
    """You ask too often; wait as long as Retry-After says."""

    code = "too_many_requests"
    status = 429


class RouteClass(StrEnum):
    """What an address of web does, as far as limits are concerned."""

    READ = "read"
    WRITE = "write"
    EXPORT = "export"
    #: A member's file: a picture is drawn anew.
    UPLOAD = "upload"
    SIGN_IN = "sign-in"
    #: A visitor of a shop's site: reads, does anything, comes for the first time from a browser,
    #: says something, and says something for the first time.
    CHAT_READ = "chat-read"
    CHAT_WRITE = "chat-write"
    VISIT = "visit"
    SAY = "say"
    BEGIN = "begin"
    OTHER = "other"


class Who(StrEnum):
    """Whom a limit is about."""

    ADDRESS = "address"
    MEMBER = "member"
    BUSINESS = "business"
    API_KEY = "api-key"
    VISITOR = "visitor"


@dataclass(frozen=True, slots=True)
class Limit:
    """At most `most` in any burst, and `most` in `per` in the long run (GCRA).

    Raises ValueError for a limit that microseconds are too coarse for.
    """

    most: int
    per: timedelta

    def __post_init__(self) -> None:
        if not 0 < self.most**2 < self.per // _MICROSECOND:
            raise ValueError("a limit needs a longer period, or fewer calls")

    @property
    def step(self) -> timedelta:
        """How long it takes to earn one call."""
        return self.per // self.most


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a call may be made, and how things stand after it.

    `reset_after_seconds`: until the whole limit is free again. `retry_after_seconds`: until as
    much is free as was asked for; 0 when it was allowed.
    """

    allowed: bool
    remaining: int
    reset_after_seconds: float
    retry_after_seconds: float

    @property
    def retry_after(self) -> int:
        """Whole seconds, as the header wants them: never too early, and at least one."""
        return max(1, ceil(self.retry_after_seconds))


def judge(*, allowed: bool, owed: timedelta, limit: Limit, cost: int) -> Verdict:
    """The verdict on a call of this `cost`, when clearing all debts takes `owed` after it."""
    free = max(timedelta(0), limit.per - owed)
    missing = timedelta(0) if allowed else owed + cost * limit.step - limit.per
    return Verdict(
        allowed=allowed,
        remaining=free // limit.step,
        reset_after_seconds=max(0.0, owed.total_seconds()),
        retry_after_seconds=missing.total_seconds(),
    )


def _minutely(most: int) -> Limit:
    return Limit(most, timedelta(minutes=1))


def _hourly(most: int) -> Limit:
    return Limit(most, timedelta(hours=1))


_READ, _WRITE, _EXPORT, _UPLOAD, _SIGN_IN = (
    RouteClass.READ, RouteClass.WRITE, RouteClass.EXPORT, RouteClass.UPLOAD, RouteClass.SIGN_IN,
)  # fmt: skip
_CHAT_READ, _CHAT_WRITE, _VISIT, _SAY, _BEGIN = (
    RouteClass.CHAT_READ, RouteClass.CHAT_WRITE, RouteClass.VISIT, RouteClass.SAY,
    RouteClass.BEGIN,
)  # fmt: skip

#: What has no row of its own.
DEFAULT: Final = _minutely(600)
#: An address is a /24 or a /64: an office, or a household; a business is all of its members.
RULES: Final = {
    (_READ, Who.ADDRESS): _minutely(3000),
    (_WRITE, Who.ADDRESS): _minutely(1000),
    (_EXPORT, Who.ADDRESS): _minutely(60),
    (_UPLOAD, Who.ADDRESS): _minutely(120),
    (_SIGN_IN, Who.ADDRESS): _minutely(60),
    (_READ, Who.MEMBER): _minutely(1500),
    (_WRITE, Who.MEMBER): _minutely(300),
    (_EXPORT, Who.MEMBER): _minutely(30),
    (_UPLOAD, Who.MEMBER): _minutely(40),
    (_READ, Who.BUSINESS): _minutely(6000),
    (_WRITE, Who.BUSINESS): _minutely(1500),
    (_EXPORT, Who.BUSINESS): _minutely(60),
    (_UPLOAD, Who.BUSINESS): _minutely(120),
    (_READ, Who.API_KEY): _minutely(1500),
    (_WRITE, Who.API_KEY): _minutely(300),
    (_EXPORT, Who.API_KEY): _minutely(30),
    (_UPLOAD, Who.API_KEY): _minutely(40),
    (_CHAT_READ, Who.ADDRESS): _minutely(1000),
    (_CHAT_WRITE, Who.ADDRESS): _minutely(300),
    (_VISIT, Who.ADDRESS): _hourly(120),
    (_SAY, Who.ADDRESS): _minutely(120),
    (_BEGIN, Who.ADDRESS): _hourly(30),
    (_CHAT_READ, Who.VISITOR): _minutely(120),
    (_CHAT_WRITE, Who.VISITOR): _minutely(90),
    (_SAY, Who.VISITOR): _minutely(20),
    (_CHAT_READ, Who.BUSINESS): _minutely(6000),
    (_CHAT_WRITE, Who.BUSINESS): _minutely(1500),
    (_VISIT, Who.BUSINESS): _hourly(6000),
    (_BEGIN, Who.BUSINESS): _hourly(1000),
}


def limit_for(route: RouteClass, who: Who) -> Limit:
    """The limit of a class of routes for a kind of caller."""
    return RULES.get((route, who), DEFAULT)
