"""Calls to the Graph API: one pool of connections, short limits, no redirects, capped answers."""

import json
import re
import time
from collections.abc import Mapping, Sequence
from typing import Any, Final, Literal

import httpx2

from handsel.kit import clock
from handsel.kit.secrets import Secret
from handsel.modules.channels.adapters.meta.failures import is_wrong_proof, refusal
from handsel.modules.channels.adapters.meta.fields import Json
from handsel.modules.channels.adapters.meta.signature import appsecret_proof
from handsel.modules.channels.failures import SendFailed

VERSION: Final = "v23.0"
CALL_SECONDS: Final = 10.0
CONNECT_SECONDS: Final = 5.0
LARGEST_ANSWER: Final = 262_144
SEGMENT: Final = re.compile(r"[A-Za-z0-9_]{1,120}")
# Nothing was sent yet when one of these is raised.
NOT_SENT: Final = (
    httpx2.ConnectError,
    httpx2.ConnectTimeout,
    httpx2.PoolTimeout,
    httpx2.ProxyError,
)

Method = Literal["GET", "POST", "DELETE"]


class Graph:
    """One Graph API host. Safe to share between threads; keep one for the process.

    `app_secrets`: those of our apps. The first is used for appsecret_proof, and the next when
    Graph says that the account belongs to another app.
    """

    def __init__(
        self,
        base_url: str,
        *,
        app_secrets: Sequence[Secret] = (),
        transport: httpx2.BaseTransport | None = None,
    ) -> None:
        self._base_url = f"{base_url}/{VERSION}"
        self._app_secrets = tuple(app_secrets)
        self._http = httpx2.Client(
            timeout=httpx2.Timeout(CALL_SECONDS, connect=CONNECT_SECONDS),
            limits=httpx2.Limits(max_connections=64, max_keepalive_connections=32),
            follow_redirects=False,
            trust_env=False,
            transport=transport,
        )

    def call(
        self,
        method: Method,
        path: Sequence[str],
        *,
        token: Secret,
        query: Mapping[str, str] | None = None,
        body: Json | None = None,
    ) -> Json:
        """The JSON object Graph answers with success. Raises SendFailed for anything else.

        `path` is the segments after the version; one that is no plain id is refused, unsent.
        """
        if not all(SEGMENT.fullmatch(segment) for segment in path):
            raise SendFailed("permanent", "not an id of Graph's", code="bad_id")
        address = "/".join((self._base_url, *path))
        *earlier, last = self._app_secrets or (None,)
        for secret in earlier:
            request = self._request(method, address, token, secret=secret, query=query, body=body)
            try:
                return self._answer(request)
            except SendFailed as failed:
                if not is_wrong_proof(failed):
                    raise
        request = self._request(method, address, token, secret=last, query=query, body=body)
        return self._answer(request)

    def close(self) -> None:
        """Close the connections."""
        self._http.close()

    def _request(
        self,
        method: Method,
        address: str,
        token: Secret,
        *,
        secret: Secret | None,
        query: Mapping[str, str] | None,
        body: Json | None,
    ) -> httpx2.Request:
        proof = {"appsecret_proof": appsecret_proof(token, secret=secret)} if secret else {}
        return self._http.build_request(
            method,
            address,
            params={**(query or {}), **proof},
            json=body,
            headers={"authorization": f"Bearer {token.reveal()}", "accept": "application/json"},
        )

    def _answer(self, request: httpx2.Request) -> Json:
        status, headers, raw = self._exchange(request)
        answer = _object(raw)
        if not 200 <= status < 300:
            raise refusal(status, answer, headers=headers, now=clock.now())
        if answer is None:
            raise SendFailed("unknown", "the answer is not a JSON object", code=str(status))
        if "error" in answer:
            raise refusal(400, answer, headers=headers, now=clock.now())
        return answer

    def _exchange(self, request: httpx2.Request) -> tuple[int, Mapping[str, str], bytes]:
        deadline = time.monotonic() + CALL_SECONDS
        try:
            response = self._http.send(request, stream=True)
            try:
                return response.status_code, response.headers, _read(response, deadline)
            finally:
                response.close()
        except NOT_SENT as error:
            raise SendFailed("retry", _told(error), code="not_sent") from error
        except (httpx2.RequestError, httpx2.DecodingError) as error:
            raise SendFailed("unknown", _told(error), code="no_answer") from error


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


def _told(error: Exception) -> str:
    # The kind of error only: its text may name addresses, with the proof in them.
    return type(error).__name__
