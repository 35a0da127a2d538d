"""A member connects a page, a number or a bot: proved by its provider, kept, subscribed.

Ask the provider (no transaction) → keep, route and queue (transaction).
"""

from contextlib import suppress
from uuid import UUID

from handsel.flows import connect_channel, own_secret
from handsel.kit import tenancy
from handsel.kit.errors import Conflict, Failure, Invalid
from handsel.kit.jobs import Retry, job
from handsel.kit.secrets import Secret
from handsel.modules.audit.actions import record
from handsel.modules.businesses.actor import Actor
from handsel.modules.businesses.rules import Permission
from handsel.modules.channels import actions as channels
from handsel.modules.channels import queries, registry
from handsel.modules.channels.adapter import Connection, Identity, OwnsWebhook, Subscribes
from handsel.modules.channels.failures import SendFailed
from handsel.modules.channels.models import Channel, Status
from handsel.modules.conversations import actions as conversations
from handsel.modules.ingress import actions as ingress


class TokenRefused(Invalid):
    """The provider does not take this token for this account."""

    code = "token_refused"


class ChannelUnavailable(Failure):
    """The provider did not answer. Nothing was changed; try again in a moment."""

    code = "channel_unavailable"
    status = 503


class AccountNotNamed(Invalid):
    """A token of this kind may speak for many accounts: say which one."""

    code = "account_not_named"


class NoOwnWebhook(Conflict):
    """Events of this kind of channel come without a secret of its own."""

    code = "no_own_webhook"


class NoToken(Conflict):
    """Channels of this kind have no token."""

    code = "no_token"


#: Kinds that no company gives out, and which have no token.
OWN_KINDS = frozenset({"webchat"})
#: Kinds whose tokens do not say which account they are for.
NAMED_KINDS = frozenset({"whatsapp"})


def connect(
    actor: Actor,
    *,
    kind: str,
    access_token: str,
    external_id: str = "",
    name: str = "",
    parent_external_id: str = "",
) -> Channel:
    """Connect an account, or connect it again; its events come here from now on.

    Raises TokenRefused, TokenOfAnother, AccountNotNamed, ChannelUnavailable and AccountTaken.
    """
    actor.require(Permission.CHANGE_CHANNELS)
    if kind in NAMED_KINDS and not external_id:
        raise AccountNotNamed
    identity = _identify(kind, external_id, access_token, parent=parent_external_id)
    with tenancy.business(actor.business_id):
        channel = connect_channel.connect(
            kind=kind,
            external_id=identity.external_id,
            name=name or identity.name or identity.external_id,
            access_token=access_token,
            parent_external_id=parent_external_id,
            actor=actor,
        )
        _subscribe(channel)
        return channel


def renew_token(actor: Actor, channel_id: UUID, *, access_token: str) -> Channel:
    """Another token of the same account; what was held for want of one is sent.

    Raises NotFound, NoToken, NotConnected, TokenRefused, TokenOfAnother and ChannelUnavailable.
    """
    actor.require(Permission.CHANGE_CHANNELS)
    with tenancy.business(actor.business_id):
        known = queries.get(channel_id)
    if known.kind in OWN_KINDS:
        raise NoToken
    _identify(known.kind, known.external_id, access_token)
    with tenancy.business(actor.business_id):
        channel = channels.renew_token(channel_id, access_token=access_token)
        connect_channel.register_webhook(channel)
        _subscribe(channel)
        conversations.resume_delivery(channel.id)
        record(
            "channel.token_changed",
            actor=actor,
            subject=("channel", channel.id),
            detail={"access_token": channel.token_hint},
        )
        return channel


def check(actor: Actor, channel_id: UUID) -> str:
    """Ask the provider whether the token is good: the code of what is wrong, or empty.

    A channel that waits for a token goes on when it is, and waits when it is not. Raises NotFound
    and NotConnected.
    """
    actor.require(Permission.REPLAY)
    with tenancy.business(actor.business_id):
        channel = queries.get(channel_id)
        if channel.status == Status.DISCONNECTED:
            raise channels.NotConnected
        connection = queries.get_connection(channel, purpose="check")
        record("channel.checked", actor=actor, subject=("channel", channel.id))
    try:
        found = registry.adapters()[channel.kind].identify(connection)
    except SendFailed as failed:
        if failed.failure != "reauth":
            return ChannelUnavailable.code
        with tenancy.business(actor.business_id):
            channels.mark_reauth_required(channel_id=channel.id, reason=failed.reason)
        return TokenRefused.code
    if found.external_id != channel.external_id:
        return connect_channel.TokenOfAnother.code
    with tenancy.business(actor.business_id):
        if channels.mark_token_good(channel.id):
            conversations.resume_delivery(channel.id)
    return ""


