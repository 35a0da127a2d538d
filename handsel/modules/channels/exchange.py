"""One call to a company that carries messages: short limits, no redirects, capped answers.

A call that fails says what it means for a message: nothing was sent yet (`retry`), or the company
may have taken it (`unknown`). Reasons name the kind of error only: its text may hold an address,
with a token or a proof in it.
"""

import json
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

import httpx2

from handsel.modules.channels.failures import SendFailed

CALL_SECONDS: Final = 10.0
CONNECT_SECONDS: Final = 5.0
LARGEST_ANSWER: Final = 262_144
LIMITS: Final = httpx2.Limits(max_connections=64, max_keepalive_connections=32)
# Nothing was sent yet when one of these is raised.
NOT_SENT: Final = (
    httpx2.ConnectError,
    httpx2.ConnectTimeout,
    httpx2.PoolTimeout,
    httpx2.ProxyError,
)


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back, whatever its status. `said` is its JSON object, if it is one."""

    status: int
    headers: Mapping[str, str]
    said: dict[str, Any] | None = field(repr=False)

    @property
    def is_success(self) -> bool:
        """Whether the status says so."""
        return 200 <= self.status < 300


def open_client(transport: httpx2.BaseTransport | None = None) -> httpx2.Client:
    """A pool of connections to one company. Safe to share between threads."""
    return httpx2.Client(
        timeout=httpx2.Timeout(CALL_SECONDS, connect=CONNECT_SECONDS),
        follow_redirects=False,
        trust_env=False,
        transport=transport or httpx2.HTTPTransport(limits=LIMITS, trust_env=False),
    )


def exchange(client: httpx2.Client, request: httpx2.Request) -> Answer:
    """Send a request and read its answer; raises SendFailed when there is no whole one in time."""
    deadline = time.monotonic() + CALL_SECONDS
    try:
        response = client.send(request, stream=True)
        try:
            raw = _read(response, deadline)
        finally:
            response.close()
    except NOT_SENT as error:
        raise SendFailed("retry", type(error).__name__, code="not_sent") from error
    except (httpx2.RequestError, httpx2.DecodingError) as error:
        raise SendFailed("unknown", type(error).__name__, code="no_answer") from error
    return Answer(response.status_code, response.headers, _object(raw))


def _read(response: httpx2.Response, deadline: float) -> bytes:
    raw = bytearray()
    for chunk in response.iter_bytes():
        raw += chunk
        if len(raw) > LARGEST_ANSWER:
            raise SendFailed("unknown", "the answer is too large", code="too_large")
        if time.monotonic() > deadline:
            raise SendFailed("unknown", "the answer is too slow", code="no_answer")
    return bytes(raw)


def _object(raw: bytes) -> dict[str, Any] | None:
    try:
        answer = json.loads(raw)
    except (ValueError, RecursionError):
        return None
    return answer if isinstance(answer, dict) else None
