"""One HTTP call as the gate sees it: reading its body, writing its answer."""

import asyncio
import json
import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from handsel.edge import headers
from handsel.edge.gate.refusals import CallerGone, Misframed, TooLarge, TooSlow

BODY_SECONDS: Final = 5.0
_HOST: Final = re.compile(r"[A-Za-z0-9._-]{1,253}(:\d{1,5})?|\[[0-9a-fA-F:.]{2,45}\](:\d{1,5})?")

type Scope = Mapping[str, Any]
type Message = Mapping[str, Any]
type Receive = Callable[[], Awaitable[Message]]
type Send = Callable[[dict[str, Any]], Awaitable[None]]
type Headers = tuple[tuple[bytes, bytes], ...]


def fixed_headers(*, is_https: bool) -> Headers:
    """What is on every answer of the gate, where people reach us like this."""
    told = {
        **headers.fixed(is_https=is_https),
        "Content-Security-Policy": headers.INERT_CSP,
        "Cache-Control": "no-store",
    }
    return tuple((name.lower().encode(), value.encode()) for name, value in told.items())


ALWAYS: Final = fixed_headers(is_https=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """What a door needs to know of a call. `name` is the last part of a path that has one."""

    method: str
    path: str
    name: str
    query: bytes
    headers: Mapping[str, str | None]

    def header(self, name: str) -> str | None:
        """The header's value; None when it is absent or given twice."""
        return self.headers.get(name)


@dataclass(frozen=True, slots=True)
class Answer:
    """A tiny answer."""

    status: int
    body: bytes
    content_type: str = "application/json"
    headers: Headers = field(default=())


def json_answer(status: int, content: Mapping[str, Any], *headers: tuple[bytes, bytes]) -> Answer:
    """An answer that says `content`."""
    return Answer(status, json.dumps(content).encode(), headers=headers)


def headers_of(scope: Scope) -> dict[str, str | None]:
    """Lower-case names to values. A header given twice reads as none: which one counts?"""
    found: dict[str, str | None] = {}
    for raw_name, value in scope["headers"]:
        name = raw_name.decode("latin-1").lower()
        found[name] = None if name in found else value.decode("latin-1")
    return found


def require_framed(call: Call) -> None:
    """One host, and a body that ends where everybody before us thinks it ends; raises Misframed.

    The server has refused most of what can be wrong; this is what it lets through.
    """
    host = call.headers.get("host")
    if host is None or not _HOST.fullmatch(host):
        raise Misframed
    coding, length = (
        call.headers.get(name, "") for name in ("transfer-encoding", "content-length")
    )
    if coding is None or coding.lower() not in ("", "chunked") or length is None:
        raise Misframed
    if "transfer-encoding" in call.headers and "content-length" in call.headers:
        raise Misframed


async def read_body(receive: Receive, *, limit: int, declared: str | None, seconds: float) -> bytes:
    """The whole body, counted while it comes, whatever its declared length.

    Raises TooLarge as soon as it is known to exceed `limit` bytes, TooSlow when it is not complete
    after `seconds`, CallerGone when the caller hangs up.
    """
    whole = int(declared[:20]) if declared is not None and declared.isdigit() else None
    if whole is not None and whole > limit:
        raise TooLarge
    chunks: list[bytes] = []
    size, more = 0, True
    try:
        async with asyncio.timeout(seconds):
            while more:
                message = await receive()
                if message["type"] != "http.request":
                    raise CallerGone
                chunk: bytes = message.get("body") or b""
                size += len(chunk)
                if size > limit:
                    raise TooLarge
                chunks.append(chunk)
                # Asking once more, to hear that nothing follows, costs as much as reading did.
                more = bool(message.get("more_body", False)) and size != whole
    except TimeoutError as error:
        raise TooSlow from error
    return b"".join(chunks)


async def write_answer(
    send: Send, answer: Answer, *, request_id: str, fixed: Headers = ALWAYS
) -> None:
    """Send the whole answer, with the headers that are on each."""
    said = [
        (b"content-type", answer.content_type.encode()),
        (b"content-length", str(len(answer.body)).encode()),
        (b"x-request-id", request_id.encode()),
        *fixed,
        *answer.headers,
    ]
    await send({"type": "http.response.start", "status": answer.status, "headers": said})
    await send({"type": "http.response.body", "body": answer.body})
