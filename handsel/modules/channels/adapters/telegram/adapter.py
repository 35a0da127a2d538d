"""The Telegram channel: what the rest of Handsel asks of it."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any, Final

from handsel.kit.secrets import Secret
from handsel.modules.channels.adapter import Connection, Identity, Outgoing, Sent
from handsel.modules.channels.adapters.meta.fields import id_at, text_at
from handsel.modules.channels.adapters.telegram.api import BotApi, bot_id
from handsel.modules.channels.adapters.telegram.parse import parse
from handsel.modules.channels.adapters.telegram.proof import new_secret
from handsel.modules.channels.adapters.telegram.render import parts_of, render
from handsel.modules.channels.adapters.telegram.split import SOURCE, split
from handsel.modules.channels.adapters.telegram.updates import WANTED
from handsel.modules.channels.content import Content, MediaKind
from handsel.modules.channels.events import ChannelEvent, RawItem
from handsel.modules.channels.failures import CannotBeAsked, SendFailed

#: Bot API, sending files by their address. Of documents it fetches PDF and ZIP.
LARGEST_MEDIA: Final[Mapping[MediaKind, int]] = {
    "image": 5_000_000, "video": 20_000_000, "audio": 20_000_000, "file": 20_000_000,
}  # fmt: skip


class Telegram:
    """Implements `ChannelAdapter`, `OwnsWebhook` and `AwaitsPresses` for bots."""

    kind = SOURCE
    largest_media = LARGEST_MEDIA

    def __init__(self, api: BotApi) -> None:
        self._api = api

    def split(self, payload: Mapping[str, Any]) -> Iterator[RawItem]:
        """The one item of a webhook body, without its account: that is told by the address."""
        return split(payload)

    def parse(self, body: Mapping[str, Any]) -> ChannelEvent:
        """One stored update in our words; raises ValueError when it makes no sense."""
        return parse(body)

    def parts_of(self, content: Content) -> tuple[Content, ...]:
        """The content as messages that each fit one `send`."""
        return parts_of(content)

    def send(self, connection: Connection, outgoing: Outgoing) -> Sent:
        """Send one message; raises SendFailed. Telegram carries no word of ours back."""
        method, body = render(outgoing.content)
        body = {"chat_id": _chat_id(outgoing.customer_external_id), **body}
        result = self._api.call(method, token=connection.access_token, body=body)
        external_id = id_at(result, "message_id")
        if not external_id:
            raise SendFailed("unknown", "the answer names no message", code="no_message_id")
        return Sent(external_id=external_id)

    def find_sent(
        self, connection: Connection, outgoing: Outgoing, *, since: datetime
    ) -> Sent | None:
        """Raises CannotBeAsked: the Bot API has no look-up of what a bot sent, nor tells of it."""
        raise CannotBeAsked

    def identify(self, connection: Connection, *, parent: str = "") -> Identity:
        """The bot that the token is of."""
        told = self._api.call("getMe", token=connection.access_token)
        if not (external_id := id_at(told, "id")):
            raise SendFailed("unknown", "the answer names no bot", code="no_account")
        name = text_at(told, "username") if isinstance(told, dict) else ""
        return Identity(external_id=external_id, name=f"@{name}"[:120] if name else "")

    def fetch_name(self, connection: Connection, customer_external_id: str) -> str:
        """Always empty: the name comes with every message."""
        return ""

    def owns(self, connection: Connection) -> bool:
        """Whether the token is this bot's: it begins with the bot's id."""
        return bot_id(connection.access_token) == connection.account

    def new_secret(self) -> Secret:
        """A secret for the webhook."""
        return new_secret()

    def set_webhook(self, connection: Connection, *, url: str, secret: Secret) -> None:
        """Have updates posted to `url` with this secret; raises SendFailed. What waits is kept."""
        body = {"url": url, "secret_token": secret.reveal(), "allowed_updates": list(WANTED)}
        self._api.call("setWebhook", token=connection.access_token, body=body)

    def remove_webhook(self, connection: Connection) -> None:
        """Have updates kept by Telegram; raises SendFailed."""
        self._api.call("deleteWebhook", token=connection.access_token)

    def acknowledge(self, connection: Connection, press_id: str) -> None:
        """Stop the waiting sign on a pressed button; raises SendFailed."""
        body = {"callback_query_id": press_id}
        self._api.call("answerCallbackQuery", token=connection.access_token, body=body)


def _chat_id(customer: str) -> int:
    try:
        return int(customer)
    except ValueError as error:
        raise SendFailed("permanent", "not the id of a chat", code="bad_id") from error
