"""Posts bytes over kept-alive HTTP/1.1 connections, and reads no more than the status.

The sandbox shares a small machine with what it tests; this takes a fifth of the processor time of a
general client, and webhooks need nothing else that one has.
"""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

_TIMEOUT_SECONDS = 20.0
_MAX_CONNECTIONS = 64
_MAX_IDLE = 32


class NotPosted(Exception):
    """Nobody answered; the text says what went wrong."""


@dataclass(slots=True)
class _Connection:
    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter


class Poster:
    """A pool of connections to a few addresses."""

    def __init__(self) -> None:
        self._idle: dict[str, list[_Connection]] = {}
        self._slots = asyncio.Semaphore(_MAX_CONNECTIONS)

    async def post(self, url: str, body: bytes, headers: Mapping[str, str]) -> int:
        """Post and return the status. Raises ``NotPosted``."""
        parts = urlsplit(url)
        if parts.scheme != "http" or not parts.hostname:
            raise NotPosted(f"not a plain HTTP address: {url}")
        target = parts.path + (f"?{parts.query}" if parts.query else "")
        request = _request(parts.netloc, target or "/", body, headers)
        try:
            async with self._slots, asyncio.timeout(_TIMEOUT_SECONDS):
                return await self._exchange(parts.netloc, parts.hostname, parts.port or 80, request)
        except (OSError, EOFError, ValueError, asyncio.LimitOverrunError) as problem:
            raise NotPosted(type(problem).__name__) from problem

    async def _exchange(self, netloc: str, host: str, port: int, request: bytes) -> int:
        while idle := self._idle.get(netloc):
            connection = idle.pop()
            try:
                return await self._send(netloc, connection, request)
            except (OSError, EOFError):
                # The other side had closed it; a webhook may well arrive twice.
                continue
        reader, writer = await asyncio.open_connection(host, port)
        return await self._send(netloc, _Connection(reader, writer), request)

    async def _send(self, netloc: str, connection: _Connection, request: bytes) -> int:
        kept = False
        try:
            connection.writer.write(request)
            status, kept = await _read_answer(connection.reader)
        finally:
            idle = self._idle.setdefault(netloc, [])
            if kept and len(idle) < _MAX_IDLE:
                idle.append(connection)
            else:
                connection.writer.close()
        return status

    def close(self) -> None:
        """Close every idle connection."""
        for idle in self._idle.values():
            for connection in idle:
                connection.writer.close()
        self._idle.clear()


def _request(host: str, target: str, body: bytes, headers: Mapping[str, str]) -> bytes:
    lines = [f"POST {target} HTTP/1.1", f"host: {host}", f"content-length: {len(body)}"]
    lines.extend(f"{name}: {value}" for name, value in headers.items())
    return ("\r\n".join(lines) + "\r\n\r\n").encode("utf-8") + body


async def _read_answer(reader: asyncio.StreamReader) -> tuple[int, bool]:
    """The status, and whether the connection can be used again."""
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
    first, *rest = head[:-4].split("\r\n")
    status = int(first.split(" ")[1])
    headers = {}
    for line in rest:
        name, _, value = line.partition(":")
        headers[name.lower()] = value.strip().lower()
    size = headers.get("content-length")
    if size is not None:
        await reader.readexactly(int(size))
    elif "chunked" in headers.get("transfer-encoding", ""):
        await _skip_chunks(reader)
    elif status not in {204, 304}:
        return status, False
    return status, headers.get("connection") != "close"


async def _skip_chunks(reader: asyncio.StreamReader) -> None:
    while size := int((await reader.readuntil(b"\r\n")).split(b";")[0], 16):
        await reader.readexactly(size + 2)
    await reader.readuntil(b"\r\n")
