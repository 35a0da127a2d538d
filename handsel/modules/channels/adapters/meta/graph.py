"""Calls to the Graph API: one pool of connections, short limits, no redirects, capped answers."""

import re
from collections.abc import Mapping, Sequence
from typing import Final, Literal

import httpx2

from handsel.kit import clock
from handsel.kit.secrets import Secret
from handsel.modules.channels.adapters.meta.failures import is_wrong_proof, refusal
from handsel.modules.channels.adapters.meta.fields import Json
from handsel.modules.channels.adapters.meta.signature import appsecret_proof
from handsel.modules.channels.exchange import exchange, open_client
from handsel.modules.channels.failures import SendFailed

VERSION: Final = "v23.0"
SEGMENT: Final = re.compile(r"[A-Za-z0-9_]{1,120}")

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
        self._http = open_client(transport)

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
        answer = exchange(self._http, request)
        said = answer.said
        if not answer.is_success:
            raise refusal(answer.status, said, headers=answer.headers, now=clock.now())
        if said is None:
            raise SendFailed("unknown", "the answer is not a JSON object", code=str(answer.status))
        if "error" in said:
            raise refusal(400, said, headers=answer.headers, now=clock.now())
        return said
