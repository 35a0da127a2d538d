"""Questions about channels."""

from uuid import UUID

from handsel.kit.errors import NotFound
from handsel.kit.key_ring import unseal
from handsel.kit.secrets import Secret
from handsel.modules.audit.uses import note_use
from handsel.modules.channels.actions import token_place
from handsel.modules.channels.adapter import Connection
from handsel.modules.channels.models import Channel, Status


def get(channel_id: UUID) -> Channel:
    """One channel of the current business; raises NotFound."""
    channel = Channel.objects.filter(id=channel_id).first()
    if channel is None:
        raise NotFound
    return channel


def list_all() -> list[Channel]:
    """The channels of the current business, oldest first."""
    return list(Channel.objects.order_by("created_at"))


def is_any_connected() -> bool:
    """Whether customers can write to the current business anywhere."""
    return Channel.objects.exclude(status=Status.DISCONNECTED).exists()


def list_siblings(channel: Channel) -> list[Channel]:
    """Connected channels of the account that this one belongs to at the provider."""
    found = Channel.objects.filter(
        kind=channel.kind, parent_external_id=channel.parent_external_id
    ).exclude(parent_external_id="")
    return list(found.exclude(status=Status.DISCONNECTED).exclude(id=channel.id).order_by("id"))


def get_connection(channel: Channel, *, purpose: str = "send") -> Connection:
    """How to reach the provider for this channel, with its token in clear; it has none once it is
    disconnected, and no provider takes that. The first use for a `purpose` each day is noted."""
    if channel.access_token:
        note_use("channel", channel.id, business_id=channel.business_id, purpose=purpose)
    sealed = channel.access_token
    token = unseal(sealed, place=token_place(channel)) if sealed else Secret("")
    return Connection(account=channel.external_id, access_token=token)
