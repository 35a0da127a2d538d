"""Looking for all streams together, a few times a second. While nobody listens nothing is asked."""

import asyncio
import contextlib
from collections.abc import Callable, Sequence
from typing import Any, Final

import psycopg
import structlog

from handsel.edge.gate.database import PASSING
from handsel.edge.gate.group_commit import Statements
from handsel.edge.gate.live.framing import frame
from handsel.edge.gate.live.stream import Audience, Stream
from handsel.modules.live.rules import Position, is_usable

EVERY_SECONDS: Final = 0.25
#: Between two looks at least, when somebody new has come.
PAUSE_SECONDS: Final = 0.05
#: Who cannot be asked about for so long hears no more.
BLIND_SECONDS: Final = 5.0

_log = structlog.get_logger("handsel.gate")


class Looking[Who: Audience]:
    """Keeps streams, and looks for all of them; what is asked, and told, is in `_look`."""

    def __init__(self, open_connection: Callable[[], Statements]) -> None:
        self._open_connection = open_connection
        self._streams: set[Stream[Who]] = set()
        self._somebody = asyncio.Event()
        self._tasks: list[asyncio.Task[None]] = []
        self._looked_at = 0.0

    def __len__(self) -> int:
        return len(self._streams)

    def join(self, stream: Stream[Who]) -> None:
        """Tell this stream from the next look on, which is soon."""
        self._streams.add(stream)
        self._somebody.set()

    def leave(self, stream: Stream[Who]) -> None:
        """Tell it no more."""
        self._streams.discard(stream)

    def start(self) -> None:
        """Begin looking, in the running event loop."""
        self._tasks = [asyncio.create_task(self._look_on())]

    async def stop(self) -> None:
        """Look no more."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def end_all(self, why: str) -> None:
        """Close every stream; clients come back, here or elsewhere."""
        for stream in self._streams:
            stream.end(why)

    async def _look(self, connection: Statements) -> None:
        """Ask, and tell every stream what is its own; raises psycopg's errors and TimeoutError."""
        raise NotImplementedError

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
                self._somebody.clear()
                await self._look_once(connection)
                await self._rest(until=begun + EVERY_SECONDS)
        finally:
            await connection.close()

    async def _look_once(self, connection: Statements) -> None:
        loop = asyncio.get_running_loop()
        try:
            await self._look(connection)
        except (*PASSING, psycopg.Error) as trouble:
            _log.warning("cannot_look", error=type(trouble).__name__, streams=len(self))
            if loop.time() - self._looked_at > BLIND_SECONDS:
                self.end_all("blind")
        else:
            self._looked_at = loop.time()

    async def _rest(self, *, until: float) -> None:
        await asyncio.sleep(PAUSE_SECONDS)
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout_at(until):
                await self._somebody.wait()


def tell(
    stream: Stream[Any],
    changes: Sequence[Any],
    *,
    present: Position,
    most: int,
    write: Callable[[], bytes],
) -> None:
    """Tell a stream what is new for it; one that cannot be told all begins anew.

    `write` makes the frame of `changes`, with the position after them.
    """
    seen = stream.seen
    if seen is not None:
        doubtful = stream.opening and not is_usable(seen, present=present)
        if doubtful or len(changes) > most:
            stream.lose()
            return
    # The position is on the last event: who has it has had them all.
    position = "" if changes else str(present)
    if stream.opening == "lost":
        stream.tell(frame("reset", {}, position=position))
    elif stream.opening:
        stream.tell(frame("ready", {"resumed": seen is not None}, position=position))
    if changes:
        stream.tell(write())
    stream.opening, stream.seen = "", present
