"""One stream: who listens, how far they were told, and the bytes that wait for them."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any, Final, Literal, Protocol
from uuid import UUID

from handsel.edge.gate.calls import Receive, Send
from handsel.edge.gate.live.framing import HEARTBEAT, RETRY
from handsel.modules.live.rules import Position

HEARTBEAT_SECONDS: Final = 15.0
#: A reader that takes nothing for so long, or lets so much pile up, is dropped. It may come back.
SEND_SECONDS: Final = 10.0
MOST_WAITING: Final = 256 * 1024

#: How a stream begins: with nothing known, where it was, or where it was and that is no use.
type Opening = Literal["fresh", "resumed", "lost", ""]


class Audience(Protocol):
    """Whom a stream is for."""

    @property
    def business_id(self) -> UUID:
        """Whose changes they hear of."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Listener:
    """Whom a stream is for, as it stood when it was opened."""

    session_id: UUID
    user_id: UUID
    business_id: UUID
    role: str


class Stream[Who: Audience]:
    """Frames go in at `tell`, and out to the caller in `write`, until somebody calls `end`."""

    def __init__(self, listener: Who, *, opening: Opening, seen: Position | None) -> None:
        self.listener = listener
        #: Not empty until the first event was told.
        self.opening: Opening = opening
        self.seen = seen
        #: Why it is over; empty while it is not.
        self.over = ""
        self._waiting = [RETRY]
        self._size = 0
        self._news = asyncio.Event()

    def tell(self, frame: bytes) -> None:
        """Have these bytes written; a reader that is too slow for them is dropped."""
        if self.over:
            return
        self._waiting.append(frame)
        self._size += len(frame)
        if self._size > MOST_WAITING:
            self._waiting.clear()
            self.end("too_slow")
        self._news.set()

    def lose(self) -> None:
        """What it knows is of no use: at the next look it begins anew."""
        self.opening, self.seen = "lost", None

    def end(self, why: str, frame: bytes = b"") -> None:
        """Close it, after these last bytes."""
        if not self.over:
            self._waiting.append(frame)
            self.over = why
        self._news.set()

    async def write(self, receive: Receive, send: Send) -> None:
        """Write what is told until it is over, or the caller hangs up or takes nothing."""
        async with _watching(receive, self):
            try:
                while not self.over or self._waiting:
                    chunk = await self._next()
                    async with asyncio.timeout(SEND_SECONDS):
                        await send({"type": "http.response.body", "body": chunk, "more_body": True})
            except TimeoutError:
                self.over = "stuck"
        # Who takes nothing does not take the end either.
        if self.over not in ("gone", "stuck"):
            await send({"type": "http.response.body", "body": b""})

    async def _next(self) -> bytes:
        if not self._waiting:
            try:
                async with asyncio.timeout(HEARTBEAT_SECONDS):
                    await self._news.wait()
            except TimeoutError:
                return HEARTBEAT
        self._news.clear()
        chunk, self._size = b"".join(self._waiting), 0
        self._waiting.clear()
        return chunk


@asynccontextmanager
async def _watching(receive: Receive, stream: Stream[Any]) -> AsyncIterator[None]:
    """End the stream when the caller hangs up."""

    async def watch() -> None:
        while (await receive())["type"] != "http.disconnect":
            pass
        stream.end("gone")

    watcher = asyncio.create_task(watch())
    try:
        yield
    finally:
        watcher.cancel()
        await asyncio.gather(watcher, return_exceptions=True)
