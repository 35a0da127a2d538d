"""The Instagram channel: what the rest of Handsel asks of it."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from handsel.modules.channels.adapter import (
    ChannelEvent,
    Connection,
    Content,
    Outgoing,
    RawItem,
    SendFailed,
    Sent,
)
from handsel.modules.channels.adapters.instagram.parse import parse
from handsel.modules.channels.adapters.instagram.render import MAX_TEXT_BYTES, parts_of, render
from handsel.modules.channels.adapters.instagram.sent import FIELDS, find_in
from handsel.modules.channels.adapters.instagram.split import SOURCE, split
from handsel.modules.channels.adapters.meta.fields import id_at, text_at
from handsel.modules.channels.adapters.meta.graph import Graph


class Instagram:
    """Implements `ChannelAdapter` for Instagram direct messages."""

    kind = SOURCE
    max_text_bytes = MAX_TEXT_BYTES

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
        """Send one message; raises SendFailed. Instagram carries no correlation of ours: an
        unknown outcome is settled by the echo, which has the message id."""
        body: dict[str, Any] = {
            "recipient": {"id": outgoing.customer_external_id},
            "message": render(outgoing.content),
        }
        if outgoing.human_agent:
            body |= {"messaging_type": "MESSAGE_TAG", "tag": "HUMAN_AGENT"}
        path = (outgoing.account, "messages")
        answer = self._graph.call("POST", path, token=connection.access_token, body=body)
        external_id = id_at(answer, "message_id", longest=1000)
        if not external_id:
            raise SendFailed("unknown", "the answer names no message", code="no_message_id")
        return Sent(external_id=external_id)

    def find_sent(
        self, connection: Connection, outgoing: Outgoing, *, since: datetime
    ) -> Sent | None:
        """The message in its thread at Instagram, if it is there; raises SendFailed."""
        customer = outgoing.customer_external_id
        answer = self._graph.call(
            "GET",
            (outgoing.account, "conversations"),
            token=connection.access_token,
            query={"platform": SOURCE, "user_id": customer, "fields": FIELDS},
        )
        message = render(outgoing.content)
        return find_in(answer, customer=customer, message=message, since=since)

    def fetch_name(self, connection: Connection, customer_external_id: str) -> str:
        """The customer's public name, else the user name, else an empty string.

        Instagram refuses it until the customer has written to the account: that is no failure.
        """
        query = {"fields": "name,username"}
        try:
            answer = self._graph.call(
                "GET", (customer_external_id,), token=connection.access_token, query=query
            )
        except SendFailed:
            return ""
        return (text_at(answer, "name") or text_at(answer, "username")).strip()[:120]
