"""Take from a limit: one statement, exact over all processes and machines."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Final

from django.conf import settings
from django.db import connection

from handsel.modules.limits.rules import Limit, RouteClass, Verdict, Who, judge, limit_for

KEY_BYTES: Final = 16

# One clock for everybody, the database's, unless the caller says when. The row's lock makes the
# calls of a key follow each other; the order of keys keeps two callers of several out of a circle.
TAKE: Final = """
INSERT INTO limits_allowance AS had (key, clear_at, asked_at, span, allowed)
SELECT asked.key, moment.at + asked.step, moment.at, asked.span, true
FROM unnest(%s::bytea[], %s::interval[], %s::interval[]) AS asked (key, step, span),
    (SELECT coalesce(%s::timestamptz, clock_timestamp()) AS at) AS moment
ORDER BY asked.key
ON CONFLICT (key) DO UPDATE SET
    allowed = greatest(had.clear_at, excluded.asked_at) + (excluded.clear_at - excluded.asked_at)
        <= excluded.asked_at + excluded.span,
    clear_at = CASE
        WHEN greatest(had.clear_at, excluded.asked_at) + (excluded.clear_at - excluded.asked_at)
            <= excluded.asked_at + excluded.span
        THEN greatest(had.clear_at, excluded.asked_at) + (excluded.clear_at - excluded.asked_at)
        ELSE had.clear_at END,
    asked_at = excluded.asked_at,
    span = excluded.span
RETURNING key, allowed, clear_at - asked_at
"""
_SWEEP: Final = """
DELETE FROM limits_allowance WHERE key IN (
    SELECT key FROM limits_allowance WHERE clear_at < %s LIMIT %s FOR UPDATE SKIP LOCKED)
"""


@dataclass(frozen=True, slots=True)
class Ask:
    """Something to take from the limit of `key`, which is hashed before it is stored."""

    key: str
    limit: Limit
    cost: int = 1


def ask_for(route: RouteClass, who: Who, subject: str) -> Ask:
    """A call of this class of routes by this caller, under the rule of the table."""
    return Ask(f"{route}:{who}:{subject}", limit_for(route, who))


def take(key: str, *, limit: Limit, cost: int = 1, now: datetime | None = None) -> Verdict:
    """Take `cost` from the limit of a key, or nothing when that much is not free.

    By the database's clock unless `now` says otherwise. Inside a transaction of the caller's it
    is given back when that is undone, and holds up others of the same key until it ends. Raises
    ValueError for a cost that the limit never allows.
    """
    return take_all([Ask(key, limit, cost)], now=now)[0]


def take_all(asked: Sequence[Ask], *, now: datetime | None = None) -> list[Verdict]:
    """Take from several limits in one statement, each for itself; keys must differ."""
    if any(not 0 < ask.cost <= ask.limit.most for ask in asked):
        raise ValueError("nobody can ever take that much at once")
    keys = [hashed(ask.key) for ask in asked]
    steps = [ask.cost * ask.limit.step for ask in asked]
    spans = [ask.limit.per for ask in asked]
    with connection.cursor() as cursor:
        cursor.execute(TAKE, [keys, steps, spans, now])
        told: dict[bytes, tuple[bool, timedelta]] = {
            bytes(key): (allowed, owed) for key, allowed, owed in cursor.fetchall()
        }
    verdicts = []
    for key, ask in zip(keys, asked, strict=True):
        allowed, owed = told[key]
        verdicts.append(judge(allowed=allowed, owed=owed, limit=ask.limit, cost=ask.cost))
    return verdicts


def forgive(key: str) -> None:
    """Give back all that was taken from a key."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM limits_allowance WHERE key = %s", [hashed(key)])


def sweep(*, now: datetime, most: int = 10_000) -> int:
    """Remove rows that say nothing any more, at most so many; how many went."""
    with connection.cursor() as cursor:
        cursor.execute(_SWEEP, [now, most])
        return int(cursor.rowcount)


def hashed(key: str) -> bytes:
    """What is stored in place of a key: addresses and ids cannot be read back from it."""
    return hashlib.blake2b(key.encode(), digest_size=KEY_BYTES, key=_pepper()).digest()


@lru_cache(maxsize=1)
def _pepper() -> bytes:
    return hashlib.sha256(b"limits:" + settings.SECRET_KEY.encode()).digest()
