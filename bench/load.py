"""A light client: kept-alive connections that post prepared requests and read only the status."""

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import cast

STATUS = slice(9, 12)


class Connection(asyncio.Protocol):
    """One kept-alive connection; one request at a time. Answers are small: one head, one body."""

    def __init__(self) -> None:
        self._transport: asyncio.Transport | None = None
        self._waiting: asyncio.Future[int] | None = None
        self._buffer = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        # uvloop's transports do not say that they are asyncio's.
        self._transport = cast("asyncio.Transport", transport)

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        head, end, body = self._buffer.partition(b"\r\n\r\n")
        if not end or len(body) < _content_length(head):
            return
        self._buffer = b""
        if self._waiting and not self._waiting.done():
            self._waiting.set_result(int(head[STATUS]))

    def connection_lost(self, exc: Exception | None) -> None:
        if self._waiting and not self._waiting.done():
            self._waiting.set_exception(exc or ConnectionResetError("closed"))

    async def post(self, request: bytes) -> int:
        """Send one request; its status."""
        assert self._transport is not None
        self._waiting = asyncio.get_running_loop().create_future()
        self._transport.write(request)
        return await self._waiting

    def close(self) -> None:
        """Close it."""
        if self._transport:
            self._transport.close()


def _content_length(head: bytes) -> int:
    _, found, rest = head.lower().partition(b"content-length:")
    return int(rest.partition(b"\r\n")[0]) if found else 0


async def connect(address: tuple[str, int]) -> Connection:
    """Open a connection."""
    loop = asyncio.get_running_loop()
    _, connection = await loop.create_connection(Connection, *address)
    return connection


@asynccontextmanager
async def connections(address: tuple[str, int], count: int) -> AsyncIterator[list[Connection]]:
    """This many connections, closed afterwards."""
    opened = [await connect(address) for _ in range(count)]
    try:
        yield opened
    finally:
        for one in opened:
            one.close()


@dataclass(slots=True)
class Load:
    """What a load met: seconds of each answer, and statuses other than 2xx."""

    latencies: list[float] = field(default_factory=list)
    refused: list[int] = field(default_factory=list)
    seconds: float = 0.0

    def note(self, status: int, seconds: float) -> None:
        """Count one answer."""
        self.latencies.append(seconds)
        if not 200 <= status < 300:
            self.refused.append(status)


async def as_fast_as_it_goes(
    address: tuple[str, int], requests: Iterator[bytes], *, clients: int, seconds: float
) -> Load:
    """Each client posts the next request as soon as its last is answered, for this long."""
    load = Load()
    async with connections(address, clients) as opened:
        began = time.perf_counter()

        async def post_until_over(connection: Connection) -> None:
            for request in requests:
                started = time.perf_counter()
                if started - began >= seconds:
                    return
                load.note(await connection.post(request), time.perf_counter() - started)

        await asyncio.gather(*map(post_until_over, opened))
        load.seconds = time.perf_counter() - began
    return load


async def at_a_steady_rate(
    address: tuple[str, int], requests: list[bytes], *, per_second: float, clients: int = 64
) -> Load:
    """Post each request at its own moment, whatever became of those before it.

    An answer's seconds count from the moment the request was due, so that a server that stalls
    cannot hide by slowing the client.
    """
    load = Load()
    loop = asyncio.get_running_loop()
    free: asyncio.Queue[Connection] = asyncio.Queue()

    async def post(request: bytes, due: float) -> None:
        connection = await free.get()
        status = await connection.post(request)
        load.note(status, loop.time() - due)
        free.put_nowait(connection)

    async with connections(address, clients) as opened:
        for one in opened:
            free.put_nowait(one)
        began = loop.time()
        tasks = []
        for number, request in enumerate(requests):
            due = began + number / per_second
            await asyncio.sleep(max(0.0, due - loop.time()))
            tasks.append(asyncio.create_task(post(request, due)))
        await asyncio.gather(*tasks)
        load.seconds = loop.time() - began
    return load


def run[Answer](work: Callable[[], Awaitable[Answer]]) -> Answer:
    """Run asynchronous work on a fast loop."""
    import uvloop

    async def main() -> Answer:
        return await work()

    return uvloop.run(main())
