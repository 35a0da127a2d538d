"""Whether a process does its work yet, asked from outside."""

import asyncio
from collections.abc import Awaitable, Callable, Collection

# Given the last lines that the process wrote in its present life.
type Probe = Callable[[Collection[str]], Awaitable[bool]]

ANSWER_SECONDS = 2.0


def answers_http(port: int, path: str, *, only_success: bool = False) -> Probe:
    """A probe for a server on 127.0.0.1: any answer below 500, or only 2xx."""

    async def probe(lines: Collection[str]) -> bool:
        try:
            status = await asyncio.wait_for(_status(port, path), ANSWER_SECONDS)
        except (OSError, TimeoutError, ValueError, IndexError):
            return False
        return 200 <= status < (300 if only_success else 500)

    return probe


def says(words: str) -> Probe:
    """A probe for a process that listens on no port and logs these words when it works."""

    async def probe(lines: Collection[str]) -> bool:
        return any(words in line for line in lines)

    return probe


async def _status(port: int, path: str) -> int:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        ask = f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n"
        writer.write(ask.encode())
        await writer.drain()
        return int((await reader.readline()).split()[1])
    finally:
        writer.close()
