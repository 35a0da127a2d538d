"""A customer writes: keep what they said in its place, and answer it.

`work` is what a worker does with a lane: apply every event waiting in it, then answer the burst
when it is due. Each part is a transaction of its own and may be run again after a crash.
"""

from datetime import datetime

from handsel.flows.answer.reply import answer
from handsel.kit import tenancy
from handsel.kit.clock import now as present_moment
from handsel.kit.crashpoint import crashpoint
from handsel.modules.businesses import queries as businesses
from handsel.modules.channels import registry
from handsel.modules.channels.adapter import (
    ChannelEvent,
    EchoReceived,
    Ignored,
    MessageEdited,
    MessageReceived,
    MessagesSeen,
    MessageUnsent,
    ReactionChanged,
    ReferralReceived,
)
from handsel.modules.conversations import actions as conversations
from handsel.modules.conversations import inbound
from handsel.modules.customers import actions as customers
from handsel.modules.customers.models import Identity
from handsel.modules.ingress import actions as ingress
from handsel.modules.ingress import lanes
from handsel.modules.ingress import queries as events
from handsel.modules.ingress.lanes import ClaimedLane
from handsel.modules.ingress.models import Event


def work(lane: ClaimedLane) -> datetime | None:
    """Receive, then answer. When the lane is to be worked again, or None: when something comes."""
    again = [receive(lane)]
    crashpoint("message.received")
    again.append(answer(lane))
    return min((at for at in again if at is not None), default=None)


def receive(lane: ClaimedLane) -> datetime | None:
    """Apply the lane's waiting events in the provider's order; one that fails harms no other.

    When to try the failed ones again, or None.
    """
    with tenancy.business(lane.business_id):
        waiting = events.list_waiting(lane.id)
        again = [_apply_safely(lane, event) for event in waiting]
        if waiting:
            lanes.hold(lane)
        crashpoint("message.applied")
    return min((at for at in again if at is not None), default=None)


def _apply_safely(lane: ClaimedLane, event: Event) -> datetime | None:
    now = present_moment()
    try:
        with tenancy.business(lane.business_id):
            ignored = _apply(lane, event, now=now)
    except Exception as error:  # noqa: BLE001 - kept with its reason, tried again, then shown
        return ingress.mark_failed(event, error=error, at=now)
    if ignored is None:
        ingress.mark_applied(event, at=now)
    else:
        ingress.mark_ignored(event, reason=ignored, at=now)
    return None


def _apply(lane: ClaimedLane, event: Event, *, now: datetime) -> str | None:
    """Apply one event; the reason when it asks for nothing."""
    told = registry.adapters()[lane.source].parse(ingress.read_body(event))
    if isinstance(told, Ignored):
        return told.reason
    identity = customers.recognize(channel_id=lane.target_id, external_id=told.customer_external_id)
    if isinstance(told, MessageReceived):
        return _receive_message(lane, identity, told, now=now)
    return _note(lane, identity, told, now=now)


def _receive_message(
    lane: ClaimedLane, identity: Identity, told: MessageReceived, *, now: datetime
) -> str | None:
    received = inbound.receive(
        identity=identity,
        lane_id=lane.id,
        event=told,
        quiet_seconds=float(businesses.get_current().quiet_seconds),
        now=now,
    )
    return None if received.is_new else "the message is here already"


def _note(
    lane: ClaimedLane, identity: Identity, told: ChannelEvent, *, now: datetime
) -> str | None:
    """Everything that is not a new message: it changes what is there, or asks for nothing."""
    conversation = inbound.open_for(identity=identity, lane_id=lane.id)
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
        case ReferralReceived():
            return "a referral without a message"
        case _:
            return f"nothing is done with {type(told).__name__}"
    return None if changed else "it speaks of a message that is not here"
