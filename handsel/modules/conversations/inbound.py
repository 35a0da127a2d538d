"""Verbs for what customers say and do."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, connection, transaction
from django.db.models import F, Q
from django.db.models.functions import Coalesce, Greatest

from handsel.kit.prepared import Prepared, Slot, change, insert
from handsel.modules.channels.events import (
    Attachment,
    DeliveryFailed,
    MessageEdited,
    MessageReceived,
    MessagesSeen,
    MessageUnsent,
    ReactionChanged,
)
from handsel.modules.conversations import rules
from handsel.modules.conversations.delivery.marks import UNSETTLED, mark_sent, mark_undelivered
from handsel.modules.conversations.models import (
    Author,
    Control,
    Conversation,
    Delivery,
    Message,
    Status,
)
from handsel.modules.conversations.queries import find_correlated
from handsel.modules.customers.models import Identity

KEPT_TEXT = 8_000
LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)


def open_for(*, identity: Identity) -> Conversation:
    """The one thread with this identity, locked, made when it is the first time they write."""
    found = Conversation.objects.select_for_update().filter(identity=identity).first()
    if found is not None:
        return found
    try:
        with transaction.atomic():
            return Conversation.objects.create(
                channel_id=identity.channel_id,
                customer_id=identity.customer_id,
                identity=identity,
            )
    except IntegrityError:
        return Conversation.objects.select_for_update().get(identity=identity)


def receive(
    conversation: Conversation, *, event: MessageReceived, quiet_seconds: float, now: datetime
) -> bool:
    """Add a customer's message in its place. False when it was there: then nothing changes.

    The caller has locked the conversation.
    """
    begins_episode = conversation.status == Status.RESOLVED
    message = Message(
        conversation=conversation,
        episode=conversation.episode + begins_episode,
        author_kind=Author.CUSTOMER,
        text=event.text[:KEPT_TEXT],
        payload=event.payload[:500],
        attachments=list_attachments(event.attachments),
        context=_context(event),
        external_id=event.external_id or None,
        said_at=event.occurred_at,
        delivery=Delivery.RECEIVED,
    )
    if not insert(message, unless_present=True):
        return False
    _reopen(conversation)
    _note_inbound(conversation, event, quiet_seconds=quiet_seconds, now=now)
    return True


def _reopen(conversation: Conversation) -> None:
    if conversation.status == Status.RESOLVED:
        conversation.episode += 1
        conversation.control = Control.ASSISTANT
        conversation.epoch += 1
        conversation.handoff_reason = ""
    conversation.status = Status.OPEN
    conversation.snoozed_until = None


def _note_inbound(
    conversation: Conversation, event: MessageReceived, *, quiet_seconds: float, now: datetime
) -> None:
    said_at = event.occurred_at
    conversation.last_inbound_at = max(conversation.last_inbound_at or said_at, said_at)
    conversation.last_message_at = max(conversation.last_message_at or said_at, said_at)
    answers = conversation.control == Control.ASSISTANT and not event.standby
    blocked = conversation.customer.blocked_at is not None
    if not blocked:
        conversation.waiting_since = conversation.waiting_since or now
    if answers and not blocked and rules.is_worth_answering(said_at=said_at, now=now):
        conversation.burst_began_at = conversation.burst_began_at or now
        conversation.answer_due_at = rules.decide_answer_due(
            quiet_seconds=quiet_seconds, burst_began_at=conversation.burst_began_at, now=now
        )
    change(
        conversation,
        "status", "episode", "control", "epoch", "handoff_reason", "last_inbound_at",
        "last_message_at", "burst_began_at", "answer_due_at", "snoozed_until", "waiting_since",
    )  # fmt: skip


def _context(event: MessageReceived) -> dict[str, Any]:
    context: dict[str, Any] = {
        "reply_to": event.reply_to_external_id,
        "story_url": event.story_url,
        "referral": asdict(event.referral) if event.referral else None,
        "ordered": [asdict(product) for product in event.ordered],
        "unsupported": event.unsupported,
        "standby": event.standby,
    }
    return {name: value for name, value in context.items() if value}


def list_attachments(attachments: Sequence[Attachment]) -> list[dict[str, str]]:
    """Attachments as they are kept: kind, address and title; the media stays with the provider."""
    return [asdict(attachment) for attachment in attachments]


def unsend(*, conversation: Conversation, event: MessageUnsent, now: datetime) -> bool:
    """Erase what the customer took back; only the fact remains. False when it is not here."""
    return bool(
        conversation.messages.filter(external_id=event.external_id, unsent_at=None).update(
            text="", attachments=[], context={}, payload="", reactions={}, unsent_at=now
        )
    )


def edit(*, conversation: Conversation, event: MessageEdited) -> bool:
    """Put the customer's new words in place of the old. False when the message is not here."""
    return bool(
        conversation.messages.filter(external_id=event.external_id, unsent_at=None).update(
            text=event.text[:KEPT_TEXT], edited_at=event.occurred_at
        )
    )


