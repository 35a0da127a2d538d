"""A customer writes: keep what they said in its place, and answer it.

`work` is what a worker does with a lane: apply every event waiting in it, then answer the burst
when it is due. Without a model to ask nothing leaves this process, and all of it is one
transaction; with one each part has a transaction of its own, and none is open while a model
thinks. All of it may be run again after a crash.
"""

from datetime import datetime
from typing import NamedTuple

from django.db import InterfaceError, OperationalError, transaction

from handsel.flows import provider_news
from handsel.flows.acknowledge_press import acknowledge_soon
from handsel.flows.answer.reply import answer, answer_by_house, has_models
from handsel.flows.ordered import in_words
from handsel.kit import tenancy
from handsel.kit.clock import now as present_moment
from handsel.kit.crashpoint import crashpoint
from handsel.modules.businesses import queries as businesses
from handsel.modules.businesses.models import Business
from handsel.modules.channels import registry
from handsel.modules.channels.events import (
    AccountChanged,
    ChannelEvent,
    DeliveryFailed,
    EchoReceived,
    Ignored,
    MessageEdited,
    MessageReceived,
    MessagesSeen,
    MessageUnsent,
    PromotionsChanged,
    ReactionChanged,
    ReferralReceived,
    ThreadControlChanged,
)
from handsel.modules.conversations import actions as conversations
from handsel.modules.conversations import inbound
from handsel.modules.conversations.models import Conversation
from handsel.modules.conversations.queries import (
    Glimpse,
    find_by_channel_customer,
    find_with_message,
)
from handsel.modules.customers import actions as customers
from handsel.modules.ingress import actions as ingress
from handsel.modules.ingress import lanes
from handsel.modules.ingress import queries as events
from handsel.modules.ingress.lanes import ClaimedLane, Fenced
from handsel.modules.ingress.models import Event


class Applied(NamedTuple):
    """What came of an event: why it asks for nothing, if so, and the thread it is about."""

    ignored: str | None
    thread: Conversation | Glimpse | None


class Done(NamedTuple):
    """What became of a lane in one transaction: the thread, or when it is ready again."""

    is_answered: bool
    thread: Conversation | Glimpse | None = None
    ready_at: datetime | None = None


def work(lane: ClaimedLane) -> datetime | None:
    """Receive, answer, and let the lane go: when it is ready again. None: when something comes."""
    try:
        done = None if has_models() else _receive_and_answer(lane)
        if done is not None and done.is_answered:
            return done.ready_at
        again, thread = None, done.thread if done else _receive_all(lane)
    except (Fenced, OperationalError, InterfaceError):
        raise
    except Exception:  # noqa: BLE001 - which part of it failed is found out one by one
        again, thread = _receive_one_by_one(lane), None
    crashpoint("message.received")
    if thread is None or _is_due(thread):
        again = _earliest(again, answer(lane))
    else:
        again = _earliest(again, thread.answer_due_at)
    crashpoint("lane.worked")
    return lanes.finish(lane, ready_at=again)


def _receive_and_answer(lane: ClaimedLane) -> Done:
    """Everything at once: the events, the answer to them, and the lane's end. The events alone
    where the business brings models, which must be asked with no transaction open."""
    with tenancy.business(lane.business_id):
        business = businesses.get_current()
        thread = _receive(lane, business=business)
        if business.has_own_models:
            lanes.hold(lane)
            return Done(is_answered=False, thread=thread)
        again = _answer_here(lane, thread, business=business)
        ready_at = lanes.finish(lane, ready_at=again)
    crashpoint("message.received")
    crashpoint("turn.committed")
    return Done(is_answered=True, ready_at=ready_at)


def _receive_all(lane: ClaimedLane) -> Conversation | Glimpse | None:
    """All the events or none; the thread as they left it, when it is known."""
    with tenancy.business(lane.business_id):
        thread = _receive(lane, business=businesses.get_current())
        lanes.hold(lane)
    return thread


