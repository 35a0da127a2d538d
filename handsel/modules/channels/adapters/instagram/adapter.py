"""The Instagram channel: what the rest of Handsel asks of it.

Instagram carries no id of ours: an unknown outcome is settled by the echo or a look-up, which have
the message id.
"""

from collections.abc import Mapping
from typing import Final

from handsel.modules.channels.adapters.meta.messaging.adapter import Messaging
from handsel.modules.channels.adapters.meta.messaging.render import Limits
from handsel.modules.channels.adapters.meta.text import utf8_bytes
from handsel.modules.channels.content import MediaKind

#: Instagram messaging, send API.
MAX_TEXT_BYTES: Final = 1000
#: The same page's table of attachments, which has pictures, videos and sound, and no documents.
LARGEST_MEDIA: Final[Mapping[MediaKind, int]] = {
    "image": 8_000_000, "video": 25_000_000, "audio": 25_000_000,
}  # fmt: skip


class Instagram(Messaging):
    """Implements `ChannelAdapter` for Instagram direct messages."""

    kind = "instagram"
    limits = Limits(text=MAX_TEXT_BYTES, measure=utf8_bytes)
    largest_media = LARGEST_MEDIA
    names = ("name", "username")
    identity_fields = "id,user_id,username,name"
    subscribed_fields = (
        "messages,messaging_postbacks,messaging_seen,messaging_referral,message_reactions"
    )
