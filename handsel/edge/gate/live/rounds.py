"""Looking for all streams together, a few times a second: what is new, and who may still hear it.

One statement answers both, as of one snapshot. While nobody listens nothing is asked.
"""

import asyncio
import contextlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Self
from uuid import UUID

import psycopg
import structlog

from handsel.edge.gate.database import PASSING
from handsel.edge.gate.group_commit import Statements
from handsel.edge.gate.live.framing import frame
from handsel.edge.gate.live.stream import Stream
from handsel.modules.live.feed import FORGET, FORGOTTEN_AT_ONCE, LOOK, MOST_AT_ONCE, look_params
from handsel.modules.live.rules import Position, is_usable, may_listen

EVERY_SECONDS: Final = 0.25
#: Between two looks at least, when somebody new has come.
PAUSE_SECONDS: Final = 0.05
#: Who cannot be asked about for so long hears no more.
BLIND_SECONDS: Final = 5.0
FORGET_EVERY_SECONDS: Final = 30.0

type Group = tuple[UUID, Position | None]
type Standing = Mapping[tuple[UUID, UUID], tuple[str, bool]]

_log = structlog.get_logger("handsel.gate")


@dataclass(frozen=True, slots=True)
class Look:
    """What one look saw: the sessions that stand, and by the group's place what was told."""

    present: Position
    standing: Standing
    told: Mapping[int, list[dict[str, Any]]]
    #: Written once for all streams of a group.
    frames: dict[int, bytes] = field(default_factory=dict)

    def frame_of(self, place: int) -> bytes:
        """What a group is told, as bytes."""
        if place not in self.frames:
            told = self.told[place][:MOST_AT_ONCE]
            self.frames[place] = frame("changes", told, position=str(self.present))
        return self.frames[place]

    @classmethod
    def read(cls, row: tuple[Any, ...]) -> Self:
        """A row of LOOK."""
        snapshot, moment, standing, told = row
        by_place: dict[int, list[dict[str, Any]]] = {}
        for place, kind, at, until, subject in told:
            passing = {"until": until} if until else {}
            by_place.setdefault(place, []).append({"kind": kind, "at": at, **passing, **subject})
        return cls(
            present=Position(int(moment), snapshot),
            standing={(UUID(one), UUID(two)): (role, bool(f)) for one, two, role, f in standing},
            told=by_place,
        )


class Rounds:
    """Keeps the streams, and tells each what is its own."""

    def __init__(self, open_connection: Callable[[], Statements]) -> None:
        self._open_connection = open_connection
        self._streams: set[Stream] = set()
        self._somebody = asyncio.Event()
        self._tasks: list[asyncio.Task[None]] = []
        self._looked_at = 0.0

    def __len__(self) -> int:
        return len(self._streams)

    def count(self, user_id: UUID) -> int:
        """How many streams a user has."""
        return sum(stream.listener.user_id == user_id for stream in self._streams)

    def join(self, stream: Stream) -> None:
        """Tell this stream from the next look on, which is soon."""
        self._streams.add(stream)
        self._somebody.set()

    def leave(self, stream: Stream) -> None:
        """Tell it no more."""
        self._streams.discard(stream)

    def start(self) -> None:
        """Begin looking, in the running event loop."""
        self._tasks = [asyncio.create_task(self._look_on()), asyncio.create_task(self._forget_on())]

    async def stop(self) -> None:
        """Look no more."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def end_all(self, why: str) -> None:
        """Close every stream; clients come back, here or elsewhere."""
        for stream in self._streams:
            stream.end(why)

    async def _look_on(self) -> None:
        connection = self._open_connection()
        loop = asyncio.get_running_loop()
        try:
            while True:
                if not self._streams:
                    self._somebody.clear()
                    await self._somebody.wait()
                    self._looked_at = loop.time()
                begun = loop.time()
                await self._look(connection)
                await self._rest(until=begun + EVERY_SECONDS)
        finally:
            await connection.close()

    async def _rest(self, *, until: float) -> None:
        await asyncio.sleep(PAUSE_SECONDS)
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout_at(until):
                await self._somebody.wait()

    async def _look(self, connection: Statements) -> None:
        self._somebody.clear()
        streams = tuple(self._streams)
        groups = tuple({(one.listener.business_id, one.seen) for one in streams})
        loop = asyncio.get_running_loop()
        try:
            row = await connection.fetch_one(LOOK, _params(streams, groups))
        except (*PASSING, psycopg.Error) as trouble:
            _log.warning("cannot_look", error=type(trouble).__name__, streams=len(streams))
            if loop.time() - self._looked_at > BLIND_SECONDS:
                self.end_all("blind")
            return
        assert row is not None
        self._looked_at = loop.time()
        look = Look.read(row)
        places = {group: place for place, group in enumerate(groups)}
        for stream in streams:
            if _may_go_on(stream, look.standing):
                _tell(stream, places[stream.listener.business_id, stream.seen], look)

    async def _forget_on(self) -> None:
        connection = self._open_connection()
        try:
            while True:
                await asyncio.sleep(await self._forget(connection))
        finally:
            await connection.close()

    async def _forget(self, connection: Statements) -> float:
        """Remove some of what is older than is kept; when to go on."""
        try:
            row = await connection.fetch_one(FORGET, [FORGOTTEN_AT_ONCE])
        except (*PASSING, psycopg.Error) as trouble:
            _log.warning("cannot_forget", error=type(trouble).__name__)
            return FORGET_EVERY_SECONDS
        full = row is not None and row[0] == FORGOTTEN_AT_ONCE
        return PAUSE_SECONDS if full else FORGET_EVERY_SECONDS


def _params(streams: Iterable[Stream], groups: Iterable[Group]) -> list[str]:
    sessions = {(one.listener.session_id, one.listener.business_id) for one in streams}
    return look_params(
        sessions=[
            {"session_id": str(session), "business_id": str(business)}
            for session, business in sessions
        ],
        listening=[
            {
                "place": place,
                "business_id": str(business_id),
                "seen": seen.snapshot if seen else None,
            }
            for place, (business_id, seen) in enumerate(groups)
        ],
    )


def _may_go_on(stream: Stream, standing: Standing) -> bool:
    """Whether the listener may hear on; else they are told why not, and it is over."""
    known = stream.listener
    found = standing.get((known.session_id, known.business_id))
    if found is None:
        stream.end("signed_out", frame("signed_out", {}))
    elif found[0] != known.role or not may_listen(role=found[0], with_factor=found[1]):
        stream.end("access_changed", frame("access_changed", {}))
    else:
        return True
    return False


def _tell(stream: Stream, place: int, look: Look) -> None:
    """Tell a stream what is new for its group; one that cannot be told all begins anew."""
    seen, changes = stream.seen, look.told.get(place, [])
    if seen is not None:
        doubtful = stream.opening and not is_usable(seen, present=look.present)
        if doubtful or len(changes) > MOST_AT_ONCE:
            stream.lose()
            return
    # The position is on the last event: who has it has had them all.
    position = "" if changes else str(look.present)
    if stream.opening == "lost":
        stream.tell(frame("reset", {}, position=position))
    elif stream.opening:
        stream.tell(frame("ready", {"resumed": seen is not None}, position=position))
    if changes:
        stream.tell(look.frame_of(place))
    stream.opening, stream.seen = "", look.present
