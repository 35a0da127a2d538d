"""HTTP/1.1 over asyncio, small on purpose.

A ready-made ASGI server always answers something. The sandbox must be able to answer nothing: to
hold a call, cut it off before the first byte or in the middle of the body. It serves trusted
callers on loopback, so it refuses what it does not know rather than guessing.
"""

import asyncio
from collections.abc import Awaitable, Callable
from typing import cast
from urllib.parse import unquote

from sandbox.web import Answer, CutOff, Request, Response

MAX_HEAD_BYTES = 64 * 1024
MAX_BODY_BYTES = 16 * 1024 * 1024
_DRIP_STEPS = 10

type Handler = Callable[[Request], Awaitable[Answer]]


class Unreadable(Exception):
    """The bytes are not a request this server takes."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


class HttpConnection(asyncio.Protocol):
    """One connection: requests are answered one after another, in order."""

    def __init__(self, handler: Handler, tasks: set[asyncio.Task[None]]) -> None:
        self._handler = handler
        self._tasks = tasks
        self._buffer = bytearray()
        self._busy = False
        self._transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Remember the transport."""
        # uvloop's transports are no subclass of asyncio's, so only the type checker can be told.
        self._transport = cast(asyncio.Transport, transport)

    def connection_lost(self, exc: Exception | None) -> None:
        """Forget the transport; a running effect is finished all the same."""
        self._transport = None

    def data_received(self, data: bytes) -> None:
        """Collect bytes; start an answer when a request is whole."""
        self._buffer += data
        if not self._busy:
            self._next()

    def _next(self) -> None:
        try:
            request = take_request(self._buffer)
        except Unreadable as problem:
            self._write(Response(status=problem.status), close=True)
            return
        if request is None:
            return
        self._busy = True
        task = asyncio.get_running_loop().create_task(self._answer(request))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _answer(self, request: Request) -> None:
        answer = await self._handler(request)
        close = request.headers.get("connection", "").lower() == "close"
        if isinstance(answer, CutOff):
            self._cut(answer)
            return
        if answer.drip_seconds:
            await self._drip(answer)
        else:
            self._write(answer, close=close)
        self._busy = False
        if self._transport and self._buffer:
            self._next()

    def _cut(self, answer: CutOff) -> None:
        if self._transport is None:
            return
        if answer.prefix:
            self._transport.write(answer.prefix)
            self._transport.close()
        else:
            self._transport.abort()

    def _write(self, response: Response, *, close: bool) -> None:
        if self._transport is None:
            return
        self._transport.write(head_of(response, close=close) + response.body)
        if close:
            self._transport.close()

    async def _drip(self, response: Response) -> None:
        step = max(1, -(-len(response.body) // _DRIP_STEPS))
        if self._transport:
            self._transport.write(head_of(response, close=False))
        for start in range(0, len(response.body), step):
            await asyncio.sleep(response.drip_seconds / _DRIP_STEPS)
            if self._transport:
                self._transport.write(response.body[start : start + step])


def head_of(response: Response, *, close: bool) -> bytes:
    """The status line and headers, up to and with the empty line."""
    lines = [f"HTTP/1.1 {response.status} {response.reason}"]
    lines.append(f"content-type: {response.content_type}")
    lines.append(f"content-length: {len(response.body)}")
    lines.extend(f"{name}: {value}" for name, value in response.headers.items())
    if close:
        lines.append("connection: close")
    return ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1")


def take_request(buffer: bytearray) -> Request | None:
    """Take one whole request off the front of the buffer, or None while bytes are missing.

    Raises ``Unreadable`` with the status to refuse with.
    """
    end = buffer.find(b"\r\n\r\n")
    if end < 0:
        if len(buffer) > MAX_HEAD_BYTES:
            raise Unreadable(431)
        return None
    method, target, headers = _read_head(bytes(buffer[:end]))
    start = end + 4
    if "transfer-encoding" in headers:
        whole = _read_chunked(buffer, start)
    else:
        whole = _read_sized(buffer, start, headers.get("content-length", "0"))
    if whole is None:
        return None
    body, used = whole
    del buffer[:used]
    path, _, query = target.partition("?")
    return Request(
        method=method, path=unquote(path), query_string=query, headers=headers, body=body
    )


def _read_head(head: bytes) -> tuple[str, str, dict[str, str]]:
    first, *rest = head.decode("latin-1").split("\r\n")
    parts = first.split(" ")
    if len(parts) != 3 or not parts[2].startswith("HTTP/1."):
        raise Unreadable(400)
    headers: dict[str, str] = {}
    for line in rest:
        name, colon, value = line.partition(":")
        if not colon:
            raise Unreadable(400)
        headers[name.strip().lower()] = value.strip()
    return parts[0], parts[1], headers


def _read_sized(buffer: bytearray, start: int, length: str) -> tuple[bytes, int] | None:
    if not length.isdecimal():
        raise Unreadable(400)
    size = int(length)
    if size > MAX_BODY_BYTES:
        raise Unreadable(413)
    end = start + size
    return None if len(buffer) < end else (bytes(buffer[start:end]), end)


def _read_chunked(buffer: bytearray, start: int) -> tuple[bytes, int] | None:
    body = bytearray()
    at = start
    while (line_end := buffer.find(b"\r\n", at)) >= 0:
        try:
            size = int(bytes(buffer[at:line_end]).split(b";")[0], 16)
        except ValueError as error:
            raise Unreadable(400) from error
        at = line_end + 2
        if len(body) + size > MAX_BODY_BYTES:
            raise Unreadable(413)
        if len(buffer) < at + size + 2:
            return None
        body += buffer[at : at + size]
        at += size + 2
        if size == 0:
            return bytes(body), at
    return None
