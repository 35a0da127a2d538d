"""The outside world of the story tests, in this process: Instagram's Graph API, recorded.

Our own adapter runs as it is; only its connection is replaced. For whole processes over real
sockets see tests/stack.py.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import httpx2

from handsel.modules.channels.adapters.instagram.adapter import Instagram
from handsel.modules.channels.adapters.meta.graph import Graph

type Fault = Callable[[httpx2.Request], httpx2.Response | None]


@dataclass
class Sent:
    """One message as Instagram took it."""

    account: str
    customer: str
    message_id: str
    message: dict[str, Any]

    @property
    def text(self) -> str:
        """What the customer reads."""
        payload = self.message.get("attachment", {}).get("payload", {})
        return str(self.message.get("text") or payload.get("text") or "")

    @property
    def buttons(self) -> list[dict[str, str]]:
        """The buttons or quick replies under it."""
        payload = self.message.get("attachment", {}).get("payload", {})
        return list(self.message.get("quick_replies") or payload.get("buttons") or [])


@dataclass
class FakeInstagram:
    """Takes messages, remembers them, and answers look-ups. `faults` are asked first, in order."""

    sent: list[Sent] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    #: Answers whose a token is.
    who: Callable[[httpx2.Request], httpx2.Response] | None = None

    def adapter(self) -> Instagram:
        """Our adapter, connected to this."""
        transport = httpx2.MockTransport(self._answer)
        return Instagram(Graph("https://graph.test", transport=transport))

    def to(self, customer: str) -> list[str]:
        """The texts a customer got, in order."""
        return [one.text for one in self.sent if one.customer == customer]

    def take(self, request: httpx2.Request) -> Sent:
        """Let a message have its effect."""
        body = json.loads(request.content)
        account = request.url.path.split("/")[-2]
        sent = Sent(
            account, body["recipient"]["id"], f"mid-out-{len(self.sent)}-{account}", body["message"]
        )
        self.sent.append(sent)
        return sent

    def _answer(self, request: httpx2.Request) -> httpx2.Response:
        if request.url.path.endswith("/me"):
            return self.who(request) if self.who else httpx2.Response(400, json={})
        if request.url.path.endswith("/subscribed_apps"):
            return httpx2.Response(200, json={"success": True})
        if request.method == "POST" and self.faults:
            answered = self.faults.pop(0)(request)
            if answered is not None:
                return answered
        if request.method == "POST":
            sent = self.take(request)
            answer = {"recipient_id": sent.customer, "message_id": sent.message_id}
            return httpx2.Response(200, json=answer)
        if request.url.path.endswith("/conversations"):
            return httpx2.Response(200, json=self._thread(request))
        return httpx2.Response(200, json={"name": "Robin"})

    def _thread(self, request: httpx2.Request) -> dict[str, Any]:
        account = request.url.path.split("/")[-2]
        customer = request.url.params["user_id"]
        messages = [
            {
                "id": one.message_id,
                "created_time": "2099-01-01T00:00:00+0000",
                "from": {"id": account},
                "to": {"data": [{"id": customer}]},
                "message": one.text,
            }
            for one in self.sent
            if one.customer == customer and one.account == account
        ]
        return {"data": [{"id": "t_1", "messages": {"data": messages}}]}
