"""How alive each channel is: when it was last spoken on, and what waits to leave."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from django.db import connection

#: The threads of a channel that are looked at, those spoken in last: enough to be right unless
#: every one of them heard the shop, or the customer, alone.
THREADS_LOOKED_AT: Final = 50

_ACTIVITY = """
SELECT channel.id, latest.inbound_at, latest.outbound_at, coalesce(queue.held, 0)
FROM channels_channel AS channel
LEFT JOIN LATERAL (
    SELECT max(thread.last_inbound_at) AS inbound_at, max(ours.said_at) AS outbound_at
    FROM (
        SELECT id, last_inbound_at FROM conversations_conversation AS newest
        WHERE newest.channel_id = channel.id AND newest.last_message_at IS NOT NULL
        ORDER BY newest.last_message_at DESC LIMIT %s
    ) AS thread
    LEFT JOIN LATERAL (
        SELECT said.said_at FROM conversations_message AS said
        WHERE said.conversation_id = thread.id
            AND said.delivery IN ('sent', 'delivered', 'read') AND said.author_kind <> 'customer'
        ORDER BY said.said_at DESC, said.sequence DESC LIMIT 1
    ) AS ours ON true
) AS latest ON true
LEFT JOIN (
    SELECT thread.channel_id, count(*) AS held
    FROM conversations_message AS waiting
    JOIN conversations_conversation AS thread ON thread.id = waiting.conversation_id
    WHERE waiting.delivery IN ('pending', 'sending', 'unknown')
    GROUP BY thread.channel_id
) AS queue ON queue.channel_id = channel.id
"""


@dataclass(frozen=True, slots=True)
class Activity:
    """When a customer last wrote on a channel, when a message of ours last got out, and how many
    have not."""

    last_inbound_at: datetime | None = None
    last_outbound_at: datetime | None = None
    waiting_messages: int = 0


def list_activity() -> dict[UUID, Activity]:
    """How alive each channel of the current business is, by its id. One statement."""
    with connection.cursor() as cursor:
        cursor.execute(_ACTIVITY, [THREADS_LOOKED_AT])
        return {channel_id: Activity(*told) for channel_id, *told in cursor.fetchall()}
