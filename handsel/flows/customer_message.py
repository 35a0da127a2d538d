"""A customer writes: keep what they said in its place, and answer it.

`work` is what a worker does with a lane: apply every event waiting in it, then answer the burst
when it is due. Each part is a transaction of its own and may be run again after a crash.
"""

from datetime import datetime

from django.db import InterfaceError, OperationalError, transaction

from handsel.flows.answer.reply import answer
from handsel.kit import tenancy
from handsel.kit.clock import now as present_moment
from handsel.kit.crashpoint import crashpoint
from handsel.modules.businesses import queries as businesses
from handsel.modules.businesses.models import Business
from handsel.modules.channels import registry
from handsel.modules.channels.adapter import (
    AccountChanged,
    ChannelEvent,
    EchoReceived,
    Ignored,
    MessageEdited,
    MessageReceived,
    MessagesSeen,
    MessageUnsent,
    ReactionChanged,
    ReferralReceived,
    ThreadControlChanged,
)
from handsel.modules.conversations import actions as conversations
from handsel.modules.conversations import inbound
from handsel.modules.conversations.models import Conversation
from handsel.modules.conversations.queries import find_by_channel_customer
from handsel.modules.customers import actions as customers
from handsel.modules.ingress import actions as ingress
from handsel.modules.ingress import lanes
from handsel.modules.ingress import queries as events
from handsel.modules.ingress.lanes import ClaimedLane, Fenced
from handsel.modules.ingress.models import Event


def work(lane: ClaimedLane) -> datetime | None:
    """Receive, then answer. When the lane is to be worked again, or None: when something comes."""
    with tenancy.business(lane.business_id):
        business = businesses.get_current()
        waiting = events.list_waiting(lane.id)
    again, conversation = _receive(lane, waiting, business=business) if waiting else (None, None)
    crashpoint("message.received")
    if conversation is not None and not _is_due(conversation):
        return _earliest(again, conversation.answer_due_at)
    return _earliest(again, answer(lane, business=business))


def _is_due(conversation: Conversation) -> bool:
    due_at = conversation.answer_due_at
    return due_at is not None and due_at <= present_moment()


def _earliest(*moments: datetime | None) -> datetime | None:
    return min((at for at in moments if at is not None), default=None)


def _receive(
    lane: ClaimedLane, waiting: list[Event], *, business: Business
) -> tuple[datetime | None, Conversation | None]:
    """Apply the lane's events in the provider's order.

    When to try failed ones again, or None; and the conversation as they left it, when it is known.
    All at once first; should one of them fail, each by itself, so that it harms no other.
    """
    conversation: Conversation | None = None
    try:
        with tenancy.business(lane.business_id):
            now = present_moment()
            told = []
            for event in waiting:
                ignored, found = _apply(lane, event, business=business, now=now)
                conversation = found or conversation
                told.append(ignored)
            _mark(waiting, told, at=now)
            lanes.hold(lane)
            crashpoint("message.applied")
    except (Fenced, OperationalError, InterfaceError):
        raise
    except Exception:  # noqa: BLE001 - which of them it was is found out one by one
        return _receive_one_by_one(lane, waiting, business=business), None
    return None, conversation


def _receive_one_by_one(
    lane: ClaimedLane, waiting: list[Event], *, business: Business
) -> datetime | None:
    with tenancy.business(lane.business_id):
        again = [_apply_alone(lane, event, business=business) for event in waiting]
        lanes.hold(lane)
    return _earliest(*again)


def _apply_alone(lane: ClaimedLane, event: Event, *, business: Business) -> datetime | None:
    now = present_moment()
    try:
        with transaction.atomic():
            ignored, _ = _apply(lane, event, business=business, now=now)
            _mark([event], [ignored], at=now)
    except Exception as error:  # noqa: BLE001 - kept with its reason, tried again, then shown
        return ingress.mark_failed(event, error=error, at=now)
    return None


def _mark(waiting: list[Event], told: list[str | None], *, at: datetime) -> None:
    applied = [event for event, ignored in zip(waiting, told, strict=True) if ignored is None]
    if applied:
        ingress.mark_applied(*applied, at=at)
    for event, ignored in zip(waiting, told, strict=True):
        if ignored is not None:
            ingress.mark_ignored(event, reason=ignored, at=at)


def _apply(
    lane: ClaimedLane, event: Event, *, business: Business, now: datetime
) -> tuple[str | None, Conversation | None]:
    """Apply one event: the reason when it asks for nothing, and the conversation it is about."""
    told = registry.adapters()[lane.source].parse(ingress.read_body(event))
    if isinstance(told, Ignored):
        return told.reason, None
    if isinstance(told, AccountChanged):
        return f"the account's {told.subject} changed", None
    conversation = _find_or_open(lane, external_id=told.customer_external_id)
    if not isinstance(told, MessageReceived):
        return _note(conversation, told, now=now), conversation
    is_new = inbound.receive(
        conversation, event=told, quiet_seconds=float(business.quiet_seconds), now=now
    )
    return None if is_new else "the message is here already", conversation


def _find_or_open(lane: ClaimedLane, *, external_id: str) -> Conversation:
    found = find_by_channel_customer(channel_id=lane.target_id, external_id=external_id)
    if found is not None:
        return found
    identity = customers.recognize(channel_id=lane.target_id, external_id=external_id)
    return inbound.open_for(identity=identity)


def _note(conversation: Conversation, told: ChannelEvent, *, now: datetime) -> str | None:
    """Everything that is not a new message: it changes what is there, or asks for nothing."""
    match told:
        case EchoReceived():
            conversations.note_echo(conversation, told)
            return None
        case MessageUnsent():
            changed = inbound.unsend(conversation=conversation, event=told, now=now)
        case MessageEdited():
            changed = inbound.edit(conversation=conversation, event=told)
        case ReactionChanged():
            changed = inbound.react(conversation=conversation, event=told)
        case MessagesSeen():
            changed = bool(inbound.see(conversation=conversation, event=told))
        case ThreadControlChanged():
            changed = conversations.note_thread_control(conversation, told)
            return None if changed else "control stays with who has it"
        case ReferralReceived():
            return "a referral without a message"
        case _:
            return f"nothing is done with {type(told).__name__}"
    return None if changed else "it speaks of a message that is not here"
