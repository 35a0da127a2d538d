"""Telegram in this process: a bot of a shop, its customer, and the Bot API, recorded.

Our own adapter runs as it is; only its connection is replaced.
"""

import asyncio
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import httpx2

from handsel.flows import own_secret
from handsel.flows.connect_channel import connect
from handsel.kit import tenancy
from handsel.modules.channels import registry
from handsel.modules.channels.adapters.telegram.adapter import Telegram
from handsel.modules.channels.adapters.telegram.api import BotApi
from tests.cast import Shop
from tests.outside import Fault
from tests.world import World, _post


@dataclass
class Bot:
    """A shop's bot, and everything around it. `calls` is all that was asked of the Bot API."""

    world: World
    shop: Shop
    account: str
    customer: str
    channel_id: UUID | None = None
    calls: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    numbers: int = 100

    def connect(self, *, token: str = "") -> UUID:
        """Connect the bot to its shop."""
        with tenancy.business(self.shop.id):
            channel = connect(
                kind="telegram",
                external_id=self.account,
                name="@rose_bakery_bot",
                access_token=token or f"{self.account}:proves-to-be-the-bot",
            )
        self.channel_id = channel.id
        return channel.id

    @property
    def secret(self) -> str:
        """What the shop keeps for the bot's webhook."""
        with tenancy.business(self.shop.id):
            secret = own_secret.find(source="telegram", account=self.account)
        return secret.reveal() if secret else ""

    def say(self, text: str, **more: Any) -> str:
        """The customer writes; the message's id."""
        number = self.next_number()
        self.post(message=self.frame(message_id=number, text=text, **more))
        return str(number)

    def press(self, payload: str) -> str:
        """The customer presses a button under the newest message that has it; the press's id."""
        shown = next(
            body for _, body in reversed(self.calls) if payload in json.dumps(body, default=str)
        )
        under = self.frame(message_id=self.next_number(), reply_markup=shown["reply_markup"])
        press = {"id": f"91{self.next_number()}", "from": self.person, "data": payload}
        self.post(callback_query=press | {"message": under})
        return str(press["id"])

    @property
    def person(self) -> dict[str, Any]:
        """The customer, as `from`."""
        return {"id": int(self.customer), "is_bot": False, "first_name": "Ana", "last_name": "So"}

    def frame(self, **content: Any) -> dict[str, Any]:
        """A message in the customer's chat."""
        chat = {"id": int(self.customer), "type": "private", "first_name": "Ana"}
        at = self.world._next_ms() // 1000
        return {"from": self.person, "chat": chat, "date": at, **content}

    def post(self, **item: Any) -> int:
        """One update; the gate's status."""
        return self.post_raw(json.dumps({"update_id": self.next_number(), **item}).encode())

    def post_raw(self, body: bytes, *, secret: str = "") -> int:
        """Any body, with the bot's secret or another; the gate's status."""
        headers = {"x-telegram-bot-api-secret-token": secret or self.secret}
        return asyncio.run(
            _post(self.world.database, f"/hooks/telegram/{self.account}", body, headers)
        )

    def next_number(self) -> int:
        """A number that was never used before in this chat."""
        self.numbers += 1
        return self.numbers

    def sent(self) -> list[dict[str, Any]]:
        """What customers were sent, in order."""
        return [body for method, body in self.calls if method.startswith("send")]

    @property
    def texts(self) -> list[str]:
        """What customers read, in order."""
        return [str(body.get("text", body.get("caption", ""))) for body in self.sent()]

    @property
    def buttons(self) -> list[dict[str, str]]:
        """What can be pressed under the last message that has anything to press."""
        for body in reversed(self.sent()):
            rows = body.get("reply_markup", {}).get("inline_keyboard", [])
            if rows:
                return [button for row in rows for button in row]
        return []

    def take(self, request: httpx2.Request) -> httpx2.Response:
        """Let a call have its effect; what the Bot API answers."""
        method = request.url.path.rpartition("/")[2]
        self.calls.append((method, json.loads(request.content)))
        result = {"message_id": self.next_number()} if method.startswith("send") else True
        return httpx2.Response(200, json={"ok": True, "result": result})

    def answer(self, request: httpx2.Request) -> httpx2.Response:
        """What the Bot API answers, faults first."""
        if self.faults:
            answered = self.faults.pop(0)(request)
            if answered is not None:
                return answered
        return self.take(request)


@contextmanager
def bot_of(world: World, shop: Shop, *, api_url: str = "") -> Iterator[Bot]:
    """A bot of this shop, connected, and told where its updates go; `api_url` is a real host."""
    tail = shop.account[3:]
    bot = Bot(world, shop, account=f"73{tail[-8:]}", customer=f"51{tail[-8:]}")
    transport = None if api_url else httpx2.MockTransport(bot.answer)
    api = BotApi(api_url or "https://bots.test", transport=transport)
    adapters = registry.adapters()
    kept, adapters["telegram"] = adapters["telegram"], Telegram(api)
    try:
        bot.connect()
        yield bot
    finally:
        adapters["telegram"] = kept
        api.close()