def react(*, conversation: Conversation, event: ReactionChanged) -> bool:
    """Keep or take back the customer's reaction. It opens the messaging window as words do."""
    message = conversation.messages.filter(external_id=event.external_id).first()
    if message is None:
        return False
    message.reactions = {"customer": event.emoji} if event.emoji else {}
    message.save(update_fields=["reactions"])
    note_visit(conversation, at=event.occurred_at)
    return True


def note_visit(conversation: Conversation, *, at: datetime) -> None:
    """The customer came into the thread, by a link or an ad: it opens the messaging window."""
    Conversation.objects.filter(id=conversation.id).update(
        last_inbound_at=Greatest(F("last_inbound_at"), at)
    )


def see(*, conversation: Conversation, event: MessagesSeen) -> int:
    """Move delivery marks of our messages forward; how many moved.

    A mark that carries our own id of a message also settles whether that one was sent.
    """
    settled = _settle(conversation, event)
    present = [s for s in _MARKABLE if rules.moves_forward(present=s, mark=event.mark)]
    meant = Q(external_id__in=event.external_ids)
    if event.until is not None:
        # Not when it was written: what waited in the outbox meanwhile was not there to be seen.
        meant |= Q(went_out_at__lte=event.until)
    ours = conversation.messages.exclude(author_kind=Author.CUSTOMER).exclude(external_id=None)
    ours = ours.annotate(went_out_at=Coalesce("sending_since", "said_at"))
    return settled + ours.filter(meant, delivery__in=present).update(delivery=event.mark)


def _settle(conversation: Conversation, event: MessagesSeen) -> int:
    named = find_correlated(conversation.id, event.correlation) if event.correlation else None
    if named is None or not event.external_ids or named.external_id in event.external_ids:
        return 0
    return mark_sent(named.id, external_id=event.external_ids[0])


def fail(*, conversation: Conversation, event: DeliveryFailed) -> bool:
    """A message of ours was taken and not delivered. False when it is not here, or did arrive.

    News of an attempt before the present one changes nothing.
    """
    ours = conversation.messages.exclude(author_kind=Author.CUSTOMER)
    message = ours.filter(external_id=event.external_id).first()
    if message is None and event.correlation:
        message = find_correlated(conversation.id, event.correlation)
    elif message is not None and message.delivery in UNSETTLED:
        return False
    if message is None:
        return False
    reason = f"{event.reason} ({event.code})" if event.code else event.reason
    return bool(mark_undelivered(message.id, external_id=event.external_id, reason=reason))


_MARKABLE = (Delivery.SENDING, Delivery.UNKNOWN, Delivery.SENT, Delivery.DELIVERED)


def list_unanswered(conversation: Conversation) -> list[Message]:
    """The customer's messages that are the assistant's to answer and no turn has, in order."""
    return _UNANSWERED.list(
        conversation_id=conversation.id,
        episode=conversation.episode,
        since=conversation.answers_since or LONG_AGO,
    )


_UNANSWERED = Prepared(
    lambda: Message.objects.filter(
        conversation_id=Slot("conversation_id"),
        author_kind=Author.CUSTOMER,
        turn_id=None,
        episode=Slot("episode"),
        unsent_at=None,
        created_at__gt=Slot("since"),
    ).order_by("said_at", "sequence")
)


def clear_due(conversation: Conversation) -> None:
    """Nothing of this conversation waits for the assistant."""
    conversation.answer_due_at = conversation.burst_began_at = None
    _note_answered(conversation)
    change(conversation, "answer_due_at", "burst_began_at", "waiting_since")


def leave_to_people(conversation: Conversation) -> None:
    """What was said is for people to answer; the customer goes on waiting."""
    conversation.answer_due_at = conversation.burst_began_at = None
    change(conversation, "answer_due_at", "burst_began_at")


def mark_answered(
    conversation: Conversation,
    messages: Sequence[Message],
    *,
    turn_id: UUID,
    again_at: datetime | None,
    now: datetime,
) -> None:
    """These messages are answered by that turn; `again_at` when newer ones wait already."""
    with connection.cursor() as cursor:
        cursor.execute(_ANSWERED_BY, [turn_id, [message.id for message in messages]])
    counted = rules.count_answers(
        counted=conversation.answers_counted, since=conversation.answers_counted_since, now=now
    )
    conversation.answers_counted = counted + 1
    if counted == 0:
        conversation.answers_counted_since = now
    conversation.answer_due_at = conversation.burst_began_at = again_at
    _note_answered(conversation)
    change(
        conversation,
        "answers_counted", "answers_counted_since", "answer_due_at", "burst_began_at",
        "last_message_at", "waiting_since",
    )  # fmt: skip


def _note_answered(conversation: Conversation) -> None:
    """The assistant has said what it has to say; whom it handed over still waits for a person."""
    if conversation.control == Control.ASSISTANT:
        conversation.waiting_since = None


_ANSWERED_BY = "UPDATE conversations_message SET turn_id = %s WHERE id = ANY(%s)"
