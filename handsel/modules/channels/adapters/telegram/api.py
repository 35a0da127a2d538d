"""Calls to the Bot API: one pool of connections, short limits, no redirects, capped answers.

A bot's token is part of the address. It is put there below the client, by the transport, so that
no request, log line or error that anybody sees has it.
"""

import re
from typing import Any, Final

import httpx2

from handsel.kit.secrets import Secret
from handsel.modules.channels.adapters.meta.fields import Json
from handsel.modules.channels.adapters.telegram.failures import refusal
from handsel.modules.channels.exchange import LIMITS, exchange, open_client
from handsel.modules.channels.failures import SendFailed

#: The bot's id, and what proves to be it (Bot API, "Authorizing your bot").
TOKEN: Final = re.compile(r"(\d{1,20}):[A-Za-z0-9_-]{1,120}")
EXTENSION: Final = "handsel.token"


def bot_id(token: Secret) -> str:
    """The id of the bot that a token is of; empty when it is no token."""
    found = TOKEN.fullmatch(token.reveal())
    return found[1] if found else ""


class BotApi:
    """One Bot API host. Safe to share between threads; keep one for the process."""

    def __init__(self, base_url: str, *, transport: httpx2.BaseTransport | None = None) -> None:
        self._base_url = base_url
        below = transport or httpx2.HTTPTransport(limits=LIMITS, trust_env=False)
        self._http = open_client(_WithToken(below))

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
        answer = exchange(self._http, request)
        said = answer.said
        if said is None and answer.is_success:
            raise SendFailed("unknown", "the answer is not a JSON object", code=str(answer.status))
        if said is None or said.get("ok") is not True or not answer.is_success:
            raise refusal(answer.status, said)
        return said.get("result")

    def close(self) -> None:
        """Close the connections."""
        self._http.close()


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
