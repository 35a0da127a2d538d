"""Messenger in this process: a page of a shop, its customer, and the Graph API, recorded.

Our own adapter runs as it is; only its connection is replaced.
"""

import asyncio
import hashlib
import hmac
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

import httpx2

from handsel.config.environment import environment
from handsel.flows.connect_channel import connect
from handsel.kit import tenancy
from handsel.modules.channels import registry
from handsel.modules.channels.adapters.messenger.adapter import Messenger
from handsel.modules.channels.adapters.meta.graph import Graph
from tests.cast import Shop
from tests.outside import FakeInstagram
from tests.world import World, _post


@dataclass
class Page:
    """A shop's page, and everything around it. `graph` has what its customer was sent."""

    world: World
    shop: Shop
    channel_id: UUID
    account: str
    customer: str
    graph: FakeInstagram

    def say(self, text: str, **more: Any) -> str:
        """The customer writes; the message's id."""
        mid = f"m_{uuid4().hex}"
        self.post(message={"mid": mid, "text": text, **more})
        return mid

    def press(self, title: str) -> None:
        """The customer presses what was offered last under this title."""
        [pressed] = [one for one in self.graph.sent[-1].buttons if one["title"] == title]
        self.say(title, quick_reply={"payload": pressed["payload"]})

    def post(self, *, section: str = "messaging", **item: Any) -> int:
        """One signed webhook of the page, of something its customer did; the gate's status."""
        return self._post({"sender": {"id": self.customer}, **item}, section)

    def echo(self, text: str, **more: Any) -> int:
        """One signed webhook: the page wrote this to its customer."""
        said = {"mid": f"m_{uuid4().hex}", "text": text, "is_echo": True, **more}
        parties = {"sender": {"id": self.account}, "recipient": {"id": self.customer}}
        return self._post({**parties, "message": said}, "messaging")

    def _post(self, item: dict[str, Any], section: str) -> int:
        at = self.world._next_ms()
        whole = {"recipient": {"id": self.account}, "timestamp": at, **item}
        entry = {"id": self.account, "time": at, section: [whole]}
        body = json.dumps({"object": "page", "entry": [entry]}).encode()
        secret = environment().meta_app_secrets[1].get_secret_value()
        signature = "sha256=" + hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()
        headers = {"x-hub-signature-256": signature}
        return asyncio.run(_post(self.world.database, "/hooks/meta", body, headers))

    @property
    def texts(self) -> list[str]:
        """What the customer read, in order."""
        return self.graph.to(self.customer)


@contextmanager
def page_of(world: World, shop: Shop) -> Iterator[Page]:
    """The shop has a page, connected to it."""
    graph = FakeInstagram()
    account, customer = "1" + shop.account[1:], "6" + shop.account[1:]
    with tenancy.business(shop.id):
        channel = connect(
            kind="messenger", external_id=account, name="Rose", access_token="token-of-a-page"
        )
    adapters = registry.adapters()
    kept = adapters["messenger"]
    transport = httpx2.MockTransport(graph._answer)
    adapters["messenger"] = Messenger(Graph("https://graph.test", transport=transport))
    try:
        yield Page(world, shop, channel.id, account, customer, graph)
    finally:
        adapters["messenger"] = kept
