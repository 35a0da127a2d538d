"""Storing together: arrivals that wait at the same time share one statement and one commit.

A caller's arrivals are stored, all of them, when `store` returns; nobody is told so before the
commit. While a group is being committed the next one gathers, so groups grow with the load.
"""

import asyncio
import time
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Any, Final, LiteralString, Protocol

import psycopg
import structlog

from handsel.edge.gate.database import PASSING
from handsel.edge.gate.refusals import CannotStore
from handsel.kit.crashpoint import crashpoint
from handsel.modules.ingress.inbox import STORE, Arrival, params, safe_form

LARGEST_GROUP: Final = 512
# Beyond this the callers are better told to come again than kept in memory.
MOST_WAITING: Final = 20_000
PATIENCE_SECONDS: Final = 2.0
PAUSE_SECONDS: Final = 0.05
DRAIN_SECONDS: Final = 5.0
RACES: Final = 3
#: The arrival itself cannot be stored: told apart from trouble with the database.
POISONED = (psycopg.DataError, psycopg.IntegrityError, UnicodeError)

_log = structlog.get_logger("handsel.gate")


class Statements(Protocol):
    """What this needs of a database connection."""

    async def fetch_one(
        self, statement: LiteralString, parameters: Sequence[Any]
    ) -> tuple[Any, ...] | None: ...

    async def close(self) -> None: ...


@dataclass(slots=True)
class _Waiting:
    request_id: str
    arrivals: Sequence[Arrival]
    until: float
    stored: asyncio.Future[None] = field(repr=False)

    def fail(self) -> None:
        if not self.stored.done():
            self.stored.set_exception(CannotStore())

    def succeed(self) -> None:
        if not self.stored.done():
            self.stored.set_result(None)


class GroupCommit:
    """Stores arrivals through a few connections, each committing one group at a time."""

    def __init__(
        self,
        open_connection: Callable[[], Statements],
        *,
        connections: int = 2,
        patience_seconds: float = PATIENCE_SECONDS,
    ) -> None:
        self._open_connection = open_connection
        self._connections = connections
        self._patience_seconds = patience_seconds
        self._waiting: deque[_Waiting] = deque()
        self._waiting_events = 0
        self._someone_waits = asyncio.Event()
        self._committers: list[asyncio.Task[None]] = []
        self._stopping = False

    def start(self) -> None:
        """Start committing, in the running event loop."""
        self._committers = [
            asyncio.create_task(self._commit_groups(), name=f"committer {number}")
            for number in range(self._connections)
        ]

    async def stop(self) -> None:
        """Commit what waits, for a few seconds at most, then stop."""
        self._stopping = True
        self._someone_waits.set()
        if self._committers:
            _, late = await asyncio.wait(self._committers, timeout=DRAIN_SECONDS)
            for committer in late:
                committer.cancel()
            await asyncio.gather(*late, return_exceptions=True)
        while self._waiting:
            self._waiting.popleft().fail()

    async def store(self, arrivals: Sequence[Arrival], *, request_id: str) -> None:
        """Return once all of these are committed. Raises CannotStore, and then some may be."""
        if not arrivals:
            return
        if self._stopping or self._waiting_events + len(arrivals) > MOST_WAITING:
            raise CannotStore
        loop = asyncio.get_running_loop()
        until = loop.time() + self._patience_seconds
        waiting = _Waiting(request_id, arrivals, until, loop.create_future())
        self._waiting.append(waiting)
        self._waiting_events += len(arrivals)
        self._someone_waits.set()
        await waiting.stored

    async def _commit_groups(self) -> None:
        connection = self._open_connection()
        try:
            while not (self._stopping and not self._waiting):
                await self._someone_waits.wait()
                group = self._take()
                if group:
                    await self._commit(connection, group)
        finally:
            await connection.close()

    def _take(self) -> list[_Waiting]:
        """Whole callers, in order, up to the largest group; the late ones are sent away."""
        group: list[_Waiting] = []
        events = 0
        now = asyncio.get_running_loop().time()
        while self._waiting and (not group or events + _size(self._waiting[0]) <= LARGEST_GROUP):
            each = self._waiting.popleft()
            self._waiting_events -= _size(each)
            if now > each.until or each.stored.done():
                each.fail()
                continue
            group.append(each)
            events += _size(each)
        if not self._waiting and not self._stopping:
            self._someone_waits.clear()
        return group

    async def _commit(self, connection: Statements, group: list[_Waiting]) -> None:
        arrivals = list(chain.from_iterable(each.arrivals for each in group))
        started = time.perf_counter()
        try:
            crashpoint("gate.storing")
            lost = await _store_all(connection, arrivals)
            crashpoint("gate.stored")
        except PASSING as trouble:
            _log.warning("database_trouble", error=type(trouble).__name__, events=len(arrivals))
            self._give_back(group)
            await asyncio.sleep(PAUSE_SECONDS)
        except psycopg.Error:
            _log.exception("cannot_store", events=len(arrivals))
            for each in group:
                each.fail()
        except BaseException:
            for each in group:
                each.fail()
            raise
        else:
            for each in group:
                harmed = lost and any(id(arrival) in lost for arrival in each.arrivals)
                each.fail() if harmed else each.succeed()
            # One line for the group: a line for each call costs as much as the call.
            _log.info(
                "stored",
                events=len(arrivals),
                milliseconds=round((time.perf_counter() - started) * 1000, 1),
                request_ids=[each.request_id for each in group],
            )

    def _give_back(self, group: list[_Waiting]) -> None:
        self._waiting.extendleft(reversed(group))
        self._waiting_events += sum(map(_size, group))
        self._someone_waits.set()


def _size(waiting: _Waiting) -> int:
    return len(waiting.arrivals)


async def _store_all(connection: Statements, arrivals: Sequence[Arrival]) -> set[int]:
    """Store them; a poisoned one is searched out by halves, so that it harms no other.

    Returns the `id()` of each that could not be stored in any form. Raises what is in PASSING.
    """
    try:
        await _store(connection, arrivals)
    except POISONED:
        if len(arrivals) == 1:
            return await _store_safe_form(connection, arrivals[0])
        half = len(arrivals) // 2
        lost = await _store_all(connection, arrivals[:half])
        return lost | await _store_all(connection, arrivals[half:])
    return set()


async def _store_safe_form(connection: Statements, poisoned: Arrival) -> set[int]:
    try:
        await _store(connection, [safe_form(poisoned)])
    except POISONED:
        _log.exception("cannot_store_poisoned", source=poisoned.source)
        return {id(poisoned)}
    return set()


async def _store(connection: Statements, arrivals: Sequence[Arrival]) -> None:
    for _ in range(RACES):
        row = await connection.fetch_one(STORE, params(arrivals))
        raced = row[1] if row else []
        if not raced:
            return
        # Another connection stored the same key meanwhile; asked again they show as known.
        arrivals = [arrivals[ordinal - 1] for ordinal in raced]
