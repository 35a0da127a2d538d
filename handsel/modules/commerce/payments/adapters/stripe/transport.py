"""How Stripe's library reaches Stripe: kept connections, short limits, capped answers.

The library's own clients take proxies from the environment, follow redirects, and read whatever
comes for as long as it drips.
"""

import time
from collections.abc import Mapping
from typing import Any, Final, NoReturn

import httpx2
import stripe

CALL_SECONDS: Final = 10.0
CONNECT_SECONDS: Final = 5.0
#: A page of a hundred large objects has a few hundred kB.
LARGEST_ANSWER: Final = 4_194_304


class Transport(stripe.HTTPClient):
    """A client of Stripe's library. Safe to share between threads; keep one for the process."""

    name = "httpx2"

    def __init__(
        self,
        *,
        transport: httpx2.BaseTransport | None = None,
        seconds: float = CALL_SECONDS,
        largest: int = LARGEST_ANSWER,
    ) -> None:
        super().__init__()
        self._seconds = seconds
        self._largest = largest
        self._http = httpx2.Client(
            timeout=httpx2.Timeout(seconds, connect=min(seconds, CONNECT_SECONDS)),
            limits=httpx2.Limits(max_connections=64, max_keepalive_connections=32),
            follow_redirects=False,
            trust_env=False,
            transport=transport,
        )

    def request(
        self,
        method: str,
        url: str,
        headers: Mapping[str, str] | None,
        post_data: Any = None,
        *,
        _usage: list[str] | None = None,
    ) -> tuple[str, int, Mapping[str, str]]:
        """The body, status and headers of an answer; raises stripe.APIConnectionError."""
        deadline = time.monotonic() + self._seconds
        content = post_data.encode() if isinstance(post_data, str) else post_data
        request = self._http.build_request(method, url, headers=headers, content=content)
        try:
            response = self._http.send(request, stream=True)
            try:
                body = self._read(response, deadline)
                return body, response.status_code, response.headers
            finally:
                response.close()
        except (httpx2.RequestError, httpx2.DecodingError) as error:
            _fail(type(error).__name__, error)

    def close(self) -> None:
        """Close the connections."""
        self._http.close()

    def _read(self, response: httpx2.Response, deadline: float) -> str:
        raw = bytearray()
        for chunk in response.iter_bytes():
            raw += chunk
            if len(raw) > self._largest:
                _fail("the answer is too large")
            if time.monotonic() > deadline:
                _fail("the answer is too slow")
        return raw.decode(errors="replace")


def _fail(why: str, error: Exception | None = None) -> NoReturn:
    # The kind of error only: its text may name addresses. We try again ourselves, with the key.
    raise stripe.APIConnectionError(why) from error  # type: ignore[no-untyped-call]
