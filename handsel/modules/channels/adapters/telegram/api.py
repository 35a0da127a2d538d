"""Calls to the Bot API: one pool of connections, short limits, no redirects, capped answers.

A bot's token is part of the address. It is put there below the client, by the transport, so that
no request, log line or error that anybody sees has it.
"""

import json
import re
import time
from typing import Any, Final

import httpx2

from handsel.kit.secrets import Secret
from handsel.modules.channels.adapters.meta.fields import Json
from handsel.modules.channels.adapters.telegram.failures import refusal
from handsel.modules.channels.failures import SendFailed

CALL_SECONDS: Final = 10.0
CONNECT_SECONDS: Final = 5.0
LARGEST_ANSWER: Final = 262_144
#: The bot's id, and what proves to be it (Bot API, "Authorizing your bot").
TOKEN: Final = re.compile(r"(\d{1,20}):[A-Za-z0-9_-]{1,120}")
EXTENSION: Final = "handsel.token"
# Nothing was sent yet when one of these is raised.
NOT_SENT: Final = (
    httpx2.ConnectError,
    httpx2.ConnectTimeout,
    httpx2.PoolTimeout,
    httpx2.ProxyError,
)


def bot_id(token: Secret) -> str:
    """The id of the bot that a token is of; empty when it is no token."""
    found = TOKEN.fullmatch(token.reveal())
    return found[1] if found else ""


class BotApi:
    """One Bot API host. Safe to share between threads; keep one for the process."""

    def __init__(self, base_url: str, *, transport: httpx2.BaseTransport | None = None) -> None:
        self._base_url = base_url
        limits = httpx2.Limits(max_connections=64, max_keepalive_connections=32)
        below = transport or httpx2.HTTPTransport(limits=limits, trust_env=False)
        self._http = httpx2.Client(
            timeout=httpx2.Timeout(CALL_SECONDS, connect=CONNECT_SECONDS),
            follow_redirects=False,
            trust_env=False,
            transport=_WithToken(below),
        )

    def call(self, method: str, *, token: Secret, body: Json | None = None) -> Any:
        """The `result` of a call that succeeded. Raises SendFailed for anything else."""
        if not bot_id(token):
            raise SendFailed("reauth", "this is no token of a bot", code="bad_token")
        request = self._http.build_request(
            "POST",
            f"{self._base_url}/bot/{method}",
            json=body or {},
            headers={"accept": "application/json"},
            extensions={EXTENSION: token},
        )
        status, raw = self._exchange(request)
        answer = _object(raw)
        if answer is None and 200 <= status < 300:
            raise SendFailed("unknown", "the answer is not a JSON object", code=str(status))
        if answer is None or answer.get("ok") is not True or not 200 <= status < 300:
            raise refusal(status, answer)
        return answer.get("result")

    def close(self) -> None:
        """Close the connections."""
        self._http.close()

    def _exchange(self, request: httpx2.Request) -> tuple[int, bytes]:
        deadline = time.monotonic() + CALL_SECONDS
        try:
            response = self._http.send(request, stream=True)
            try:
                return response.status_code, _read(response, deadline)
            finally:
                response.close()
        except NOT_SENT as error:
            raise SendFailed("retry", type(error).__name__, code="not_sent") from error
        except (httpx2.RequestError, httpx2.DecodingError) as error:
            raise SendFailed("unknown", type(error).__name__, code="no_answer") from error


class _WithToken(httpx2.BaseTransport):
    """Puts the token into the address of a request on its way out."""

    def __init__(self, below: httpx2.BaseTransport) -> None:
        self._below = below

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        extensions = dict(request.extensions)
        token: Secret = extensions.pop(EXTENSION)
        parent, _, method = request.url.path.rpartition("/")
        addressed = httpx2.Request(
            request.method,
            request.url.copy_with(path=f"{parent}{token.reveal()}/{method}"),
            headers=request.headers,
            stream=request.stream,
            extensions=extensions,
        )
        return self._below.handle_request(addressed)

    def close(self) -> None:
        self._below.close()


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
