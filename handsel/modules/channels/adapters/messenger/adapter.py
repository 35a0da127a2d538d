"""The Messenger channel: what the rest of Handsel asks of it.

Messenger carries our own id of a message as `metadata`, which comes back in its echo.
"""

from collections.abc import Mapping
from typing import Any, Final

from handsel.modules.channels.adapter import Outgoing
from handsel.modules.channels.adapters.meta.messaging.adapter import Messaging
from handsel.modules.channels.adapters.meta.messaging.render import Limits
from handsel.modules.channels.adapters.meta.text import utf16_units
from handsel.modules.channels.content import MediaKind

#: Messenger Platform, send API reference: characters, of up to four bytes.
MAX_TEXT: Final = 2000
#: Send API reference, `attachment`: pictures 8 MB, everything else 25 MB.
LARGEST_MEDIA: Final[Mapping[MediaKind, int]] = {
    "image": 8_000_000, "video": 25_000_000, "audio": 25_000_000, "file": 25_000_000,
}  # fmt: skip
#: Send API reference, `message.metadata`.
MAX_METADATA: Final = 1000


class Messenger(Messaging):
    """Implements `ChannelAdapter` for a Facebook page's messages."""

    kind = "messenger"
    limits = Limits(text=MAX_TEXT, measure=utf16_units)
    largest_media = LARGEST_MEDIA
    names = ("name", "first_name", "last_name")
    identity_fields = "id,name"
    subscribed_fields = (
        "messages,message_echoes,messaging_postbacks,message_deliveries,message_reads,"
        "message_reactions,messaging_referrals,message_edits,messaging_handovers,standby"
    )

    def body_of(self, outgoing: Outgoing) -> dict[str, Any]:
        """The call's body, with our id of the message and the kind of sending that is required."""
        body = super().body_of(outgoing)
        body["message"]["metadata"] = outgoing.correlation[:MAX_METADATA]
        return {"messaging_type": "RESPONSE", **body}
