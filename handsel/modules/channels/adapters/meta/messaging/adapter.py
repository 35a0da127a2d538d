"""What Instagram's and Messenger's adapters have in common: the send API and its threads."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any, Final

from handsel.modules.channels.adapter import Connection, Identity, Outgoing, Sent
from handsel.modules.channels.adapters.meta.fields import id_at, text_at
from handsel.modules.channels.adapters.meta.graph import Graph
from handsel.modules.channels.adapters.meta.messaging.parse import parse
from handsel.modules.channels.adapters.meta.messaging.render import Limits, parts_of, render
from handsel.modules.channels.adapters.meta.messaging.sent import FIELDS, find_in
from handsel.modules.channels.adapters.meta.messaging.split import split
from handsel.modules.channels.content import Content, MediaKind
from handsel.modules.channels.events import ChannelEvent, RawItem
from handsel.modules.channels.failures import SendFailed

#: The edge of an account that holds the apps which are told of its events.
SUBSCRIPTIONS: Final = "subscribed_apps"


class Messaging:
    """A `ChannelAdapter` for one of Meta's products of threads; a subclass names the product."""

    #: Our name of the channel, and Meta's of the platform.
    kind: str
    limits: Limits
    largest_media: Mapping[MediaKind, int]
    #: Fields of a customer's profile, the best name first.
    names: tuple[str, ...]
    #: What is asked of an account, and which of its events we want, as Graph writes lists.
    identity_fields: str
    subscribed_fields: str

    def __init__(self, graph: Graph) -> None:
        self._graph = graph

    def split(self, payload: Mapping[str, Any]) -> Iterator[RawItem]:
        """Every item of a webhook body; see `split.split`."""
        return split(payload, source=self.kind)

    def parse(self, body: Mapping[str, Any]) -> ChannelEvent:
        """One stored item in our words; raises ValueError when it makes no sense."""
        return parse(body)

    def parts_of(self, content: Content) -> tuple[Content, ...]:
        """The content as messages that each fit one `send`."""
        return parts_of(content, self.limits)

    def send(self, connection: Connection, outgoing: Outgoing) -> Sent:
        """Send one message; raises SendFailed."""
        path = (outgoing.account, "messages")
        body = self.body_of(outgoing)
        answer = self._graph.call("POST", path, token=connection.access_token, body=body)
        external_id = id_at(answer, "message_id", longest=1000)
        if not external_id:
            raise SendFailed("unknown", "the answer names no message", code="no_message_id")
        return Sent(external_id=external_id)

    def body_of(self, outgoing: Outgoing) -> dict[str, Any]:
        """The call's body; a person's words after the window carry the human-agent tag."""
        body: dict[str, Any] = {
            "recipient": {"id": outgoing.customer_external_id},
            "message": render(outgoing.content, self.limits),
        }
        if outgoing.human_agent:
            body |= {"messaging_type": "MESSAGE_TAG", "tag": "HUMAN_AGENT"}
        return body

    def find_sent(
        self, connection: Connection, outgoing: Outgoing, *, since: datetime
    ) -> Sent | None:
        """The message in its thread at Meta, if it is there; raises SendFailed."""
        customer = outgoing.customer_external_id
        answer = self._graph.call(
            "GET",
            (outgoing.account, "conversations"),
            token=connection.access_token,
            query={"platform": self.kind, "user_id": customer, "fields": FIELDS},
        )
        message = render(outgoing.content, self.limits)
        return find_in(answer, customer=customer, message=message, since=since)

    def identify(self, connection: Connection, *, parent: str = "") -> Identity:
        """Who the token is of: an account of Instagram's, or a page."""
        query = {"fields": self.identity_fields}
        told = self._graph.call("GET", ("me",), token=connection.access_token, query=query)
        # Webhooks name an Instagram account by its user_id; `id` is another, of our app's own.
        external_id = id_at(told, "user_id") or id_at(told, "id")
        if not external_id:
            raise SendFailed("unknown", "the answer names no account", code="no_account")
        name = text_at(told, "username") or text_at(told, "name")
        return Identity(external_id=external_id, name=name[:120])

    def subscribe(self, connection: Connection, *, parent: str) -> None:
        """Subscribe our app to the account's events."""
        self._graph.call(
            "POST",
            (connection.account, SUBSCRIPTIONS),
            token=connection.access_token,
            query={"subscribed_fields": self.subscribed_fields},
        )

    def unsubscribe(self, connection: Connection, *, parent: str) -> None:
        """End our app's subscription."""
        path = (connection.account, SUBSCRIPTIONS)
        self._graph.call("DELETE", path, token=connection.access_token)

    def fetch_name(self, connection: Connection, customer_external_id: str) -> str:
        """The customer's public name, else an empty string.

        Meta refuses it until the customer has written to the account: that is no failure.
        """
        query = {"fields": ",".join(self.names)}
        try:
            answer = self._graph.call(
                "GET", (customer_external_id,), token=connection.access_token, query=query
            )
        except SendFailed:
            return ""
        told = (text_at(answer, name).strip() for name in self.names)
        return next((name for name in told if name), "")[:120]
