"""Choose the next message of a conversation's outbox, and commit it as being sent."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings

from handsel.kit.clock import now as present_moment
from handsel.kit.prepared import Prepared, Slot, change
from handsel.modules.channels import queries as channels
from handsel.modules.channels.adapter import Connection, Outgoing
from handsel.modules.channels.content import Button, Choice, Content, MediaFacts, Template
from handsel.modules.channels.models import Status
from handsel.modules.conversations import rules
from handsel.modules.conversations.delivery.marks import mark_refused, mark_unknown
from handsel.modules.conversations.delivery.rules import gives_up_asking
from handsel.modules.conversations.models import Author, Conversation, Delivery, Message
from handsel.modules.limits import budgets
from handsel.modules.limits.models import Kind

#: Whose words no budget is about.
PEOPLE = (Author.MEMBER, Author.NATIVE_APP)
MAY_SEND = (Status.CONNECTED, Status.DEGRADED)


@dataclass(frozen=True, slots=True)
class Claim:
    """One message to deal with. `was` is `pending` for a new attempt, committed as `sending`;
    `sending` or `unknown` when an earlier attempt's fate must be asked first."""

    message_id: UUID
    channel_id: UUID
    kind: str
    connection: Connection
    outgoing: Outgoing
    attempts: int
    was: str
    since: datetime
    #: No other waited behind it; who adds one later has it delivered.
    is_last: bool


def claim_next(conversation_id: UUID) -> Claim | None:
    """Claim the next message in order; None when nothing may be sent now.

    Messages that may not be sent at all are settled on the way: withheld or failed.
    """
    (conversation,) = _LOCKED.list(id=conversation_id)
    unsettled = _UNSETTLED.list(conversation_id=conversation_id)
    for place, message in enumerate(unsettled, start=1):
        is_last = place == len(unsettled)
        if message.delivery != Delivery.PENDING:
            kind, since = conversation.channel.kind, _since(message)
            if gives_up_asking(channel_kind=kind, since=since, now=present_moment()):
                mark_unknown(
                    message.id,
                    attempt=message.attempts,
                    reason="the provider could not be asked",
                )
                continue
            return _describe(
                conversation, message, mode="free", was=message.delivery, is_last=is_last
            )
        problem, mode = _decide(conversation, message)
        if problem == "held":
            return None
        if problem is None:
            was, sending = message.delivery, _mark_sending(conversation, message)
            return _describe(conversation, sending, mode=mode, was=was, is_last=is_last)
        _refuse(message, problem)
    return None


_LOCKED = Prepared(
    lambda: (
        Conversation.objects.select_related("channel", "identity")
        .select_for_update(of=("self",))
        .filter(id=Slot("id"))
    )
)
_UNSETTLED = Prepared(
    lambda: Message.objects.filter(
        conversation_id=Slot("conversation_id"),
        delivery__in=[Delivery.PENDING, Delivery.SENDING, Delivery.UNKNOWN],
    ).order_by("said_at", "sequence")
)


def _decide(conversation: Conversation, message: Message) -> tuple[str | None, rules.Mode]:
    """Why this message may not be sent, if so, and else how."""
    channel = conversation.channel
    mode = rules.decide_mode(
        channel_kind=channel.kind,
        author_kind=message.author_kind,
        last_inbound_at=conversation.last_inbound_at,
        human_agent=settings.META_HUMAN_AGENT,
        now=present_moment(),
        is_template=bool(message.template),
    )
    if message.epoch is not None and message.epoch != conversation.epoch:
        return "control_changed", mode
    if channel.status not in MAY_SEND:
        return "held", mode
    if mode == "closed":
        only_templates = rules.allows_templates(channel.kind) and not message.template
        return "window_closed_template_only" if only_templates else "window_closed", mode
    return None, mode


def _refuse(message: Message, problem: str) -> None:
    if problem != "control_changed":
        mark_refused(message, reason=problem)
        return
    message.delivery, message.delivery_reason = Delivery.WITHHELD, problem
    message.save(update_fields=["delivery", "delivery_reason"])


def _mark_sending(conversation: Conversation, message: Message) -> Message:
    message.delivery = Delivery.SENDING
    message.attempts += 1
    message.sending_since = present_moment()
    change(message, "delivery", "attempts", "sending_since")
    if message.attempts == 1 and message.author_kind not in PEOPLE:
        customer_id = conversation.customer_id
        budgets.add(Kind.SENDS, 1, customer_id=customer_id, now=message.sending_since)
    return message


def _since(message: Message) -> datetime:
    return message.sending_since or message.said_at


def _describe(
    conversation: Conversation, message: Message, *, mode: rules.Mode, was: str, is_last: bool
) -> Claim:
    channel = conversation.channel
    return Claim(
        message_id=message.id,
        channel_id=channel.id,
        kind=channel.kind,
        connection=channels.get_connection(channel),
        outgoing=Outgoing(
            account=channel.external_id,
            customer_external_id=conversation.identity.external_id,
            content=_content(message),
            correlation=str(message.id),
            human_agent=mode == "human_agent",
        ),
        attempts=message.attempts,
        was=was,
        since=_since(message),
        is_last=is_last,
    )


def _content(message: Message) -> Content:
    """What a row of the outbox says, as the channel is to send it."""
    medium = message.attachments[0] if message.attachments else None
    template = message.template
    return Content(
        text=message.text,
        buttons=tuple(Button(**button) for button in message.buttons),
        choices=tuple(Choice(**choice) for choice in message.choices),
        media_url=medium["url"] if medium else "",
        media_kind=medium["kind"] if medium else "image",
        media_facts=_facts(medium or {}),
        template=Template(template["name"], template["locale"], tuple(template["values"]))
        if template
        else None,
    )


def _facts(medium: Mapping[str, Any]) -> MediaFacts:
    # Another release may have kept less of it, or more.
    known = MediaFacts.__dataclass_fields__
    return MediaFacts(**{name: medium[name] for name in known if name in medium})
