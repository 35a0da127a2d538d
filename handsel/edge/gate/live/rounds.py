"""What is new for members who listen, and who of them may still hear it.

One statement answers both, as of one snapshot.
"""

import asyncio
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Final, Self
from uuid import UUID

import psycopg
import structlog

from handsel.edge.gate.database import PASSING
from handsel.edge.gate.group_commit import Statements
from handsel.edge.gate.live.framing import frame
from handsel.edge.gate.live.looking import PAUSE_SECONDS, Looking, tell
from handsel.edge.gate.live.stream import Listener, Stream
from handsel.modules.live.feed import FORGET, FORGOTTEN_AT_ONCE, LOOK, MOST_AT_ONCE, look_params
from handsel.modules.live.rules import Position, may_listen

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


class Rounds(Looking[Listener]):
    """Keeps members' streams, and tells each what is its own."""

    def count(self, user_id: UUID) -> int:
        """How many streams a user has."""
        return sum(stream.listener.user_id == user_id for stream in self._streams)

    def start(self) -> None:
        """Begin looking, and forgetting what is old, in the running event loop."""
        super().start()
        self._tasks.append(asyncio.create_task(self._forget_on()))

    async def _look(self, connection: Statements) -> None:
        streams = tuple(self._streams)
        groups = tuple({(one.listener.business_id, one.seen) for one in streams})
        row = await connection.fetch_one(LOOK, _params(streams, groups))
        assert row is not None
        look = Look.read(row)
        places = {group: place for place, group in enumerate(groups)}
        for stream in streams:
            if _may_go_on(stream, look.standing):
                place = places[stream.listener.business_id, stream.seen]
                tell(
                    stream, look.told.get(place, []), present=look.present, most=MOST_AT_ONCE,
                    write=partial(look.frame_of, place),
                )  # fmt: skip

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


def _params(streams: Iterable[Stream[Listener]], groups: Iterable[Group]) -> list[str]:
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


def _may_go_on(stream: Stream[Listener], standing: Standing) -> bool:
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
