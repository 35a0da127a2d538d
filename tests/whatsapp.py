"""WhatsApp in this process: a number of a shop, its customers, and the Cloud API, recorded.

Our own adapter runs as it is; only its connection is replaced.
"""

import asyncio
import hashlib
import hmac
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid4

import httpx2

from handsel.config.environment import environment
from handsel.flows.connect_channel import connect
from handsel.kit import tenancy
from handsel.modules.channels import registry
from handsel.modules.channels.adapters.meta.graph import Graph
from handsel.modules.channels.adapters.whatsapp.adapter import WhatsApp
from tests.cast import Shop
from tests.outside import Fault
from tests.world import World, _post


@dataclass
class Number:
    """A shop's number, and everything around it. `sent` is what customers were sent, in order."""

    world: World
    shop: Shop
    channel_id: UUID
    account: str
    business_account: str
    customer: str
    sent: list[dict[str, Any]] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)

    def say(self, text: str, **more: Any) -> str:
        """A customer writes; the message's id."""
        return self.post_message({"type": "text", "text": {"body": text}}, **more)

    def press(self, payload: str, title: str, *, kind: str = "button_reply") -> str:
        """A customer presses a button, or chooses a row (`list_reply`)."""
        reply = {"type": kind, kind: {"id": payload, "title": title}}
        return self.post_message({"type": "interactive", "interactive": reply})

    def post_message(self, message: dict[str, Any], *, at: int = 0, **more: Any) -> str:
        """Any message of the customer's."""
        wamid = f"wamid.{uuid4().hex}"
        at = at or self.world._next_ms() // 1000
        frame = {"from": self.customer, "id": wamid, "timestamp": str(at), **message, **more}
        contact = {"profile": {"name": "Ana Souza"}, "wa_id": self.customer}
        self.post({"contacts": [contact], "messages": [frame]})
        return wamid

    def post_status(self, status: str, *, number: int = -1, **more: Any) -> None:
        """A status of one of our messages, the last by default."""
        sent = self.sent[number]
        told = {
            "id": sent["wamid"],
            "status": status,
            "timestamp": str(self.world._next_ms() // 1000),
            "recipient_id": self.customer,
            "biz_opaque_callback_data": sent["biz_opaque_callback_data"],
        }
        self.post({"statuses": [told | more]})

    def post(self, value: dict[str, Any], *, field: str = "messages") -> int:
        """One signed webhook about this number; the gate's status."""
        number = {"display_phone_number": "15550001111", "phone_number_id": self.account}
        return self._post({"messaging_product": "whatsapp", "metadata": number, **value}, field)

    def post_account(self, value: dict[str, Any]) -> int:
        """One signed webhook about the number's business account."""
        return self._post(value, "account_update")

    def _post(self, value: dict[str, Any], name: str) -> int:
        at = self.world._next_ms() // 1000
        changes = [{"value": value, "field": name}]
        entry = {"id": self.business_account, "time": at, "changes": changes}
        whole = {"object": "whatsapp_business_account", "entry": [entry]}
        return self.post_raw(json.dumps(whole).encode())

    def post_raw(self, body: bytes) -> int:
        """Any body of Meta's, signed by us; the gate's status."""
        secret = environment().meta_app_secrets[1].get_secret_value()
        signature = "sha256=" + hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()
        headers = {"x-hub-signature-256": signature}
        return asyncio.run(_post(self.world.database, "/hooks/meta", body, headers))

    @property
    def texts(self) -> list[str]:
        """What customers read, in order."""
        return [_text(one) for one in self.sent]

    @property
    def buttons(self) -> list[dict[str, str]]:
        """What can be pressed under the last message that has anything to press."""
        for one in reversed(self.sent):
            replies = one.get("interactive", {}).get("action", {}).get("buttons", [])
            if replies:
                return [button["reply"] for button in replies]
        return []

    def take(self, request: httpx2.Request) -> str:
        """Let a message have its effect; its id."""
        wamid = f"wamid.out-{len(self.sent)}-{self.account}"
        self.sent.append(json.loads(request.content) | {"wamid": wamid})
        return wamid

    def answer(self, request: httpx2.Request) -> httpx2.Response:
        """What the Cloud API answers."""
        if self.faults:
            answered = self.faults.pop(0)(request)
            if answered is not None:
                return answered
        return httpx2.Response(200, json={"messages": [{"id": self.take(request)}]})


def _text(sent: dict[str, Any]) -> str:
    if sent["type"] == "interactive":
        return str(sent["interactive"]["body"]["text"])
    return str(sent.get("text", {}).get("body", ""))


@contextmanager
def number_of(world: World, shop: Shop) -> Iterator[Number]:
    """A WhatsApp number of this shop, connected."""
    tail = shop.account[3:]
    account, business_account = f"10{tail}", f"20{tail}"
    with tenancy.business(shop.id):
        channel = connect(
            kind="whatsapp",
            external_id=account,
            name="Rose Bakery",
            access_token="a token of the number",
            parent_external_id=business_account,
        )
    number = Number(world, shop, channel.id, account, business_account, f"44{tail[-10:]}")
    adapters, transport = registry.adapters(), httpx2.MockTransport(number.answer)
    kept = adapters["whatsapp"]
    adapters["whatsapp"] = WhatsApp(Graph("https://graph.test", transport=transport))
    try:
        yield number
    finally:
        adapters["whatsapp"] = kept
