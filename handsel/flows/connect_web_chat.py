"""A shop puts the chat on its own site: a key for its pages, where it may be shown, and a secret.

There is nobody to ask: the site is the shop's word, and a page elsewhere gets nothing.
"""

import secrets
from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

from handsel.flows import own_secret
from handsel.kit import tenancy
from handsel.kit.secrets import Secret
from handsel.modules.audit.actions import record
from handsel.modules.businesses.actor import Actor
from handsel.modules.businesses.rules import Permission
from handsel.modules.channels import actions as channels
from handsel.modules.channels.adapters.webchat.items import SOURCE
from handsel.modules.channels.models import Channel, Status
from handsel.modules.ingress import actions as ingress
from handsel.modules.web_chat import actions as web_chat
from handsel.modules.web_chat import queries
from handsel.modules.web_chat.models import Site
from handsel.modules.web_chat.site_key import new_site_key

SECRET_BYTES = 32
#: Long enough to put the new secret on a server by hand.
USUAL_OVERLAP = timedelta(hours=24)


def connect(actor: Actor, *, name: str, origins: Sequence[str]) -> Site:
    """A chat that these origins may show; raises NotAnOrigin and TooManyOrigins."""
    actor.require(Permission.CHANGE_CHANNELS)
    with tenancy.business(actor.business_id):
        site = open_site(name=name, key=new_site_key(actor.business_id), origins=origins)
        record(
            "channel.connected",
            actor=actor,
            subject=("channel", site.channel_id),
            detail={"kind": SOURCE, "external_id": site.key, "origins": site.origins},
        )
        return site


def open_site(*, name: str, key: str, origins: Sequence[str]) -> Site:
    """The channel, its site and its route, for the business in scope."""
    channel = Channel.objects.create(
        kind=SOURCE, external_id=key, name=name, status=Status.CONNECTED
    )
    ingress.add_route(source=SOURCE, account=key, target_id=channel.id)
    return web_chat.open_site(channel_id=channel.id, key=key, origins=origins)


def change(actor: Actor, channel_id: UUID, *, origins: Sequence[str]) -> Site:
    """Let these origins show it and no others. Raises NotFound, NotConnected, NotAnOrigin and
    TooManyOrigins."""
    actor.require(Permission.CHANGE_CHANNELS)
    with tenancy.business(actor.business_id):
        site = _get_open(channel_id)
        web_chat.change_origins(site, origins)
        record(
            "channel.origins_changed",
            actor=actor,
            subject=("channel", channel_id),
            detail={"origins": site.origins},
        )
        return site


def make_secret(actor: Actor, channel_id: UUID) -> Secret:
    """A new secret for signing who visitors are, told once. The one before it holds for a day.

    Raises NotFound and NotConnected.
    """
    actor.require(Permission.CHANGE_CHANNELS)
    secret = Secret(secrets.token_urlsafe(SECRET_BYTES))
    with tenancy.business(actor.business_id):
        site = _get_open(channel_id)
        own_secret.keep(
            source=SOURCE,
            account=site.key,
            target_id=channel_id,
            secret=secret.reveal(),
            overlap=USUAL_OVERLAP,
        )
        record("channel.identity_secret_made", actor=actor, subject=("channel", channel_id))
    return secret


def _get_open(channel_id: UUID) -> Site:
    site = queries.get_site(channel_id)
    if site.channel.status == Status.DISCONNECTED:
        raise channels.NotConnected
    return site
