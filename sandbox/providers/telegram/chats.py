"""Private chats with bots: their messages' numbers, and updates posted to each bot's webhook."""

import secrets
from typing import Any

from sandbox.control.reading import BadRequest, read_object
from sandbox.control.requests import RawWebhook, Say
from sandbox.delivery import Webhook
from sandbox.providers.telegram.incoming import chat_of, check, contents_of, person_of
from sandbox.web import Json, to_json
from sandbox.world import World

KIND = "telegram"
PROOF_HEADER = "x-telegram-bot-api-secret-token"
_WEBHOOKS = "telegram_webhooks"
_NUMBERS = "telegram_numbers"
_UPDATES = "telegram_updates"
_KEYBOARDS = "telegram_keyboards"
_PRESSES = "telegram_presses"
_FIRST_UPDATE = 700_000_000
_SHARED = ("channel_kind", "account_id", "customer_id", "customer_name", "customer_username")


class Chats:
    """Every private chat of every bot."""

    def __init__(self, world: World) -> None:
        self._world = world
        #: Updates of bots that have no webhook yet, as Telegram keeps them.
        self._waiting: dict[str, list[tuple[str, bytes, Json]]] = {}

    def forget(self) -> None:
        """Drop what waits."""
        self._waiting.clear()

    def bot(self, bot: str) -> Json:
        """Who a bot is."""
        return {"id": int(bot), "is_bot": True, "first_name": f"Bot {bot[-4:]}",
                "username": f"sandbox_{bot}_bot"}  # fmt: skip

    def knows(self, bot: str, customer: str) -> bool:
        """Whether this customer ever wrote to the bot."""
        return f"{bot}:{customer}" in self._world.state.table(_NUMBERS)

    def place(self, bot: str, customer: str, shown: Json) -> Json:
        """One message of the bot's at the end of the chat."""
        message = {
            "message_id": self._next(_NUMBERS, f"{bot}:{customer}"),
            "from": self.bot(bot),
            "chat": {"id": int(customer), "type": "private"},
            "date": self._world.clock.unix(),
            **shown,
        }
        if "reply_markup" in shown:
            self._world.state.put(_KEYBOARDS, f"{bot}:{customer}", message)
        return message

    def listen(self, bot: str, *, url: str, secret: str) -> None:
        """Post a bot's updates there, those that wait first; nowhere when ``url`` is empty."""
        self._world.state.put(_WEBHOOKS, bot, {"url": url, "secret": secret})
        if url:
            waiting = self._waiting.pop(bot, [])
            self._world.delivery.send_soon(*(self._webhook(bot, *one) for one in waiting))

    def webhook(self, bot: str) -> Json:
        """Where a bot's updates go."""
        known = self._world.state.table(_WEBHOOKS).get(bot, {"url": ""})
        return {"url": known["url"], "pending_update_count": len(self._waiting.get(bot, []))}

    def end_press(self, press: str) -> str | None:
        """Who waited for an answer to a press; None when nobody does."""
        customer = self._world.state.table(_PRESSES).get(press)
        self._world.state.drop(_PRESSES, press)
        return customer

    async def say(self, said: Say) -> Json:
        """One update for each thing that is said, posted in order."""
        shared = {name: getattr(said, name) for name in _SHARED}
        every = [
            said,
            *(
                read_object(Say, {**shared, **one}, where=f"batch[{number}]")
                for number, one in enumerate(said.batch)
            ),
        ]
        only_batch = bool(said.batch) and said.text is None and not said.attachments
        ids: list[str] = []
        status: int | None = None
        for one in every[1:] if only_batch else every:
            check(one)
            for kind, item in self._items(one):
                ids.append(str(item["id"] if kind == "callback_query" else item["message_id"]))
                status = await self._post(one, kind, item, message_id=ids[-1])
        answer: Json = {"message_id": ids[-1], "status": status}
        return answer | ({"message_ids": ids} if len(ids) > 1 else {})

    def _items(self, said: Say) -> list[tuple[str, Json]]:
        if said.postback is not None or said.quick_reply is not None:
            return [("callback_query", self._press(said))]
        at = (said.timestamp_ms or self._world.clock.unix() * 1000) // 1000
        frame: Json = {"from": person_of(said), "chat": chat_of(said), "date": at}
        if said.edit is not None:
            edited = {"message_id": int(said.edit.get("mid", 0)), "text": said.edit.get("text", "")}
            return [("edited_message", frame | edited | {"edit_date": at})]
        if isinstance(said.reply_to, str):
            answered = {"message_id": int(said.reply_to), "date": at, "chat": chat_of(said)}
            frame["reply_to_message"] = answered
        return [
            ("message", {"message_id": self._number(said, place), **frame, **content})
            for place, content in enumerate(contents_of(said))
        ]

    def _number(self, said: Say, place: int) -> int:
        thread = f"{said.account_id}:{said.customer_id}"
        next_number = self._next(_NUMBERS, thread)
        if said.message_id is None or place:
            return next_number
        if not said.message_id.isdigit():
            raise BadRequest("a message of Telegram's has a number for an id")
        return int(said.message_id)

    def _press(self, said: Say) -> Json:
        """A press under the newest message that has buttons, or under the one named."""
        pressed = said.postback or {"payload": said.quick_reply}
        thread = f"{said.account_id}:{said.customer_id}"
        message = dict(self._world.state.table(_KEYBOARDS).get(thread, {}))
        if isinstance(said.reply_to, str):
            message["message_id"] = int(said.reply_to)
        press = str(secrets.randbelow(9 * 10**17) + 10**17)
        self._world.state.put(_PRESSES, press, said.customer_id)
        query: Json = {"id": press, "from": person_of(said), "chat_instance": thread}
        query["data"] = str(pressed.get("payload", ""))
        return query | (
            {"message": message | {"chat": chat_of(said)}}
            if message
            else {"inline_message_id": f"AAA{press}"}
        )

    async def _post(self, said: Say, kind: str, item: Json, *, message_id: str) -> int | None:
        bot = said.account_id
        update = {"update_id": self._next(_UPDATES, bot, _FIRST_UPDATE), kind: item}
        number = str(update["update_id"])
        record = {
            "event": kind, "update_id": number, "message_id": message_id, "text": said.text,
        }  # fmt: skip
        body = to_json(update)
        if not self._world.state.table(_WEBHOOKS).get(bot, {}).get("url"):
            self._waiting.setdefault(bot, []).append((said.customer_id, body, record))
            return None
        webhook = self._webhook(bot, said.customer_id, body, record)
        return await self._world.delivery.send(webhook)

    def _next(self, table: str, key: str, first: int = 0) -> int:
        number = int(self._world.state.table(table).get(key, first)) + 1
        self._world.state.put(table, key, number)
        return number

    def _webhook(self, bot: str, customer: str, body: bytes, record: Json) -> Webhook:
        known = self._world.state.table(_WEBHOOKS)[bot]
        headers = {PROOF_HEADER: known["secret"]} if known["secret"] else {}
        return Webhook(
            provider=KIND,
            channel_kind=KIND,
            url=known["url"],
            body=body,
            sign=lambda: headers,
            account_id=bot,
            customer_id=customer,
            retry_on=lambda status: status is None or not 200 <= status < 300,
            record=record,
        )

    def raw(self, raw: RawWebhook, body: bytes) -> Webhook:
        """Any body, with a right, a wrong or no secret."""
        path = raw.path or ""
        if not path.startswith("/"):
            raise BadRequest("'path' must begin with a slash")
        known: dict[str, Any] = self._world.state.table(_WEBHOOKS).get(path.rpartition("/")[2], {})
        headers = {name: str(value) for name, value in raw.headers.items()}
        if raw.sign:
            secret = "wrong" if raw.sign == "wrong" else known.get("secret", "")
            headers = {PROOF_HEADER: secret} | headers
        return Webhook(
            provider=KIND,
            url=self._world.settings.gate_url + path,
            body=body,
            sign=lambda: headers,
            retry_on=lambda _status: False,
            record={"event": "raw", "size": len(body)},
        )
