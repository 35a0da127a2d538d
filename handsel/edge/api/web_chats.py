"""The chat on the shop's own site: where it may be shown, and the secret that signs visitors."""

from datetime import datetime
from html import escape
from typing import Annotated
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest
from ninja import Router, Status
from pydantic import Field, StringConstraints

from handsel.edge.api.acting import Id, acting, actor_of
from handsel.edge.api.shapes import In, Out
from handsel.flows import connect_web_chat, own_secret
from handsel.kit import tenancy
from handsel.modules.businesses.rules import Permission
from handsel.modules.web_chat import queries
from handsel.modules.web_chat.models import Site
from handsel.modules.web_chat.origins import LONGEST
from handsel.modules.web_chat.rules import MOST_ORIGINS

router = Router(tags=["channels"])

PATH = "/web-chats/{chat_id}"
Origins = Annotated[
    list[Annotated[str, StringConstraints(min_length=1, max_length=LONGEST)]],
    Field(max_length=MOST_ORIGINS),
]


class WebChatOut(Out):
    """A web chat, under its channel's id. `snippet` is what goes into the shop's pages.

    `has_identity_secret`: visitors can be signed for; until `previous_secret_until` also with the
    secret before.
    """

    id: UUID
    name: str
    status: str
    site_key: str
    origins: list[str]
    snippet: str
    has_identity_secret: bool
    previous_secret_until: datetime | None


class WebChatIn(In):
    """A chat for these origins (`https://www.example.com`); none yet shows it nowhere."""

    name: Annotated[str, StringConstraints(min_length=1, max_length=120)]
    origins: Origins = Field(default_factory=list)


class OriginsIn(In):
    """All the origins that may show it from now on."""

    origins: Origins


class IdentitySecretOut(Out):
    """The secret, told once: it goes into the shop's server and nowhere else."""

    secret: str


@router.post("/web-chats", response={201: WebChatOut})
def connect_web_chat_to_site(request: HttpRequest, asked: WebChatIn) -> Status[WebChatOut]:
    """Make a chat for the shop's own site."""
    actor = actor_of(request, Permission.CHANGE_CHANNELS)
    site = connect_web_chat.connect(actor, name=asked.name, origins=asked.origins)
    with tenancy.business(actor.business_id):
        return Status(201, _out(site))


@router.get(PATH, response=WebChatOut)
def get_web_chat(request: HttpRequest, chat_id: Id) -> WebChatOut:
    """One web chat: where it may be shown, and what to put into pages."""
    with acting(request, Permission.READ_CHANNELS):
        return _out(queries.get_site(chat_id))


@router.patch(PATH, response=WebChatOut)
def change_web_chat(request: HttpRequest, chat_id: Id, asked: OriginsIn) -> WebChatOut:
    """Let other origins show it; pages of those that are left out get nothing any more."""
    actor = actor_of(request, Permission.CHANGE_CHANNELS)
    site = connect_web_chat.change(actor, chat_id, origins=asked.origins)
    with tenancy.business(actor.business_id):
        return _out(site)


@router.post(PATH + "/identity-secret", response={201: IdentitySecretOut})
def make_identity_secret(request: HttpRequest, chat_id: Id) -> Status[IdentitySecretOut]:
    """A new secret for signing who visitors are; the one before it holds for a day."""
    actor = actor_of(request, Permission.CHANGE_CHANNELS)
    secret = connect_web_chat.make_secret(actor, chat_id)
    return Status(201, IdentitySecretOut(secret=secret.reveal()))


def _out(site: Site) -> WebChatOut:
    kept = own_secret.list_kept([site.channel_id]).get(site.channel_id)
    return WebChatOut(
        id=site.channel_id,
        name=site.channel.name,
        status=site.channel.status,
        site_key=site.key,
        origins=site.origins,
        snippet=snippet(site.key),
        has_identity_secret=kept is not None,
        previous_secret_until=kept.previous_until if kept else None,
    )


def snippet(site_key: str) -> str:
    """What goes into the shop's pages."""
    address = escape(f"{settings.PUBLIC_URL}/widget.js")
    return f'<script src="{address}" data-site="{escape(site_key)}" async></script>'
