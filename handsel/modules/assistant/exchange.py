"""One bounded HTTP exchange with a model provider: JSON out, bytes in, on time or not at all.

A blocking client cannot keep a deadline (its time-outs restart with every byte, and name
resolution has none), so exchanges run on one background event loop and are cancelled there.
Each opens its own connection: a handshake is small beside a model's seconds, and nothing pooled
can be stale or shared across a fork.
"""

import asyncio
import atexit
import os
import ssl
from collections.abc import Mapping
from concurrent.futures import CancelledError
from dataclasses import replace
from functools import lru_cache
from threading import Lock, Thread
from time import monotonic
from typing import Any

import httpx2

from handsel.kit.http import EgressFailed, EgressRefused, Limits, fetch
from handsel.modules.assistant.adapter import (
    ThinkerAnswerInvalid,
    ThinkerTimedOut,
    ThinkerUnavailable,
)

MAX_RESPONSE_BYTES = 256 * 1024
_RETRYABLE = frozenset({408, 409, 425, 429})
_GRACE_SECONDS = 0.25
#: Headers that the guarded way out writes itself.
_OURS = frozenset({"host", "content-length", "accept-encoding"})

_loops: dict[int, asyncio.AbstractEventLoop] = {}
_lock = Lock()


def post_json(
    url: str,
    *,
    body: Mapping[str, Any],
    headers: Mapping[str, str],
    timeout_seconds: float,
    deadline: float,
    transport: httpx2.AsyncBaseTransport | None = None,
    egress: Limits | None = None,
) -> bytes:
    """The body of a 2xx answer, at most MAX_RESPONSE_BYTES long.

    With `egress`, for an address that somebody else chose, by the guarded way out.

    `deadline` is in seconds of `time.monotonic()`; the shorter of it and `timeout_seconds` holds.
    Never retries, never follows a redirect. `transport` replaces the network in tests.
    """
    seconds = min(timeout_seconds, deadline - monotonic())
    if seconds <= 0:
        raise ThinkerTimedOut("no time left to ask")
    request = httpx2.Request(
        "POST", url, json=dict(body), headers={"Accept-Encoding": "identity", **headers}
    )
    if egress is None:
        asked = _exchange(request, seconds=seconds, transport=transport)
    else:
        limits = replace(egress, seconds=seconds)
        asked = _exchange_guarded(request, url, limits=limits, transport=transport)
    future = asyncio.run_coroutine_threadsafe(asked, _loop())
    try:
        return future.result(seconds + _GRACE_SECONDS)
    except (TimeoutError, CancelledError, httpx2.TimeoutException):
        future.cancel()
        raise ThinkerTimedOut(f"no answer in {seconds:.1f} s") from None
    except (EgressRefused, EgressFailed) as failure:
        raise ThinkerUnavailable(failure.code, retryable=True) from None
    except httpx2.TransportError as error:
        raise ThinkerUnavailable(type(error).__name__, retryable=True) from None


async def _exchange(
    request: httpx2.Request, *, seconds: float, transport: httpx2.AsyncBaseTransport | None
) -> bytes:
    client = httpx2.AsyncClient(
        transport=transport,
        verify=_tls(),
        timeout=seconds,
        follow_redirects=False,
        trust_env=False,
    )
    async with asyncio.timeout(seconds), client:
        response = await client.send(request, stream=True)
        try:
            _refuse_unusable(response)
            return await _read_capped(response)
        finally:
            await response.aclose()


async def _exchange_guarded(
    request: httpx2.Request,
    url: str,
    *,
    limits: Limits,
    transport: httpx2.AsyncBaseTransport | None,
) -> bytes:
    headers = {name: value for name, value in request.headers.items() if name not in _OURS}
    answer = await fetch(
        url, method="POST", body=request.content, headers=headers, limits=limits,
        transport=transport,
    )  # fmt: skip
    if not 200 <= answer.status < 300:
        retryable = answer.status >= 500 or answer.status in _RETRYABLE
        raise ThinkerUnavailable(f"HTTP {answer.status}", retryable=retryable)
    return answer.body


def _refuse_unusable(response: httpx2.Response) -> None:
    status = response.status_code
    if not 200 <= status < 300:
        retryable = status >= 500 or status in _RETRYABLE
        raise ThinkerUnavailable(f"HTTP {status}", retryable=retryable)
    # A compressed answer could grow past the cap while it is unpacked; none was asked for.
    if response.headers.get("content-encoding", "identity") != "identity":
        raise ThinkerAnswerInvalid("compressed answer", outage=True)


async def _read_capped(response: httpx2.Response) -> bytes:
    received = bytearray()
    async for chunk in response.aiter_raw():
        received += chunk
        if len(received) > MAX_RESPONSE_BYTES:
            raise ThinkerAnswerInvalid("answer too large", outage=True)
    return bytes(received)


@lru_cache(maxsize=1)
def _tls() -> ssl.SSLContext:
    return httpx2.create_ssl_context()


def _loop() -> asyncio.AbstractEventLoop:
    with _lock:
        loop = _loops.get(os.getpid())
        if loop is None:
            loop = _loops[os.getpid()] = asyncio.new_event_loop()
            thread = Thread(target=loop.run_forever, name="thinkers", daemon=True)
            thread.start()
            atexit.register(_stop, loop, thread)
        return loop


def _stop(loop: asyncio.AbstractEventLoop, thread: Thread) -> None:
    if not loop.is_closed() and thread.is_alive():
        loop.call_soon_threadsafe(loop.stop)
        thread.join(1.0)
        loop.close()
