"""The WhatsApp channel: what the rest of Handsel asks of it."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any, Final

from handsel.modules.channels.adapter import (
    CannotBeAsked,
    ChannelEvent,
    Connection,
    Content,
    Outgoing,
    RawItem,
    SendFailed,
    Sent,
)
from handsel.modules.channels.adapters.meta.fields import list_at
from handsel.modules.channels.adapters.meta.graph import Graph
from handsel.modules.channels.adapters.whatsapp.failures import in_our_words
from handsel.modules.channels.adapters.whatsapp.kinds import wamid
from handsel.modules.channels.adapters.whatsapp.parse import parse
from handsel.modules.channels.adapters.whatsapp.render import parts_of, render
from handsel.modules.channels.adapters.whatsapp.split import SOURCE, split

PRODUCT: Final = "whatsapp"


class WhatsApp:
    """Implements `ChannelAdapter` for numbers of the WhatsApp Cloud API."""

    kind = SOURCE

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

    def fetch_name(self, connection: Connection, customer_external_id: str) -> str:
        """Always empty: the name comes with every message."""
        return ""


def _receiver(customer: str) -> dict[str, str]:
    # Who hides the number is known by an id with a dot in it, which `to` would take for a number.
    return (
        {"to": customer} if customer.isascii() and customer.isdigit() else {"recipient": customer}
    )
