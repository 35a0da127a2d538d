"""Questions about conversations."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from django.db import connection
from django.db.models import Max, Q, Subquery

from handsel.kit.errors import NotFound
from handsel.kit.prepared import Prepared, PreparedValues, Slot
from handsel.modules.businesses.actor import Actor
from handsel.modules.businesses.rules import Permission
from handsel.modules.conversations.models import Author, Conversation, Message

PAGE = 50

#: As far back as a turn looks, with some room for what it answers.
LAST_MESSAGES = 30

_LAST = PreparedValues(
    lambda: (
        Message.objects.filter(conversation_id=Slot("conversation_id"))
        .order_by("-said_at", "-sequence")
        .values_list("id", "author_kind", "text", "episode", "context")[:LAST_MESSAGES]
    )
)
_LOCKED = Prepared(
    lambda: (
        Conversation.objects.select_related("customer", "channel")
        .select_for_update(of=("self",))
        .filter(id=Slot("id"))
    )
)
_LOCKED_BY_CUSTOMER = Prepared(
    lambda: (
        Conversation.objects.select_related("customer", "channel")
        .select_for_update(of=("self",))
        .filter(channel_id=Slot("channel_id"), identity__external_id=Slot("external_id"))
    )
)

_WITH_MESSAGE = """
SELECT thread.answer_due_at FROM customers_identity AS identity
JOIN conversations_conversation AS thread ON thread.identity_id = identity.id
JOIN conversations_message AS message ON message.conversation_id = thread.id
WHERE identity.channel_id = %s AND identity.external_id = %s AND message.external_id = %s
"""


def get(conversation_id: UUID) -> Conversation:
    """One conversation of the current business; raises NotFound."""
    conversation = (
        Conversation.objects.select_related("customer", "channel", "assignee__user")
        .filter(id=conversation_id)
        .first()
    )
    if conversation is None:
        raise NotFound
    return conversation


def get_for_update(conversation_id: UUID) -> Conversation:
    """One conversation, locked until the end of the transaction; raises NotFound."""
    conversation = _LOCKED.first(id=conversation_id)
    if conversation is None:
        raise NotFound
    return conversation


def find_by_channel_customer(*, channel_id: UUID, external_id: str) -> Conversation | None:
    """The thread with whoever has this id on this channel, locked, with its customer."""
    return _LOCKED_BY_CUSTOMER.first(channel_id=channel_id, external_id=external_id)


def has_any_heard() -> bool:
    """Whether any customer ever wrote to the current business."""
    return Conversation.objects.filter(last_inbound_at__isnull=False).exists()


@dataclass(frozen=True, slots=True)
class Glimpse:
    """A thread looked at in passing, not locked."""

    answer_due_at: datetime | None


def find_with_message(
    *, channel_id: UUID, customer_external_id: str, external_id: str
) -> Glimpse | None:
    """The thread of this customer, if a message of it is known by this id of the provider's."""
    with connection.cursor() as cursor:
        cursor.execute(_WITH_MESSAGE, [channel_id, customer_external_id, external_id])
        found = cursor.fetchone()
    return Glimpse(answer_due_at=found[0]) if found else None


def list_messages(
    conversation_id: UUID, *, most: int = 200, before: tuple[datetime | None, UUID] | None = None
) -> list[Message]:
    """The last messages of a thread, oldest first; with `before` (`said_at` and id) older ones."""
    found = Message.objects.filter(conversation_id=conversation_id)
    if before is not None:
        moment, message_id = before
        sequence = Message.objects.filter(id=message_id).values("sequence")
        earlier = Q(said_at__lt=moment) if moment else Q(pk__in=[])
        found = found.filter(earlier | Q(said_at=moment, sequence__lt=Subquery(sequence)))
    return list(reversed(found.order_by("-said_at", "-sequence")[:most]))


def texts_of(message_ids: Iterable[UUID]) -> dict[UUID, str]:
    """What these messages say."""
    found = Message.objects.filter(id__in=list(message_ids))
    return dict(found.values_list("id", "text"))


def find_message(message_id: UUID) -> Message | None:
    """One message with its thread and customer; None when it was erased."""
    found = Message.objects.select_related("conversation__customer")
    return found.filter(id=message_id).first()


class SaidLine(NamedTuple):
    """Who said what, in which episode of the thread, and what about."""

    id: UUID
    author_kind: str
    text: str
    episode: int
    context: Mapping[str, str]


def list_last_lines(conversation_id: UUID) -> list[SaidLine]:
    """The last LAST_MESSAGES of a thread, oldest first."""
    return [SaidLine(*row) for row in reversed(_LAST.list(conversation_id=conversation_id))]


def find_correlated(conversation_id: UUID, correlation: str) -> Message | None:
    """Our message whose own id the provider carried back, in this conversation."""
    try:
        message_id = UUID(correlation)
    except ValueError:
        return None
    ours = Message.objects.exclude(author_kind=Author.CUSTOMER)
    return ours.filter(id=message_id, conversation_id=conversation_id).first()


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


def find_by_correlation(*, channel_id: UUID, correlation: str) -> Conversation | None:
    """The thread on this channel with our message of this id of ours, locked, with its customer."""
    try:
        message_id = UUID(correlation)
    except ValueError:
        return None
    found = Conversation.objects.select_related("customer").select_for_update(of=("self",))
    return found.filter(channel_id=channel_id, messages__id=message_id).first()


def find_last_heard(channel_id: UUID) -> datetime | None:
    """The provider's time of the newest message of any customer on this channel."""
    heard = Conversation.objects.filter(channel_id=channel_id)
    newest: datetime | None = heard.aggregate(newest=Max("last_inbound_at"))["newest"]
    return newest
