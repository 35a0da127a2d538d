"""Answer a burst: gather (transaction), think (none open), act and say (transaction)."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from time import monotonic
from typing import Any

from handsel.flows.answer import guard
from handsel.flows.answer.act import act
from handsel.flows.answer.compose import compose
from handsel.flows.answer.gather import Gathered, gather
from handsel.flows.answer.session import Session
from handsel.flows.answer.thinkers import breaker, thinkers
from handsel.kit import tenancy
from handsel.kit.clock import now as present_moment
from handsel.kit.crashpoint import crashpoint
from handsel.modules.assistant import actions as turns
from handsel.modules.assistant.chain import HOUSE, Attempt, ChainResult, think_through
from handsel.modules.assistant.commands import Proposal
from handsel.modules.assistant.engine import remember, think
from handsel.modules.assistant.models import Turn, TurnState
from handsel.modules.assistant.queries import count_recent
from handsel.modules.businesses import queries as businesses
from handsel.modules.conversations import inbound
from handsel.modules.conversations.actions import say
from handsel.modules.conversations.models import Author, Control, Conversation, Message
from handsel.modules.conversations.queries import find_by_channel_customer, get_for_update
from handsel.modules.customers import actions as customers
from handsel.modules.ingress import lanes
from handsel.modules.ingress.lanes import ClaimedLane

BUDGET_SECONDS = 12.0
#: A customer who never stops writing is answered after this long all the same.
MOST_SUPERSEDING = timedelta(seconds=20)


@dataclass(frozen=True, slots=True)
class Prepared:
    """A turn begun, with what it may see and the messages it answers."""

    turn: Turn
    gathered: Gathered
    incoming: tuple[Message, ...]
    #: How often this conversation was answered automatically in the last hour.
    recent_turns: int


def answer(lane: ClaimedLane) -> datetime | None:
    """Answer what is due in the lane's conversation; when to come back, if so."""
    with tenancy.business(lane.business_id):
        due, prepared = _prepare(lane)
    if prepared is None:
        return due
    crashpoint("turn.begun")
    result = _think(prepared)
    if result is not None:
        turns.keep_thought(prepared.turn, result, context=prepared.gathered.context)
        if result.thinker not in (HOUSE, guard.RULE):
            # A model would answer differently if asked again: keep this before it is used.
            with tenancy.business(lane.business_id):
                prepared.turn.save()
                lanes.hold(lane)
            crashpoint("turn.stored")
    with tenancy.business(lane.business_id):
        again = _conclude(lane, prepared)
        crashpoint("turn.acted")
    crashpoint("turn.committed")
    return again


def _prepare(lane: ClaimedLane) -> tuple[datetime | None, Prepared | None]:
    now = present_moment()
    conversation = find_by_channel_customer(channel_id=lane.target_id, external_id=lane.key)
    if conversation is None or conversation.answer_due_at is None:
        return None, None
    if conversation.answer_due_at > now:
        return conversation.answer_due_at, None
    incoming = tuple(inbound.list_unanswered(conversation))
    if not incoming or conversation.control != Control.ASSISTANT or guard.is_stopped(conversation):
        inbound.clear_due(conversation)
        return None, None
    business = businesses.get_current()
    gathered = gather(conversation, incoming, business=business, now=now)
    turn = turns.begin(
        conversation_id=conversation.id,
        epoch=conversation.epoch,
        message_ids=[message.id for message in incoming],
        handles=gathered.handles,
    )
    recent = count_recent(conversation.id, now=now, within=timedelta(hours=1))
    return None, Prepared(turn, gathered, incoming, recent)


def _think(prepared: Prepared) -> ChainResult | None:
    """A proposal for the turn; None when a worker that died has left one."""
    if prepared.turn.state != TurnState.THINKING:
        return None
    context = prepared.gathered.context
    ruled = guard.decide(context, recent_turns=prepared.recent_turns)
    if ruled is not None:
        attempt = Attempt(guard.RULE, "answered", "", 0.0)
        return ChainResult(ruled, thinker=guard.RULE, attempts=(attempt,), memory={})
    return think_through(
        context,
        thinkers(),
        budget_seconds=BUDGET_SECONDS,
        clock=monotonic,
        breaker=breaker(),
        house=think,
    )


def _conclude(lane: ClaimedLane, prepared: Prepared) -> datetime | None:
    """Carry out the turn, unless control changed or something newer was said meanwhile."""
    now = present_moment()
    turn = prepared.turn
    conversation = get_for_update(turn.conversation_id)
    newer = _newer(conversation, prepared)
    if conversation.epoch != turn.epoch or (newer and _may_wait(conversation, now=now)):
        turns.supersede(turn, at=now)
        lanes.hold(lane)
        return now
    _carry_out(conversation, prepared, now=now)
    again = None
    if newer and conversation.control == Control.ASSISTANT:
        again = inbound.expect_answer(conversation, at=now)
    else:
        inbound.clear_due(conversation)
    lanes.hold(lane)
    return again


def _newer(conversation: Conversation, prepared: Prepared) -> bool:
    answered = {message.id for message in prepared.incoming}
    return any(m.id not in answered for m in inbound.list_unanswered(conversation))


def _may_wait(conversation: Conversation, *, now: datetime) -> bool:
    began = conversation.burst_began_at
    return began is not None and now - began < MOST_SUPERSEDING


def _carry_out(conversation: Conversation, prepared: Prepared, *, now: datetime) -> None:
    turn, context = prepared.turn, prepared.gathered.context
    session = Session(
        business=businesses.get_current(),
        conversation=conversation,
        incoming=prepared.incoming,
        handles=prepared.gathered.handles,
        now=now,
    )
    proposal = Proposal.model_validate(turn.proposal)
    decided = act(session, proposal.commands)
    composed = compose(proposal, decided, context=context)
    for number, content in enumerate(composed.contents):
        say(
            conversation_id=conversation.id,
            content=content,
            author_kind=Author.ASSISTANT,
            once_key=f"turn:{turn.id}:{number}",
            epoch=conversation.epoch,
            turn_id=turn.id,
        )
    for continue_with in session.afterwards:
        continue_with()
    inbound.mark_answered(prepared.incoming, turn_id=turn.id)
    if composed.language != conversation.customer.language:
        customers.learn(customer_id=conversation.customer_id, language=composed.language)
    outcomes = [one.outcome for one in decided]
    memory: dict[str, Any] = remember(turn.memory, outcomes)
    turns.finish(
        turn,
        reply=composed.reply,
        decisions=[
            {"command": d.command, "decision": d.decision, "reason": d.reason} for d in decided
        ],
        cut_claims=[{"sentence": cut.sentence, "reason": cut.reason} for cut in composed.cut],
        memory=memory,
        handles=session.handles,
        at=now,
    )
