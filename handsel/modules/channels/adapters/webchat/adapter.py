"""The web chat: what the rest of Handsel asks of it.

There is no company to call. A message is sent when its row says so, for that is where the visitor's
page reads it; what the visitor does comes by `handsel/edge/widget/`.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any, Final

from handsel.modules.channels.adapter import Connection, Identity, Outgoing, Sent
from handsel.modules.channels.adapters.webchat.items import SOURCE
from handsel.modules.channels.adapters.webchat.parse import parse
from handsel.modules.channels.content import Content, MediaKind
from handsel.modules.channels.events import ChannelEvent, RawItem
from handsel.modules.channels.failures import SendFailed

#: A browser fetches what there is.
LARGEST_MEDIA: Final[Mapping[MediaKind, int]] = dict.fromkeys(
    ("image", "video", "audio", "file"), 100_000_000
)


class WebChat:
    """Implements `ChannelAdapter` for the chat on a shop's own site."""

    kind = SOURCE
    largest_media = LARGEST_MEDIA

    def split(self, payload: Mapping[str, Any]) -> Iterator[RawItem]:
        """Nothing: there is no webhook."""
        return iter(())

    def parse(self, body: Mapping[str, Any]) -> ChannelEvent:
        """One kept item in our words; raises ValueError when it makes no sense."""
        return parse(body)

    def parts_of(self, content: Content) -> tuple[Content, ...]:
        """The content as it is: one message holds words, a picture and all that can be pressed."""
        return (content,)

    def send(self, connection: Connection, outgoing: Outgoing) -> Sent:
        """Nothing to do but to say under which id; raises SendFailed for a template."""
        if outgoing.content.template is not None:
            raise SendFailed("permanent", "templates are not sent here", code="too_much_content")
        return Sent(external_id=outgoing.correlation)

    def find_sent(
        self, connection: Connection, outgoing: Outgoing, *, since: datetime
    ) -> Sent | None:
        """The message: whoever died before its row said so left nothing undone."""
        return Sent(external_id=outgoing.correlation)

    def identify(self, connection: Connection, *, parent: str = "") -> Identity:
        """The site itself: there is no token that could be another's."""
        return Identity(external_id=connection.account)

    def fetch_name(self, connection: Connection, customer_external_id: str) -> str:
        """Always empty: a name comes signed by the shop, with what the visitor says."""
        return ""
