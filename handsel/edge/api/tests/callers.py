"""Members who call the API: with an app's session, cheaply, or in a browser as people do."""

import json
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, cast
from uuid import UUID

from django.http import HttpResponse
from django.test import Client

from handsel.edge.api.acting import BUSINESS_HEADER
from handsel.kit import tenancy
from handsel.kit.clock import now
from handsel.modules.businesses.actor import Actor
from handsel.modules.businesses.models import Member
from handsel.modules.users import actions as users
from handsel.modules.users.models import SessionKind

V1 = "/api/v1"


@dataclass(frozen=True, slots=True)
class Caller:
    """Somebody with a session's token or an API key, or nobody without one."""

    token: str = ""
    business_id: UUID | None = None

    def call(self, method: str, path: str, body: dict[str, Any] | None = None) -> HttpResponse:
        """One request to a path under /api/v1; server errors are answers too."""
        return self.send(method, f"{V1}{path}", body)

    def send(self, method: str, path: str, body: Any = None) -> HttpResponse:
        """One request to any path, with a JSON body when there is one."""
        client = Client(raise_request_exception=False, headers=self.headers)
        if body is None:
            answer = client.generic(method, path)
        else:
            written = body if isinstance(body, bytes) else json.dumps(body).encode()
            answer = client.generic(method, path, written, content_type="application/json")
        if answer.streaming:
            answer.close()
        return cast("HttpResponse", answer)

    @property
    def headers(self) -> dict[str, str]:
        """What says who calls."""
        if self.token.startswith("hk_"):
            return {"authorization": f"Bearer {self.token}"}
        named = {BUSINESS_HEADER: str(self.business_id)} if self.business_id else {}
        return {"X-Session-Token": self.token, **named} if self.token else {}


def caller_for(
    actor: Actor, *, with_factor: bool = True, proven: timedelta = timedelta(0)
) -> Caller:
    """A caller who is this member; `proven` is how long ago they proved who they are."""
    with tenancy.business(actor.business_id):
        user_id = Member.objects.values_list("user_id", flat=True).get(id=actor.member_id)
    _, key = users.open_session(
        user_id, kind=SessionKind.APP, with_factor=with_factor, proven_at=now() - proven
    )
    return Caller(key, business_id=actor.business_id)


def stale_caller_for(actor: Actor) -> Caller:
    """A caller who is this member and proved it an hour ago."""
    return caller_for(actor, proven=timedelta(hours=1))