def change_webhook_secret(actor: Actor, channel_id: UUID) -> Channel:
    """A new secret for the account's own webhook; the one before it holds for a while too.

    Raises NotFound, NotConnected and NoOwnWebhook.
    """
    actor.require(Permission.CHANGE_CHANNELS)
    with tenancy.business(actor.business_id):
        channel = queries.get(channel_id)
        adapter = registry.adapters()[channel.kind]
        if channel.status == Status.DISCONNECTED:
            raise channels.NotConnected
        if not isinstance(adapter, OwnsWebhook):
            raise NoOwnWebhook
        own_secret.keep(
            source=channel.kind,
            account=channel.external_id,
            target_id=channel.id,
            secret=adapter.new_secret().reveal(),
            overlap=own_secret.USUAL_OVERLAP,
        )
        connect_channel.register_webhook(channel)
        record("channel.webhook_secret_changed", actor=actor, subject=("channel", channel.id))
        return channel


def disconnect(actor: Actor, channel_id: UUID) -> None:
    """Let an account go: its token is wiped, its events no longer come here, and another business
    may connect it. What was said stays. Raises NotFound and NotConnected."""
    actor.require(Permission.CHANGE_CHANNELS)
    with tenancy.business(actor.business_id):
        channel = queries.get(channel_id)
        if channel.status == Status.DISCONNECTED:
            raise channels.NotConnected
        connection = queries.get_connection(channel, purpose="webhook")
    # A provider that does not answer keeps nobody from leaving: its events find no route.
    with suppress(SendFailed):
        _leave(channel, connection)
    with tenancy.business(actor.business_id):
        channels.disconnect(channel_id)
        ingress.remove_routes(target_id=channel_id)
        _pass_on_parent(channel)
        record(
            "channel.disconnected",
            actor=actor,
            subject=("channel", channel_id),
            detail={"kind": channel.kind, "external_id": channel.external_id},
        )


@job(queue="notify", name="subscribe_channel", attempts=50)
def subscribe_channel(*, business_id: str, channel_id: str) -> None:
    """Have an account's events come to the platform's webhook; no transaction is open meanwhile."""
    with tenancy.business(UUID(business_id)):
        channel = queries.get(UUID(channel_id))
        if channel.status == Status.DISCONNECTED:
            return
        connection = queries.get_connection(channel, purpose="webhook")
    adapter = registry.adapters()[channel.kind]
    assert isinstance(adapter, Subscribes)
    try:
        adapter.subscribe(connection, parent=channel.parent_external_id)
    except SendFailed as failed:
        if failed.failure != "reauth":
            raise Retry(failed.reason, after_seconds=failed.after_seconds) from failed
        with tenancy.business(UUID(business_id)):
            channels.mark_reauth_required(channel_id=channel.id, reason=failed.reason)


def _subscribe(channel: Channel) -> None:
    if isinstance(registry.adapters()[channel.kind], Subscribes):
        subscribe_channel.enqueue(
            lane=str(channel.id), business_id=tenancy.current(), channel_id=channel.id
        )


def _leave(channel: Channel, connection: Connection) -> None:
    adapter = registry.adapters()[channel.kind]
    if isinstance(adapter, OwnsWebhook):
        adapter.remove_webhook(connection)
    elif isinstance(adapter, Subscribes):
        adapter.unsubscribe(connection, parent=channel.parent_external_id)


def _pass_on_parent(channel: Channel) -> None:
    """News of the account they both belong to go to another channel of the shop's, if any."""
    siblings = queries.list_siblings(channel)
    if siblings:
        ingress.add_route(
            source=channel.kind,
            account=channel.parent_external_id,
            target_id=siblings[0].id,
        )


def _identify(kind: str, account: str, access_token: str, *, parent: str = "") -> Identity:
    """Whose token this is, as the provider says; no transaction is open."""
    adapter = registry.adapters()[kind]
    try:
        found = adapter.identify(Connection(account, Secret(access_token)), parent=parent)
    except SendFailed as failed:
        if failed.failure in {"reauth", "permanent"}:
            raise TokenRefused from None
        raise ChannelUnavailable from None
    if account and found.external_id != account:
        raise connect_channel.TokenOfAnother
    return found
