"""Verbs for what we say, and for who may speak."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any
from uuid import UUID

import structlog
from django.db.models import F

from handsel.kit import tenancy
from handsel.kit.clock import now as present_moment
from handsel.kit.errors import Conflict, Invalid
from handsel.kit.prepared import insert
from handsel.modules.audit.actions import record
from handsel.modules.businesses.actor import Actor
from handsel.modules.businesses.rules import Permission
from handsel.modules.channels import registry
from handsel.modules.channels.content import Content, Template
from handsel.modules.channels.events import EchoReceived, ThreadControlChanged
from handsel.modules.conversations import queries, rules
from handsel.modules.conversations.delivery.marks import UNSETTLED, mark_sent
from handsel.modules.conversations.delivery.tasks import deliver
from handsel.modules.conversations.inbound import list_attachments
from handsel.modules.conversations.models import (
    Author,
    Control,
    Conversation,
    Delivery,
    Message,
    Status,
)

log = structlog.get_logger()

LONGEST_TEXT = 5_000
#: Why control is with people when somebody outside of Handsel took the thread.
NATIVE_APP, OTHER_APP = OUTSIDE = ("native_app", "other_app")


class NothingToSay(Invalid):
    """A message needs a text, a picture or a template."""

    code = "nothing_to_say"


class AlreadyResolved(Conflict):
    """The conversation is resolved already."""

    code = "already_resolved"


def say(
    *,
    conversation_id: UUID,
    content: Content,
    author_kind: Author,
    once_key: str,
    member_id: UUID | None = None,
    epoch: int | None = None,
    turn_id: UUID | None = None,
    context: Mapping[str, str] | None = None,
) -> Message:
    """Put one message into the outbox of a conversation and have it delivered.

    `once_key` names the occasion: a second call with the same key returns the first message. A
    text too long for the channel becomes several messages, of which the first is returned.
    `epoch` is the control epoch an automatic message was written under; it is withheld when
    control has changed by the time it is sent. `context` says what the first message is about.
    Raises NothingToSay.
    """
    if not (content.text.strip() or content.media_url or content.template):
        raise NothingToSay
    conversation = queries.get_for_update(conversation_id)
    found = conversation.messages.filter(once_key=once_key).first()
    if found is not None:
        return found
    now = present_moment()
    messages = [
        _compose(conversation, part, author_kind, _numbered(once_key, number), now)
        for number, part in enumerate(_parts(conversation, content))
    ]
    for message in messages:
        message.author_member_id, message.epoch, message.turn_id = member_id, epoch, turn_id
    messages[0].context = dict(context or {})
    Message.objects.bulk_create(messages)
    waits = None if author_kind == Author.MEMBER else F("waiting_since")
    Conversation.objects.filter(id=conversation_id).update(last_message_at=now, waiting_since=waits)
    _have_delivered(conversation_id)
    return messages[0]


def _parts(conversation: Conversation, content: Content) -> tuple[Content, ...]:
    """The content cut to what the channel takes in one message."""
    return registry.adapters()[conversation.channel.kind].parts_of(content)


def _numbered(once_key: str, number: int) -> str:
    return once_key if number == 0 else f"{once_key}#{number}"


def answer(
    conversation: Conversation, *, contents: Sequence[Content], turn_id: UUID, now: datetime
) -> None:
    """Put a turn's messages into the outbox of a conversation that the caller has locked.

    The turn's id names the occasion. The caller saves `last_message_at`.
    """
    messages = []
    parts = [part for content in contents for part in _parts(conversation, content)]
    for number, part in enumerate(parts):
        once_key = f"turn:{turn_id}:{number}"
        message = _compose(conversation, part, Author.ASSISTANT, once_key, now)
        message.epoch, message.turn_id = conversation.epoch, turn_id
        messages.append(message)
    insert(*messages)
    conversation.last_message_at = now
    _have_delivered(conversation.id)


def _compose(
    conversation: Conversation, content: Content, author_kind: Author, once_key: str, now: datetime
) -> Message:
    about = {"kind": content.media_kind, "url": content.media_url, **asdict(content.media_facts)}
    return Message(
        conversation=conversation,
        episode=conversation.episode,
        author_kind=author_kind,
        text=content.text[:LONGEST_TEXT],
        attachments=[about] if content.media_url else [],
        buttons=[{"title": b.title, "payload": b.payload, "url": b.url} for b in content.buttons],
        choices=[asdict(choice) for choice in content.choices],
        template=kept_template(content.template) if content.template else {},
        said_at=now,
        delivery=Delivery.PENDING,
        once_key=once_key,
    )


def kept_template(template: Template) -> dict[str, Any]:
    """A template as a message keeps it."""
    return {"name": template.name, "locale": template.locale, "values": list(template.values)}


def _have_delivered(conversation_id: UUID) -> None:
    deliver.enqueue(
        lane=str(conversation_id),
        business_id=tenancy.current(),
        conversation_id=conversation_id,
    )


def resume_delivery(channel_id: UUID) -> None:
    """Have everything delivered that waits on a channel which may send again."""
    waiting = Message.objects.filter(
        conversation__channel_id=channel_id, delivery=Delivery.PENDING
    ).values_list("conversation_id", flat=True)
    for conversation_id in waiting.distinct():
        _have_delivered(conversation_id)


def take_over(actor: Actor, conversation_id: UUID) -> Conversation:
    """A member takes the thread; the assistant falls silent, also with what it has not yet sent."""
    actor.require(Permission.REPLY)
    conversation = queries.get_for_update(conversation_id)
    if conversation.control != Control.MEMBER:
        record("conversation.taken_over", actor=actor, subject=("conversation", conversation.id))
    return _pass_control(conversation, to=Control.MEMBER, reason="taken_over")


def give_back(actor: Actor, conversation_id: UUID) -> Conversation:
    """A member gives the thread back to the assistant, which answers what comes next."""
    actor.require(Permission.REPLY)
    conversation = queries.get_for_update(conversation_id)
    if conversation.control != Control.ASSISTANT:
        record("conversation.given_back", actor=actor, subject=("conversation", conversation.id))
    return _pass_control(conversation, to=Control.ASSISTANT, reason="")


def resolve(actor: Actor, conversation_id: UUID) -> Conversation:
    """Close the episode; the customer's next message opens a new one. Raises AlreadyResolved."""
    actor.require(Permission.REPLY)
    conversation = queries.get_for_update(conversation_id)
    if conversation.status == Status.RESOLVED:
        raise AlreadyResolved
    conversation.status = Status.RESOLVED
    conversation.resolved_at = present_moment()
    conversation.answer_due_at = conversation.burst_began_at = None
    conversation.snoozed_until = conversation.waiting_since = None
    conversation.save(
        update_fields=[
            "status", "resolved_at", "answer_due_at", "burst_began_at", "snoozed_until",
            "waiting_since",
        ]
    )  # fmt: skip
    record("conversation.resolved", actor=actor, subject=("conversation", conversation.id))
    return conversation


