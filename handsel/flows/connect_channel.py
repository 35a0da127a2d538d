"""A shop connects an account: from then on its events come to this shop."""

from contextlib import suppress
from uuid import UUID

from django.conf import settings

from handsel.flows import own_secret
from handsel.kit import tenancy
from handsel.kit.errors import Failure
from handsel.kit.jobs import Retry, job
from handsel.kit.secrets import Secret
from handsel.modules.audit.actions import record
from handsel.modules.businesses.actor import Actor
from handsel.modules.channels import actions as channels
from handsel.modules.channels import queries, registry
from handsel.modules.channels.adapter import OwnsWebhook
from handsel.modules.channels.failures import SendFailed
from handsel.modules.channels.models import Channel
from handsel.modules.conversations import actions as conversations
from handsel.modules.ingress import actions as ingress


class TokenOfAnother(Failure):
    """This token speaks for another account than the one named."""

    code = "token_of_another"
    status = 422


def connect(
    *,
    kind: str,
    external_id: str,
    name: str,
    access_token: str,
    parent_external_id: str = "",
    actor: Actor | None = None,
) -> Channel:
    """Connect an account to the business in scope, and send what was held while it was not.

    `parent_external_id` is the account this one belongs to at the provider, if any (a number's
    WhatsApp business account): news of it comes to the first business that connects one of its
    own. An account with a webhook of its own gets a new secret for it, and is told by a job.
    Raises ingress.AccountTaken when another business has the account itself, and TokenOfAnother.
    """
    channel = channels.connect(
        kind=kind,
        external_id=external_id,
        name=name,
        access_token=access_token,
        parent_external_id=parent_external_id,
    )
    adapter = registry.adapters()[kind]
    if isinstance(adapter, OwnsWebhook):
        if not adapter.owns(queries.get_connection(channel, purpose="webhook")):
            raise TokenOfAnother
        secret = adapter.new_secret().reveal()
        own_secret.keep(
            source=kind,
            account=external_id,
            target_id=channel.id,
            secret=secret,
            overlap=own_secret.USUAL_OVERLAP,
        )
        register_webhook(channel)
    else:
        ingress.add_route(source=kind, account=external_id, target_id=channel.id)
    if parent_external_id:
        with suppress(ingress.AccountTaken):
            ingress.add_route(source=kind, account=parent_external_id, target_id=channel.id)
    conversations.resume_delivery(channel.id)
    record(
        "channel.connected",
        actor=actor,
        subject=("channel", channel.id),
        detail={
            "kind": kind,
            "external_id": external_id,
            "access_token": Secret(access_token).masked(),
        },
    )
    return channel


def register_webhook(channel: Channel) -> None:
    """Tell the provider, soon, where this account's events go; nothing where it has no webhook of
    its own. For when the account is connected, and when our own address has changed."""
    if isinstance(registry.adapters()[channel.kind], OwnsWebhook):
        set_webhook.enqueue(
            lane=str(channel.id), business_id=tenancy.current(), channel_id=channel.id
        )


@job(queue="notify", name="set_webhook", attempts=50)
def set_webhook(*, business_id: str, channel_id: str) -> None:
    """Tell the provider where an account's events go, with its present secret; no transaction is
    open while it is asked. A token it does not take waits for somebody to connect again."""
    with tenancy.business(UUID(business_id)):
        channel = queries.get(UUID(channel_id))
        connection = queries.get_connection(channel, purpose="webhook")
        secret = own_secret.find(source=channel.kind, account=channel.external_id)
    adapter = registry.adapters()[channel.kind]
    if secret is None or not isinstance(adapter, OwnsWebhook):
        return
    url = f"{settings.HOOKS_URL}/hooks/{channel.kind}/{channel.external_id}"
    try:
        adapter.set_webhook(connection, url=url, secret=secret)
    except SendFailed as failed:
        if failed.failure != "reauth":
            raise Retry(failed.reason, after_seconds=failed.after_seconds) from failed
        with tenancy.business(UUID(business_id)):
            channels.mark_reauth_required(channel_id=channel.id, reason=failed.reason)