def _receive(lane: ClaimedLane, *, business: Business) -> Conversation | Glimpse | None:
    """Apply what waits in the lane, in the provider's order."""
    waiting = events.list_waiting(lane.id)
    now = present_moment()
    thread: Conversation | Glimpse | None = None
    told = []
    for event in waiting:
        applied = _apply(lane, event, business=business, now=now)
        thread = applied.thread or thread
        told.append(applied.ignored)
    _mark(waiting, told, at=now)
    crashpoint("message.applied")
    return thread


def _answer_here(
    lane: ClaimedLane, thread: Conversation | Glimpse | None, *, business: Business
) -> datetime | None:
    if isinstance(thread, Glimpse) and not _is_due(thread):
        return thread.answer_due_at
    if not isinstance(thread, Conversation):
        thread = find_by_channel_customer(channel_id=lane.target_id, external_id=lane.key)
    return answer_by_house(thread, business=business) if thread is not None else None


def _is_due(thread: Conversation | Glimpse) -> bool:
    return thread.answer_due_at is not None and thread.answer_due_at <= present_moment()


def _earliest(*moments: datetime | None) -> datetime | None:
    return min((at for at in moments if at is not None), default=None)


def _receive_one_by_one(lane: ClaimedLane) -> datetime | None:
    """Apply each event by itself, so that one that fails harms no other. When to try it again."""
    with tenancy.business(lane.business_id):
        business, waiting = businesses.get_current(), events.list_waiting(lane.id)
        again = [_apply_alone(lane, event, business=business) for event in waiting]
        lanes.hold(lane)
    return _earliest(*again)


def _apply_alone(lane: ClaimedLane, event: Event, *, business: Business) -> datetime | None:
    now = present_moment()
    try:
        with transaction.atomic():
            applied = _apply(lane, event, business=business, now=now)
            _mark([event], [applied.ignored], at=now)
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


def _apply(lane: ClaimedLane, event: Event, *, business: Business, now: datetime) -> Applied:
    told = registry.adapters()[lane.source].parse(ingress.read_body(event))
    if isinstance(told, Ignored):
        return Applied(told.reason, None)
    if isinstance(told, AccountChanged):
        return Applied(provider_news.note_account(lane, told), None)
    if isinstance(told, MessagesSeen | DeliveryFailed):
        return Applied(*provider_news.note_receipt(lane, told))
    if isinstance(told, EchoReceived) and (known := _find_with(lane, told)):
        return Applied(None, known)
    if not isinstance(told, MessageReceived):
        conversation = _find_or_open(lane, external_id=told.customer_external_id)
        return Applied(_note(conversation, told, now=now), conversation)
    conversation = _find_or_open(
        lane, external_id=told.customer_external_id, name=told.customer_name
    )
    is_new = inbound.receive(
        conversation, event=in_words(told), quiet_seconds=float(business.quiet_seconds), now=now
    )
    if is_new:
        acknowledge_soon(told, kind=lane.source, channel_id=lane.target_id)
    return Applied(None if is_new else "the message is here already", conversation)


def _find_with(lane: ClaimedLane, echo: EchoReceived) -> Glimpse | None:
    """The thread an echo tells nothing new about: the message is in it."""
    return find_with_message(
        channel_id=lane.target_id,
        customer_external_id=echo.customer_external_id,
        external_id=echo.external_id,
    )


def _find_or_open(lane: ClaimedLane, *, external_id: str, name: str = "") -> Conversation:
    found = find_by_channel_customer(channel_id=lane.target_id, external_id=external_id)
    if found is not None:
        customers.learn_said_name(found.customer, name=name)
        return found
    identity = customers.recognize(channel_id=lane.target_id, external_id=external_id, name=name)
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
        case ThreadControlChanged():
            changed = conversations.note_thread_control(conversation, told)
            return None if changed else "control stays with who has it"
        case PromotionsChanged():
            provider_news.note_promotions(conversation, told)
            return None
        case ReferralReceived():
            inbound.note_visit(conversation, at=told.occurred_at)
            return None
        case _:
            return f"nothing is done with {type(told).__name__}"
    return None if changed else "it speaks of a message that is not here"
