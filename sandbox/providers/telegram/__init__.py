"""Telegram: the Bot API of any bot, and private chats with it.

``calls.py`` reads the address and the parameters, ``outgoing.py`` what a bot sends, ``incoming.py``
writes what customers do, ``chats.py`` posts it to the bot's webhook. A token is ``<bot id>:<any>``.
"""

from collections.abc import Iterable

from sandbox.control.reading import BadRequest
from sandbox.control.requests import Echo, Endpoint, RawWebhook, Say
from sandbox.delivery import Webhook
from sandbox.faults import Fault, Subject
from sandbox.providers.telegram import answers
from sandbox.providers.telegram.calls import bot_of, read_parameters, require_bot
from sandbox.providers.telegram.chats import KIND, Chats
from sandbox.providers.telegram.outgoing import MEDIA, chat_of, read_message
from sandbox.web import Json, Request, Response, Route
from sandbox.world import World


class Telegram:
    """The provider."""

    name = KIND
    channel_kinds = frozenset({KIND})

    def __init__(self, world: World) -> None:
        self._world = world
        self._chats = Chats(world)

    def routes(self) -> Iterable[Route]:
        """The Bot API under ``/telegram/bot<token>/``."""
        base = "/telegram/bot{token}"
        calls = {
            "getMe": self.who,
            "setWebhook": self.set_webhook,
            "deleteWebhook": self.delete_webhook,
            "getWebhookInfo": self.show_webhook,
            "answerCallbackQuery": self.acknowledge,
        }
        for verb in ("POST", "GET"):
            for method in ("sendMessage", *MEDIA):
                yield Route(verb, f"{base}/{method}", self.send, "send")
            for method, endpoint in calls.items():
                yield Route(verb, f"{base}/{method}", endpoint, method, main=False)
            yield Route(verb, f"{base}/{{method}}", self.unknown, "unknown", main=False)

    def about(self, request: Request) -> Subject:
        """The account is the bot whose token the address holds."""
        return Subject(KIND, KIND, bot_of(request) or None)

    async def send(self, request: Request) -> Response:
        """Send a message; the log has it before the answer. Only who wrote first can be reached."""
        bot, body = require_bot(request), read_parameters(request)
        customer = chat_of(body)
        outgoing = read_message(request.path.rpartition("/")[2], body)
        if not self._chats.knows(bot, customer):
            raise answers.bad_request("chat not found")
        message = self._chats.place(bot, customer, outgoing.shown)
        self._world.log.append(
            KIND,
            "send",
            account_id=bot,
            customer_id=customer,
            channel_kind=KIND,
            message_id=str(message["message_id"]),
            text=outgoing.text,
            buttons=outgoing.buttons,
            body=body,
        )
        return answers.result(message)

    async def who(self, request: Request) -> Response:
        """Who the bot is."""
        return answers.result(self._chats.bot(require_bot(request)))

    async def set_webhook(self, request: Request) -> Response:
        """Where updates go from now on; those that waited for it go at once."""
        bot, body = require_bot(request), read_parameters(request)
        url, secret = body.get("url", ""), body.get("secret_token", "")
        if not isinstance(url, str) or not isinstance(secret, str):
            raise answers.bad_request("bad webhook")
        self._chats.listen(bot, url=url, secret=secret)
        return answers.result(True)

    async def delete_webhook(self, request: Request) -> Response:
        """Updates wait until there is a webhook again."""
        self._chats.listen(require_bot(request), url="", secret="")
        return answers.result(True)

    async def show_webhook(self, request: Request) -> Response:
        """Where updates go; the secret is not told."""
        return answers.result(self._chats.webhook(require_bot(request)))

    async def acknowledge(self, request: Request) -> Response:
        """A press was heard."""
        bot, body = require_bot(request), read_parameters(request)
        press = str(body.get("callback_query_id", ""))
        customer = self._chats.end_press(press)
        if customer is None:
            raise answers.bad_request(
                "query is too old and response timeout expired or query ID is invalid"
            )
        self._world.log.append(
            KIND, "action", account_id=bot, customer_id=customer, channel_kind=KIND, action="answer"
        )
        return answers.result(True)

    async def unknown(self, _request: Request) -> Response:
        """A method there is not."""
        return answers.error(404)

    def refusal(self, rule: Fault) -> Response:
        """An error of the Bot API."""
        return answers.refusal(rule)

    def forget(self) -> None:
        """Drop updates that wait for a webhook."""
        self._chats.forget()

    def register(self, endpoint: Endpoint) -> str:
        """Send a bot's updates elsewhere; ``secret`` is what proves them there."""
        if not endpoint.account_id:
            raise BadRequest("'account_id' is missing")
        self._chats.listen(endpoint.account_id, url=endpoint.url, secret=endpoint.secret)
        return endpoint.account_id

    async def say(self, said: Say) -> Json:
        """A customer writes."""
        return await self._chats.say(said)

    async def echo(self, echo: Echo) -> Json:
        """Nobody answers in an app as a bot."""
        raise BadRequest("a bot has no app in which a person could answer")

    def raw_webhook(self, raw: RawWebhook, body: bytes) -> Webhook:
        """Any body, with a right, a wrong or no secret; ``path`` ends in the bot's id."""
        return self._chats.raw(raw, body)
