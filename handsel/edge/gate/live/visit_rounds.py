"""What is new for visitors of shops' sites: each hears of their own thread and of no other."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any
from uuid import UUID

from handsel.edge.gate.group_commit import Statements
from handsel.edge.gate.live.framing import frame
from handsel.edge.gate.live.looking import Looking, tell
from handsel.edge.gate.live.stream import Stream
from handsel.modules.live.rules import Position
from handsel.modules.web_chat.feed import LOOK, MOST_AT_ONCE, look_params


@dataclass(frozen=True, slots=True, kw_only=True)
class Guest:
    """Whose visit a stream is for, and the network they call from."""

    visit_id: UUID
    business_id: UUID
    network: str


class VisitRounds(Looking[Guest]):
    """Keeps visitors' streams."""

    def count(self, visit_id: UUID) -> int:
        """How many streams a visit has."""
        return sum(stream.listener.visit_id == visit_id for stream in self._streams)

    def count_from(self, network: str) -> int:
        """How many streams come from a network."""
        return sum(stream.listener.network == network for stream in self._streams)

    async def _look(self, connection: Statements) -> None:
        streams = tuple(self._streams)
        row = await connection.fetch_one(LOOK, look_params(_asked(streams)))
        assert row is not None
        snapshot, moment, standing, told = row
        present = Position(int(moment), snapshot)
        changes: defaultdict[int, list[dict[str, Any]]] = defaultdict(list)
        for place, kind, at, until in told:
            passing = {"until": until} if until else {}
            changes[place].append({"kind": kind, "at": at, **passing})
        standing = set(standing)
        for place, stream in enumerate(streams):
            if place not in standing:
                stream.end("over", frame("over", {}))
                continue
            write = partial(frame, "changes", changes[place], position=str(present))
            tell(stream, changes[place], present=present, most=MOST_AT_ONCE, write=write)


def _asked(streams: Sequence[Stream[Guest]]) -> list[dict[str, Any]]:
    return [
        {
            "place": place,
            "visit_id": str(stream.listener.visit_id),
            "business_id": str(stream.listener.business_id),
            "seen": stream.seen.snapshot if stream.seen else None,
        }
        for place, stream in enumerate(streams)
    ]
