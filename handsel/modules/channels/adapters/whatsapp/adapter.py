"""The WhatsApp channel: what the rest of Handsel asks of it."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any, Final

from handsel.modules.channels.adapter import Connection, Identity, Outgoing, Sent
from handsel.modules.channels.adapters.meta.fields import id_at, list_at, text_at
from handsel.modules.channels.adapters.meta.graph import Graph
from handsel.modules.channels.adapters.whatsapp.failures import in_our_words
from handsel.modules.channels.adapters.whatsapp.kinds import wamid
from handsel.modules.channels.adapters.whatsapp.parse import parse
from handsel.modules.channels.adapters.whatsapp.render import parts_of, render
from handsel.modules.channels.adapters.whatsapp.split import SOURCE, split
from handsel.modules.channels.content import Content, MediaKind
from handsel.modules.channels.events import ChannelEvent, RawItem
from handsel.modules.channels.failures import CannotBeAsked, SendFailed

PRODUCT: Final = "whatsapp"
#: The edge of a business account that holds the apps which are told of its events.
SUBSCRIPTIONS: Final = "subscribed_apps"
#: Cloud API, media reference.
LARGEST_MEDIA: Final[Mapping[MediaKind, int]] = {
    "image": 5_000_000, "video": 16_000_000, "audio": 16_000_000, "file": 100_000_000,
}  # fmt: skip


class WhatsApp:
    """Implements `ChannelAdapter` for numbers of the WhatsApp Cloud API."""

    kind = SOURCE
    largest_media = LARGEST_MEDIA

    def __init__(self, graph: Graph) -> None:
        self._graph = graph

    def split(self, payload: Mapping[str, Any]) -> Iterator[RawItem]:
        """Every item of a webhook body; see `split.split`."""
        return split(payload)

    def parse(self, body: Mapping[str, Any]) -> ChannelEvent:
        """One stored item in our words; raises ValueError when it makes no sense."""
        return parse(body)

    def parts_of(self, content: Content) -> tuple[Content, ...]:
        """The content as messages that each fit one `send`."""
        return parts_of(content)

    def send(self, connection: Connection, outgoing: Outgoing) -> Sent:
        """Send one message; raises SendFailed. Its statuses carry our correlation back."""
        body = {
            "messaging_product": PRODUCT,
            "recipient_type": "individual",
            **_receiver(outgoing.customer_external_id),
            **render(outgoing.content),
            "biz_opaque_callback_data": outgoing.correlation,
        }
        path = (outgoing.account, "messages")
        try:
            answer = self._graph.call("POST", path, token=connection.access_token, body=body)
        except SendFailed as failed:
            raise in_our_words(failed) from failed
        external_id = next((wamid(one, "id") for one in list_at(answer, "messages")), "")
        if not external_id:
            raise SendFailed("unknown", "the answer names no message", code="no_message_id")
        return Sent(external_id=external_id)

    def find_sent(
        self, connection: Connection, outgoing: Outgoing, *, since: datetime
    ) -> Sent | None:
        """Raises CannotBeAsked: WhatsApp tells what became of a message in its statuses only."""
        raise CannotBeAsked

    def identify(self, connection: Connection, *, parent: str = "") -> Identity:
        """The number the connection names, if the token may ask for it; and whether it is one of
        the business account's that is said to be its `parent`."""
        query = {"fields": "id,verified_name,display_phone_number"}
        path = (connection.account,)
        told = self._graph.call("GET", path, token=connection.access_token, query=query)
        if parent:
            self._require_number_of(parent, connection)
        name = text_at(told, "display_phone_number") or text_at(told, "verified_name")
        return Identity(external_id=id_at(told, "id"), name=name[:120])

    def subscribe(self, connection: Connection, *, parent: str) -> None:
        """Subscribe our app to the business account, whose events are those of its numbers."""
        if parent:
            path = (parent, SUBSCRIPTIONS)
            self._graph.call("POST", path, token=connection.access_token)

    def unsubscribe(self, connection: Connection, *, parent: str) -> None:
        """Nothing: the subscription is of the business account, and other numbers may need it."""

    def _require_number_of(self, parent: str, connection: Connection) -> None:
        path, query = (parent, "phone_numbers"), {"fields": "id", "limit": "100"}
        listed = self._graph.call("GET", path, token=connection.access_token, query=query)
        if connection.account not in [id_at(one, "id") for one in list_at(listed, "data")]:
            raise SendFailed("permanent", "not a number of this account", code="not_its_number")

    def fetch_name(self, connection: Connection, customer_external_id: str) -> str:
        """Always empty: the name comes with every message."""
        return ""


def _receiver(customer: str) -> dict[str, str]:
    # Who hides the number is known by an id with a dot in it, which `to` would take for a number.
    return (
        {"to": customer} if customer.isascii() and customer.isdigit() else {"recipient": customer}
    )
