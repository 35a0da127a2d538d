"""Questions about channels."""

from uuid import UUID

from handsel.kit.errors import NotFound
from handsel.kit.key_ring import unseal
from handsel.modules.channels.actions import token_place
from handsel.modules.channels.adapter import Connection
from handsel.modules.channels.models import Channel


def get(channel_id: UUID) -> Channel:
    """One channel of the current business; raises NotFound."""
    channel = Channel.objects.filter(id=channel_id).first()
    if channel is None:
        raise NotFound
    return channel


def list_all() -> list[Channel]:
    """The channels of the current business, oldest first."""
    return list(Channel.objects.order_by("created_at"))


def get_connection(channel: Channel) -> Connection:
    """How to reach the provider for this channel, with its token in clear."""
    return Connection(
        account=channel.external_id,
        access_token=unseal(channel.access_token, place=token_place(channel)),
    )
