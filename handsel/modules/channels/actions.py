"""Verbs on channels."""

from uuid import UUID

from handsel.kit.key_ring import seal
from handsel.kit.secrets import Place
from handsel.modules.channels.models import Channel, Status


def connect(*, kind: str, external_id: str, name: str, access_token: str) -> Channel:
    """Connect an account to the current business, or renew its token and name.

    The token is sealed for its row; see `queries.get_connection` for the way out.
    """
    channel, _ = Channel.objects.update_or_create(
        kind=kind,
        external_id=external_id,
        defaults={"name": name, "status": Status.CONNECTED, "status_reason": ""},
    )
    channel.access_token = seal(access_token, place=token_place(channel))
    channel.save(update_fields=["access_token"])
    return channel


def mark_reauth_required(*, channel_id: UUID, reason: str) -> None:
    """The provider no longer takes our token: outbound is held until someone connects again."""
    Channel.objects.filter(id=channel_id, status__in=[Status.CONNECTED, Status.DEGRADED]).update(
        status=Status.REAUTH_REQUIRED, status_reason=reason[:200]
    )


def token_place(channel: Channel) -> Place:
    """Where a channel's token is sealed for."""
    return Place(
        table="channels_channel",
        column="access_token",
        row=str(channel.id),
        business=str(channel.business_id),
    )
