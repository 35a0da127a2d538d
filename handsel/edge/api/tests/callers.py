"""Members who call the API with a development token."""

import json
from dataclasses import dataclass
from typing import Any, cast

from django.http import HttpResponse
from django.test import Client

from handsel.edge import development_token
from handsel.modules.businesses.actor import Actor

V1 = "/api/v1"


@dataclass(frozen=True, slots=True)
class Caller:
    """Somebody with a token, or nobody without one."""

    token: str = ""

    def call(self, method: str, path: str, body: dict[str, Any] | None = None) -> HttpResponse:
        """One request to a path under /api/v1; server errors are answers too."""
        return self.send(method, f"{V1}{path}", body)

    def send(self, method: str, path: str, body: Any = None) -> HttpResponse:
        """One request to any path, with a JSON body when there is one."""
        client = Client(raise_request_exception=False, headers=self._headers())
        if body is None:
            answer = client.generic(method, path)
        else:
            written = body if isinstance(body, bytes) else json.dumps(body).encode()
            answer = client.generic(method, path, written, content_type="application/json")
        if answer.streaming:
            answer.close()
        return cast("HttpResponse", answer)

    def _headers(self) -> dict[str, str]:
        return {"authorization": f"Bearer {self.token}"} if self.token else {}


def caller_for(actor: Actor) -> Caller:
    """A caller who is this member."""
    token = development_token.mint(business_id=actor.business_id, member_id=actor.member_id)
    return Caller(token)