def hand_off(conversation_id: UUID, *, reason: str) -> Conversation:
    """The assistant gives the thread to people, for whom the customer waits from now on."""
    conversation = queries.get_for_update(conversation_id)
    conversation.waiting_since = conversation.waiting_since or present_moment()
    return _pass_control(conversation, to=Control.MEMBER, reason=reason)


def note_echo(conversation: Conversation, event: EchoReceived) -> bool:
    """What the account wrote, as the provider tells it. True when a person did, not we.

    Our own message is known by the provider's id, by our own id where the provider carries it, or
    by its words while we do not know whether it went out, or when we tried more than once. Anything
    else was typed in the provider's own app: it joins the thread, and the assistant falls silent.
    """
    if conversation.messages.filter(external_id=event.external_id).exists():
        return False
    ours = queries.find_correlated(conversation.id, event.correlation)
    ours = ours or _find_own(conversation, event)
    if ours is not None:
        mark_sent(ours.id, external_id=event.external_id)
        return False
    if _went_out_twice(conversation, event):
        log.warning("sent_twice", conversation_id=str(conversation.id))
        return False
    conversation.messages.create(
        episode=conversation.episode,
        author_kind=Author.NATIVE_APP,
        text=event.text[:LONGEST_TEXT],
        attachments=list_attachments(event.attachments),
        external_id=event.external_id,
        said_at=event.occurred_at,
        delivery=Delivery.SENT,
    )
    conversation.waiting_since = None
    conversation.save(update_fields=["waiting_since"])
    _pass_control(conversation, to=Control.MEMBER, reason=NATIVE_APP)
    return True


def _find_own(conversation: Conversation, event: EchoReceived) -> Message | None:
    doubtful = conversation.messages.filter(
        delivery__in=UNSETTLED, attempts__gt=0, external_id=None
    ).order_by("said_at", "sequence")
    for message in doubtful:
        shown = message.attachments or message.buttons or message.choices
        wordless = not event.text and bool(shown)
        if wordless or rules.same_words(message.text, event.text):
            return message
    return None


def _went_out_twice(conversation: Conversation, event: EchoReceived) -> bool:
    """Whether an earlier attempt, given up as not sent, had its effect after all."""
    tried_again = conversation.messages.filter(
        delivery__in=[Delivery.SENT, Delivery.DELIVERED, Delivery.READ], attempts__gt=1
    )
    return bool(event.text) and any(
        rules.same_words(message.text, event.text) for message in tried_again
    )


def note_thread_control(conversation: Conversation, event: ThreadControlChanged) -> bool:
    """The provider gave the thread to another app, or to us. False when that changes nothing.

    Without the thread the assistant is silent. With it again the assistant answers what comes
    next, unless a member of the shop holds the conversation.
    """
    if event.is_ours and conversation.handoff_reason not in OUTSIDE:
        return False
    epoch = conversation.epoch
    to = Control.ASSISTANT if event.is_ours else Control.MEMBER
    _pass_control(conversation, to=to, reason="" if event.is_ours else OTHER_APP)
    return conversation.epoch != epoch


def _pass_control(conversation: Conversation, *, to: Control, reason: str) -> Conversation:
    if conversation.control == to:
        return conversation
    conversation.control = to
    conversation.epoch += 1
    conversation.handoff_reason = reason
    conversation.answer_due_at = conversation.burst_began_at = None
    if to == Control.ASSISTANT:
        conversation.answers_since = present_moment()
    elif to == Control.MEMBER:
        conversation.handed_over_at = present_moment()
    conversation.save(
        update_fields=[
            "control",
            "epoch",
            "handoff_reason",
            "handed_over_at",
            "answer_due_at",
            "burst_began_at",
            "answers_since",
            "waiting_since",
        ]
    )
    return conversation
