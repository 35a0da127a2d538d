"""Calls to PayPal's REST API: one pool of connections, short limits, no redirects, capped answers.

Errors are sorted into ours; a message names the error and PayPal's debug id, never a key.
"""

import base64
import json
import time
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Final, Literal

import httpx2

from handsel.kit.secrets import Secret
from handsel.modules.commerce.payments.adapter import (
    ObjectUnknown,
    ProviderLoggedOut,
    ProviderRefused,
    ProviderUnavailable,
)
from handsel.modules.commerce.payments.adapters.paypal.tokens import Tokens, owner_of

CALL_SECONDS: Final = 10.0
CONNECT_SECONDS: Final = 5.0
LARGEST_ANSWER: Final = 1_048_576
#: The same key is under way in another call, or PayPal wants fewer calls.
_TRY_AGAIN: Final = frozenset({409, 429})

type Json = dict[str, Any]
Method = Literal["GET", "POST"]


@lru_cache(maxsize=1)
def shared_http() -> httpx2.Client:
    """One client a process."""
    return new_http()


def new_http(transport: httpx2.BaseTransport | None = None) -> httpx2.Client:
    """A client with our limits."""
    return httpx2.Client(
        timeout=httpx2.Timeout(CALL_SECONDS, connect=CONNECT_SECONDS),
        limits=httpx2.Limits(max_connections=64, max_keepalive_connections=32),
        follow_redirects=False,
        trust_env=False,
        transport=transport,
    )


_tokens = Tokens()


class Api:
    """PayPal for one shop. Every call may raise the failures of PaymentAdapter."""

    def __init__(
        self,
        base_url: str,
        *,
        client_id: str,
        secret: Secret,
        http: httpx2.Client | None = None,
        tokens: Tokens | None = None,
    ) -> None:
        self._base_url = base_url
        self._client_id = client_id
        self._secret = secret
        self._http = http or shared_http()
        self._tokens = tokens or _tokens
        self._owner = owner_of(base_url, client_id, secret)

    def get(self, path: str, **query: str) -> Json:
        """The object at a path."""
        return self._call("GET", path, query=query)

    def post(self, path: str, body: Json, *, key: str) -> Json:
        """Do something once for its key (`PayPal-Request-Id`) and answer what came of it."""
        headers = {"paypal-request-id": key, "prefer": "return=representation"}
        return self._call("POST", path, body=body, headers=headers)

    def _call(
        self,
        method: Method,
        path: str,
        *,
        body: Json | None = None,
        query: Mapping[str, str] | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Json:
        for is_last in (False, True):
            token = self._tokens.get(self._owner, fetch=self._fetch_token)
            request = self._http.build_request(
                method,
                f"{self._base_url}{path}",
                params=query or None,
                json=body,
                headers={"authorization": f"Bearer {token.reveal()}", **(headers or {})},
            )
            try:
                return self._answer(request)
            except ProviderLoggedOut:
                # The token may have been withdrawn before its time; the keys may still be good.
                self._tokens.drop(self._owner)
                if is_last:
                    raise
        raise AssertionError("unreachable")

    def _fetch_token(self) -> tuple[Secret, float]:
        pair = f"{self._client_id}:{self._secret.reveal()}".encode()
        request = self._http.build_request(
            "POST",
            f"{self._base_url}/v1/oauth2/token",
            data={"grant_type": "client_credentials"},
            headers={"authorization": f"Basic {base64.b64encode(pair).decode()}"},
        )
        told = self._answer(request)
        try:
            return Secret(str(told["access_token"])), float(told["expires_in"])
        except (KeyError, TypeError, ValueError) as error:
            raise ProviderUnavailable("paypal: an answer we cannot read") from error

    def _answer(self, request: httpx2.Request) -> Json:
        status, headers, raw = self._exchange(request)
        answer = _object(raw)
        if 200 <= status < 300:
            if answer is None:
                raise ProviderUnavailable("paypal: an answer we cannot read")
            return answer
        told = f"paypal {status}: {_say(answer or {})}"
        if status == 401:
            raise ProviderLoggedOut(told)
        if status == 404:
            raise ObjectUnknown(told)
        if status >= 500 or status in _TRY_AGAIN or status < 400 or answer is None:
            raise ProviderUnavailable(told, after_seconds=_wait(headers))
        raise ProviderRefused(told)

    def _exchange(self, request: httpx2.Request) -> tuple[int, Mapping[str, str], bytes]:
        deadline = time.monotonic() + CALL_SECONDS
        try:
            response = self._http.send(request, stream=True)
            try:
                return response.status_code, response.headers, _read(response, deadline)
            finally:
                response.close()
        except (httpx2.RequestError, httpx2.DecodingError) as error:
            raise ProviderUnavailable(f"paypal: {type(error).__name__}") from error


def _read(response: httpx2.Response, deadline: float) -> bytes:
    raw = bytearray()
    for chunk in response.iter_bytes():
        raw += chunk
        if len(raw) > LARGEST_ANSWER or time.monotonic() > deadline:
            raise ProviderUnavailable("paypal: the answer is too large or too slow")
    return bytes(raw)


def _object(raw: bytes) -> Json | None:
    try:
        answer = json.loads(raw or b"{}")
    except (ValueError, RecursionError):
        return None
    return answer if isinstance(answer, dict) else None


def _say(answer: Json) -> str:
    details = answer.get("details")
    one = details[0] if isinstance(details, list) and details else {}
    issue = one.get("issue") if isinstance(one, dict) else ""
    name = issue or answer.get("name") or answer.get("error") or "unknown"
    return f"{str(name)[:80]} {str(answer.get('debug_id') or '')[:40]}".strip()


def _wait(headers: Mapping[str, str]) -> float | None:
    try:
        return min(float(headers.get("retry-after", "")), 300.0)
    except ValueError:
        return None
