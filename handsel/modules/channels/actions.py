"""Verbs on channels."""

from datetime import datetime
from uuid import UUID

from django.db.models import Q

from handsel.kit import tenancy
from handsel.kit.errors import Conflict, NotFound
from handsel.kit.jobs import JobKind
from handsel.kit.key_ring import seal
from handsel.kit.secrets import Place, Secret
from handsel.modules.channels.events import AccountChanged
from handsel.modules.channels.models import Channel, Status
from handsel.modules.channels.rules import decide_status

TELL_HELD = JobKind(name="tell_held", queue="notify")


class NotConnected(Conflict):
    """This account is not connected."""

    code = "not_connected"


def connect(
    *, kind: str, external_id: str, name: str, access_token: str, parent_external_id: str = ""
) -> Channel:
    """Connect an account to the current business, or renew its token and name.

    The token is sealed for its row; see `queries.get_connection` for the way out.
    """
    channel, _ = Channel.objects.update_or_create(
        kind=kind,
        external_id=external_id,
        defaults={
            "name": name,
            "status": Status.CONNECTED,
            "status_reason": "",
            "restricted_until": None,
            "parent_external_id": parent_external_id,
        },
    )
    _keep_token(channel, access_token)
    return channel


def renew_token(channel_id: UUID, *, access_token: str) -> Channel:
    """Another token of the same account: one that waited for it is connected again.

    Raises NotFound, and NotConnected for an account somebody disconnected.
    """
    channel = _lock(channel_id)
    if channel.status == Status.DISCONNECTED:
        raise NotConnected
    _keep_token(channel, access_token)
    _mark_token_good(channel)
    return channel


def mark_token_good(channel_id: UUID) -> bool:
    """The provider takes our token: a channel that waited for another is connected again.
    Whether it was."""
    return _mark_token_good(_lock(channel_id))


def disconnect(channel_id: UUID) -> Channel:
    """Hold everything to an account and wipe its token. Raises NotFound and NotConnected."""
    channel = _lock(channel_id)
    if channel.status == Status.DISCONNECTED:
        raise NotConnected
    channel.status, channel.status_reason = Status.DISCONNECTED, ""
    channel.restricted_until = None
    channel.access_token = channel.token_hint = ""
    channel.save()
    return channel


def mark_reauth_required(*, channel_id: UUID, reason: str) -> None:
    """The provider no longer takes our token: outbound is held until someone connects again."""
    open_ones = Channel.objects.filter(
        id=channel_id, status__in=[Status.CONNECTED, Status.DEGRADED]
    )
    if open_ones.update(status=Status.REAUTH_REQUIRED, status_reason=reason[:200]):
        TELL_HELD.enqueue(business_id=tenancy.current(), channel_id=channel_id)


def note_account_change(*, kind: str, account: str, change: AccountChanged) -> list[Channel]:
    """Apply what the provider says of an account to the channels it is, or that belong to it.

    The channels whose status it changed. News older than what was applied changes nothing.
    """
    concerned = Channel.objects.select_for_update().filter(
        Q(external_id=account) | Q(parent_external_id=account), kind=kind
    )
    return [channel for channel in concerned.order_by("id") if _change(channel, change)]


def _change(channel: Channel, change: AccountChanged) -> bool:
    if channel.account_changed_at and change.occurred_at < channel.account_changed_at:
        return False
    status = decide_status(channel.status, change)
    if status is None:
        return False
    said = " ".join(filter(None, (change.state, change.reason)))
    channel.status = status
    channel.status_reason = "" if status == Status.CONNECTED else said[:200]
    channel.restricted_until = None if status == Status.CONNECTED else change.until
    channel.account_changed_at = change.occurred_at
    channel.save(
        update_fields=["status", "status_reason", "restricted_until", "account_changed_at"]
    )
    if status in {Status.REAUTH_REQUIRED, Status.SUSPENDED}:
        TELL_HELD.enqueue(business_id=tenancy.current(), channel_id=channel.id)
    return True


def end_restriction(channel_id: UUID, *, now: datetime) -> bool:
    """Let a channel send again whose restriction is over by `now`. False when it goes on."""
    over = Channel.objects.filter(
        id=channel_id,
        status__in=[Status.SUSPENDED, Status.DEGRADED],
        restricted_until__lte=now,
    )
    return bool(over.update(status=Status.CONNECTED, status_reason="", restricted_until=None))


def _lock(channel_id: UUID) -> Channel:
    channel = Channel.objects.select_for_update(no_key=True).filter(id=channel_id).first()
    if channel is None:
        raise NotFound
    return channel


def _keep_token(channel: Channel, access_token: str) -> None:
    channel.access_token = seal(access_token, place=token_place(channel))
    channel.token_hint = Secret(access_token).masked()
    channel.save(update_fields=["access_token", "token_hint"])


def _mark_token_good(channel: Channel) -> bool:
    if channel.status != Status.REAUTH_REQUIRED:
        return False
    channel.status, channel.status_reason = Status.CONNECTED, ""
    channel.save(update_fields=["status", "status_reason"])
    return True


def token_place(channel: Channel) -> Place:
    """Where a channel's token is sealed for."""
    return Place(
        table="channels_channel",
        column="access_token",
        row=str(channel.id),
        business=str(channel.business_id),
    )
