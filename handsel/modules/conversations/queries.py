"""Questions about conversations."""

from datetime import datetime
from uuid import UUID

from django.db.models import Q

from handsel.kit.errors import NotFound
from handsel.modules.businesses.actor import Actor
from handsel.modules.businesses.rules import Permission
from handsel.modules.conversations.models import Conversation, Message

PAGE = 50


def get(conversation_id: UUID) -> Conversation:
    """One conversation of the current business; raises NotFound."""
    conversation = (
        Conversation.objects.select_related("customer", "channel")
        .filter(id=conversation_id)
        .first()
    )
    if conversation is None:
        raise NotFound
    return conversation


def get_for_update(conversation_id: UUID) -> Conversation:
    """One conversation, locked until the end of the transaction; raises NotFound."""
    found = Conversation.objects.select_related("customer", "channel").select_for_update(
        of=("self",)
    )
    conversation = found.filter(id=conversation_id).first()
    if conversation is None:
        raise NotFound
    return conversation


def find_by_channel_customer(*, channel_id: UUID, external_id: str) -> Conversation | None:
    """The thread with whoever has this id on this channel, locked, with its customer."""
    found = Conversation.objects.select_related("customer").select_for_update(of=("self",))
    return found.filter(channel_id=channel_id, identity__external_id=external_id).first()


def list_newest(
    actor: Actor, *, before: tuple[datetime | None, UUID] | None = None, limit: int = PAGE
) -> list[Conversation]:
    """A page of conversations with their customers and channels, the latest first.

    `before` is the `last_message_at` and the id of the last one of the page before.
    """
    actor.require(Permission.READ_CONVERSATIONS)
    found = Conversation.objects.select_related("customer", "channel").exclude(last_message_at=None)
    if before is not None:
        moment, last_id = before
        earlier = Q(last_message_at__lt=moment) if moment else Q(pk__in=[])
        found = found.filter(earlier | Q(last_message_at=moment, id__lt=last_id))
    return list(found.order_by("-last_message_at", "-id")[:limit])


def list_messages(conversation_id: UUID, *, most: int = 200) -> list[Message]:
    """The last messages of a thread, oldest first."""
    newest = Message.objects.filter(conversation_id=conversation_id)
    return list(reversed(newest.order_by("-said_at", "-sequence")[:most]))


def list_said(conversation_id: UUID, *, once_key: str) -> list[Message]:
    """What we said on this occasion: none, one message, or the parts of a long one in order."""
    parts = Q(once_key=once_key) | Q(once_key__startswith=f"{once_key}#")
    said = Message.objects.filter(parts, conversation_id=conversation_id)
    return list(said.order_by("said_at", "sequence"))


def list_troubled(actor: Actor) -> list[Message]:
    """Messages of ours that were not delivered or may not have been, newest first."""
    actor.require(Permission.READ_CONVERSATIONS)
    troubled = Message.objects.filter(delivery__in=["failed", "unknown"])
    return list(troubled.order_by("-said_at")[:PAGE])
