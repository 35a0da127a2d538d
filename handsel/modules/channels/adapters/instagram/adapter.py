"""The Instagram channel: what the rest of Handsel asks of it.

Instagram carries no id of ours: an unknown outcome is settled by the echo or a look-up, which have
the message id.
"""

from typing import Final

from handsel.modules.channels.adapters.meta.messaging.adapter import Messaging
from handsel.modules.channels.adapters.meta.messaging.render import Limits
from handsel.modules.channels.adapters.meta.text import utf8_bytes

#: Instagram messaging, send API.
MAX_TEXT_BYTES: Final = 1000


class Instagram(Messaging):
    """Implements `ChannelAdapter` for Instagram direct messages."""

    kind = "instagram"
    limits = Limits(text=MAX_TEXT_BYTES, measure=utf8_bytes)
    names = ("name", "username")
    identity_fields = "id,user_id,username,name"
    subscribed_fields = (
        "messages,messaging_postbacks,messaging_seen,messaging_referral,message_reactions"
    )
