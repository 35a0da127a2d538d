"""A browser on a shop's own site, in this process: what it sends, and what it is shown."""

import base64
import hashlib
import hmac
import json
import time
from dataclasses import dataclass, field
from typing import Any, cast
from uuid import uuid4

from django.http import HttpResponse
from django.test import Client

from handsel.flows import connect_web_chat
from handsel.modules.web_chat.models import Site
from tests.cast import Shop

ORIGIN = "https://rose.example"


def site_of(shop: Shop, *, origin: str = ORIGIN) -> Site:
    """A web chat of the shop's, shown on this origin."""
    return connect_web_chat.connect(shop.owner, name="Our own site", origins=[origin])


def signed(secret: str, *, header: dict[str, Any] | None = None, **claims: Any) -> str:
    """A token as a shop's server makes one: HS256, for five minutes unless `exp` says otherwise."""
    told = {"exp": int(time.time()) + 300, **claims}
    text = ".".join(_part(one) for one in (header or {"alg": "HS256", "typ": "JWT"}, told))
    made = hmac.new(secret.encode(), text.encode(), hashlib.sha256).digest()
    return f"{text}.{base64.urlsafe_b64encode(made).decode().rstrip('=')}"


def _part(content: dict[str, Any]) -> str:
    return base64.urlsafe_b64encode(json.dumps(content).encode()).decode().rstrip("=")


@dataclass
class Visitor:
    """Somebody on a page of the shop's. Without `token` they have not come yet."""

    key: str
    token: str = ""
    origin: str = ORIGIN
    address: str = "203.0.113.7"
    told: dict[str, Any] = field(default_factory=dict)

    def come(self, *, identity: str = "") -> "Visitor":
        """Begin a visit."""
        answer = self.call("POST", "visits", {"identity": identity} if identity else {})
        assert answer.status_code == 201, answer.content
        self.told = json.loads(answer.content)
        self.token = self.told["token"]
        return self

    def call(self, method: str, path: str, body: Any = None, **more: str) -> HttpResponse:
        """One call from the page."""
        client = Client(raise_request_exception=False)
        headers = {"origin": self.origin, **({"x-visit": self.token} if self.token else {})}
        written = b"" if body is None else json.dumps(body).encode()
        answer = client.generic(
            method, f"/widget/{self.key}/{path}", written, content_type="application/json",
            headers={name: value for name, value in {**headers, **more}.items() if value},
            REMOTE_ADDR=self.address,
        )  # fmt: skip
        return cast("HttpResponse", answer)

    def say(self, text: str, *, message_id: str = "") -> HttpResponse:
        """Say something."""
        return self.call("POST", "messages", {"id": message_id or str(uuid4()), "text": text})

    def press(self, title: str) -> HttpResponse:
        """Press the newest button that is called this."""
        for shown in reversed(self.thread()["items"]):
            for one in [*shown["buttons"], *shown["choices"]]:
                if one["title"] == title:
                    pressed = {"message_id": shown["id"], "payload": one["payload"]}
                    return self.call("POST", "presses", {"id": str(uuid4()), **pressed})
        raise AssertionError(f"there is no button {title!r}")

    def thread(self, query: str = "") -> dict[str, Any]:
        """What the visitor is shown."""
        answer = self.call("GET", f"messages{query}")
        assert answer.status_code == 200, answer.content
        found: dict[str, Any] = json.loads(answer.content)
        return found

    @property
    def texts(self) -> list[str]:
        """What was said, in order."""
        return [one["text"] for one in self.thread()["items"]]

    @property
    def buttons(self) -> list[dict[str, str]]:
        """All that can be pressed under the newest message that has anything."""
        for shown in reversed(self.thread()["items"]):
            if found := [*shown["buttons"], *shown["choices"]]:
                return found
        return []
