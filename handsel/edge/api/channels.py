"""The shop's connected accounts: connect, check, renew, and let go.

Tokens are written and never read: what is shown of one is dots and its last four characters.
"""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Status
from pydantic import StringConstraints

from handsel.edge.api.acting import Id, acting, actor_of
from handsel.edge.api.shapes import In, Listed, Out
from handsel.flows import channel_accounts, own_secret
from handsel.modules.businesses.rules import Permission
from handsel.modules.channels import queries
from handsel.modules.channels.models import Channel
from handsel.modules.conversations.activity import Activity, list_activity

router = Router(tags=["channels"])

#: A token as its provider prints it: one word.
Token = Annotated[str, StringConstraints(min_length=8, max_length=1000, pattern=r"^[!-~]+$")]
AccountId = Annotated[str, StringConstraints(max_length=120, pattern=r"^[A-Za-z0-9_]*$")]


class ChannelOut(Out):
    """A connected account, or one that was; `token_hint` is its token's last four characters.

    `status_reason` is the provider's own word. `waiting_messages` of ours have not got out yet.
    An account with a webhook of its own proves it by a secret; the one before it holds until
    `previous_secret_until`.
    """

    id: UUID
    kind: str
    external_id: str
    parent_external_id: str
    name: str
    status: str
    status_reason: str
    restricted_until: datetime | None
    token_hint: str
    has_own_webhook: bool
    previous_secret_until: datetime | None
    last_inbound_at: datetime | None
    last_outbound_at: datetime | None
    waiting_messages: int
    created_at: datetime


class ChannelIn(In):
    """An account and the token that speaks for it.

    `external_id` is what the provider calls the account (a number's phone number id): WhatsApp's
    must be named, others are if they should be checked. `parent_external_id` is the WhatsApp
    business account of a number.
    """

    kind: Literal["instagram", "messenger", "whatsapp", "telegram"]
    access_token: Token
    external_id: AccountId = ""
    parent_external_id: AccountId = ""
    name: Annotated[str, StringConstraints(max_length=120)] = ""


class TokenIn(In):
    """Another token of the same account."""

    access_token: Token


class ChannelCheckOut(Out):
    """Whether the provider takes our token; `problem` is the code of why not."""

    ok: bool
    problem: str
    status: str


@router.get("/channels", response=Listed[ChannelOut])
def list_channels(request: HttpRequest) -> Listed[ChannelOut]:
    """The shop's channels, the oldest first."""
    with acting(request, Permission.READ_CHANNELS):
        return Listed(items=_shown(*queries.list_all()))


@router.post("/channels", response={201: ChannelOut})
def connect_channel(request: HttpRequest, asked: ChannelIn) -> Status[ChannelOut]:
    """Connect an account; its provider is asked first whether the token is good."""
    channel = channel_accounts.connect(
        actor_of(request, Permission.CHANGE_CHANNELS),
        kind=asked.kind,
        access_token=asked.access_token,
        external_id=asked.external_id,
        name=asked.name,
        parent_external_id=asked.parent_external_id,
    )
    return Status(201, _shown_to(request, channel))


@router.get("/channels/{channel_id}", response=ChannelOut)
def get_channel(request: HttpRequest, channel_id: Id) -> ChannelOut:
    """One channel."""
    with acting(request, Permission.READ_CHANNELS):
        return _shown(queries.get(channel_id))[0]


@router.put("/channels/{channel_id}/token", response=ChannelOut)
def renew_channel_token(request: HttpRequest, channel_id: Id, asked: TokenIn) -> ChannelOut:
    """Another token of the same account; messages that waited for it are sent."""
    channel = channel_accounts.renew_token(
        actor_of(request, Permission.CHANGE_CHANNELS), channel_id, access_token=asked.access_token
    )
    return _shown_to(request, channel)


@router.post("/channels/{channel_id}/check", response=ChannelCheckOut)
def check_channel(request: HttpRequest, channel_id: Id) -> ChannelCheckOut:
    """Ask the provider whether the token is good, and let the channel go on if it is."""
    problem = channel_accounts.check(actor_of(request, Permission.REPLAY), channel_id)
    with acting(request, Permission.REPLAY):
        status = queries.get(channel_id).status
    return ChannelCheckOut(ok=not problem, problem=problem, status=status)


@router.post("/channels/{channel_id}/webhook-secret", response=ChannelOut)
def change_webhook_secret(request: HttpRequest, channel_id: Id) -> ChannelOut:
    """Give the account's own webhook a new secret; the one before it holds for an hour too."""
    actor = actor_of(request, Permission.CHANGE_CHANNELS)
    return _shown_to(request, channel_accounts.change_webhook_secret(actor, channel_id))


@router.delete("/channels/{channel_id}", response={204: None})
def disconnect_channel(request: HttpRequest, channel_id: Id) -> Status[None]:
    """Let an account go: its token is wiped and its messages no longer come here."""
    channel_accounts.disconnect(actor_of(request, Permission.CHANGE_CHANNELS), channel_id)
    return Status(204, None)


def _shown_to(request: HttpRequest, channel: Channel) -> ChannelOut:
    with acting(request, Permission.CHANGE_CHANNELS):
        return _shown(channel)[0]


def _shown(*channels: Channel) -> list[ChannelOut]:
    activity = list_activity()
    kept = own_secret.list_kept([one.id for one in channels])
    return [
        _one_shown(one, activity.get(one.id, Activity()), secret=kept.get(one.id))
        for one in channels
    ]


def _one_shown(
    channel: Channel, activity: Activity, *, secret: own_secret.Kept | None
) -> ChannelOut:
    plain = {
        name: getattr(channel, name)
        for name in (
            "id", "kind", "external_id", "parent_external_id", "name", "status", "status_reason",
            "restricted_until", "token_hint", "created_at",
        )
    }  # fmt: skip
    return ChannelOut(
        **plain,
        has_own_webhook=secret is not None,
        previous_secret_until=secret.previous_until if secret else None,
        last_inbound_at=activity.last_inbound_at,
        last_outbound_at=activity.last_outbound_at,
        waiting_messages=activity.waiting_messages,
    )
