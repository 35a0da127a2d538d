"""Answer a burst: gather (transaction), think (none open), act and say (transaction)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from time import monotonic
from uuid import UUID

from handsel.flows.answer import guard
from handsel.flows.answer.act import READ_ONLY, act, pass_on
from handsel.flows.answer.compose import compose
from handsel.flows.answer.gather import Gathered, gather, local_time
from handsel.flows.answer.going_on import go_on
from handsel.flows.answer.session import Decided, Session
from handsel.flows.answer.thinkers import breaker, thinkers
from handsel.flows.budget_notice import tell_staff
from handsel.kit import tenancy
from handsel.kit.clock import now as present_moment
from handsel.kit.crashpoint import crashpoint
from handsel.modules.assistant import actions as turns
from handsel.modules.assistant import own_models
from handsel.modules.assistant.adapter import Thinker
from handsel.modules.assistant.chain import HOUSE, Attempt, ChainResult, think_through
from handsel.modules.assistant.commands import Proposal
from handsel.modules.assistant.engine import remember, think
from handsel.modules.assistant.models import Turn, TurnState
from handsel.modules.assistant.outcome import outcome_of
from handsel.modules.assistant.queries import list_recent
from handsel.modules.assistant.rulebook.opening import is_for_people
from handsel.modules.assistant.rulebook.queries import get_book
from handsel.modules.assistant.rulebook.values import Book
from handsel.modules.audit.actions import record
from handsel.modules.audit.rules import ASSISTANT
from handsel.modules.businesses import queries as businesses
from handsel.modules.businesses.models import Business
from handsel.modules.conversations import actions as conversations
from handsel.modules.conversations import inbound
from handsel.modules.conversations.models import Control, Conversation, Message
from handsel.modules.conversations.queries import find_by_channel_customer, get_for_update
from handsel.modules.conversations.rules import count_answers
from handsel.modules.customers import actions as customers
from handsel.modules.ingress import lanes
from handsel.modules.ingress.lanes import ClaimedLane
from handsel.modules.limits import budgets
from handsel.modules.limits.budgets import UsedUp
from handsel.modules.limits.models import Kind

#: All models together; the customer has an answer within ten seconds, whoever gives it.
BUDGET_SECONDS = 8.0
#: Budgets whose end leaves a customer to the house engine.
OF_MODELS = {Kind.TOKENS, Kind.COST}
#: A customer who never stops writing is answered after this long all the same.
MOST_SUPERSEDING = timedelta(seconds=20)
#: How many commands of a turn the audit lists; a model gone mad proposes any number.
MOST_NOTED = 20


@dataclass(frozen=True, slots=True)
class Prepared:
    """A turn, what it may see, and the messages it answers."""

    business: Business
    customer_id: UUID
    turn: Turn
    gathered: Gathered
    book: Book
    incoming: tuple[Message, ...]
    #: When the answer was due: another moment later on means that something newer was said.
    due_at: datetime
    #: Automatic answers of the last hour.
    recent_answers: int
    #: Models that the shop brings itself; the platform's come after them.
    models: Sequence[Thinker]
    #: What of the day's budget is spent, for this customer or for all.
    used_up: tuple[UsedUp, ...]
    #: A worker that died has left a proposal: it is carried out, and nobody is asked again.
    is_stored: bool


def answer(lane: ClaimedLane) -> datetime | None:
    """Answer what is due in the lane's conversation; when to come back, if so."""
    with tenancy.business(lane.business_id):
        conversation = find_by_channel_customer(channel_id=lane.target_id, external_id=lane.key)
        if conversation is None:
            return None
        due_at, prepared = prepare(conversation, business=businesses.get_current())
    if prepared is None:
        return due_at
    crashpoint("turn.gathered")
    if not prepared.is_stored:
        _think(lane, prepared)
    with tenancy.business(lane.business_id):
        again = _conclude(lane, prepared)
        crashpoint("turn.acted")
    crashpoint("turn.committed")
    return again


def has_models() -> bool:
    """Whether this process asks models; without one the house engine answers alone."""
    return bool(platform_models())


def platform_models() -> Sequence[Thinker]:
    """The models of this process, which are asked after those of the shop."""
    return thinkers()


def answer_by_house(conversation: Conversation, *, business: Business) -> datetime | None:
    """Answer what is due in this conversation, locked by the caller, without asking a model.

    When to come back, if so. All in the caller's transaction, since nobody else is waited for.
    """
    due_at, prepared = prepare(conversation, business=business)
    if prepared is None:
        return due_at
    crashpoint("turn.gathered")
    if not prepared.is_stored:
        take(prepared, ask((), prepared))
    carry_out(conversation, prepared, again_at=None, now=present_moment())
    crashpoint("turn.acted")
    return None


def prepare(
    conversation: Conversation, *, business: Business
) -> tuple[datetime | None, Prepared | None]:
    """What a turn over what is due may see; without one, when to come back, if so."""
    now = present_moment()
    if conversation.answer_due_at is None:
        return None, None
    if conversation.answer_due_at > now:
        return conversation.answer_due_at, None
    incoming = tuple(inbound.list_unanswered(conversation))
    if not incoming or conversation.control != Control.ASSISTANT or guard.is_stopped(conversation):
        inbound.clear_due(conversation)
        return None, None
    book = get_book()
    if is_for_people(book.hours, at=local_time(business, now)):
        inbound.leave_to_people(conversation)
        return None, None
    used_up = tuple(budgets.list_used_up(customer_id=conversation.customer_id, now=now))
    tell_staff(used_up, business=business, now=now)
    recent = list_recent(conversation.id)
    stored = _find_stored(recent, conversation, newest=incoming[-1])
    last = next((turn for turn in recent if turn.state == TurnState.EXECUTED), None)
    message_ids = [message.id for message in incoming]
    return None, Prepared(
        business=business,
        customer_id=conversation.customer_id,
        turn=stored
        or turns.begin(
            conversation_id=conversation.id, epoch=conversation.epoch, message_ids=message_ids
        ),
        gathered=gather(conversation, incoming, business=business, book=book, last=last, now=now),
        book=book,
        incoming=incoming,
        due_at=conversation.answer_due_at,
        recent_answers=count_answers(
            counted=conversation.answers_counted,
            since=conversation.answers_counted_since,
            now=now,
        ),
        models=own_models.build_own() if business.has_own_models else (),
        used_up=used_up,
        is_stored=stored is not None,
    )


def _find_stored(recent: list[Turn], conversation: Conversation, *, newest: Message) -> Turn | None:
    for turn in recent:
        same = turn.newest_message_id == newest.id and turn.epoch == conversation.epoch
        if same and turn.state == TurnState.STORED:
            return turn
    return None


def _think(lane: ClaimedLane, prepared: Prepared) -> None:
    """Find a proposal for the turn, and keep a model's before it is used."""
    result = ask((*prepared.models, *thinkers()), prepared)
    take(prepared, result)
    if result.thinker not in (HOUSE, guard.RULE):
        # Asked again, a model would answer differently.
        with tenancy.business(lane.business_id):
            turns.keep(prepared.turn)
            _count(prepared, result)
            lanes.hold(lane)
        crashpoint("turn.stored")


def _count(prepared: Prepared, result: ChainResult) -> None:
    customer_id, now = prepared.customer_id, present_moment()
    tokens = result.input_tokens + result.output_tokens
    budgets.add(Kind.TOKENS, tokens, customer_id=customer_id, now=now)
    budgets.add(Kind.COST, result.cost_micro or 0, customer_id=customer_id, now=now)


def ask(models: Sequence[Thinker], prepared: Prepared) -> ChainResult:
    """A proposal: by rule, by the first of the models that answers, or by the house engine."""
    context = prepared.gathered.context
    spent = {one.kind for one in prepared.used_up}
    ruled = guard.decide(
        context, recent_answers=prepared.recent_answers, may_send=Kind.SENDS not in spent
    )
    if ruled is not None:
        attempt = Attempt(guard.RULE, "answered", "", 0.0)
        return ChainResult(ruled, thinker=guard.RULE, attempts=(attempt,), memory=context.memory)
    return think_through(
        context,
        () if spent & OF_MODELS else guard.models_for(context, models),
        budget_seconds=BUDGET_SECONDS,
        clock=monotonic,
        breaker=breaker(),
        house=think,
    )


def take(prepared: Prepared, result: ChainResult) -> None:
    """Put a proposal and how it came about into the turn."""
    gathered = prepared.gathered
    turns.take_thought(prepared.turn, result, context=gathered.context, handles=gathered.handles)


def _conclude(lane: ClaimedLane, prepared: Prepared) -> datetime | None:
    """Carry out the turn, unless control changed or something newer was said meanwhile."""
    now = present_moment()
    conversation = get_for_update(prepared.turn.conversation_id)
    newer = conversation.answer_due_at != prepared.due_at
    if conversation.epoch != prepared.turn.epoch or (newer and _may_wait(conversation, now=now)):
        turns.supersede(prepared.turn, at=now)
        again = conversation.answer_due_at
    else:
        again = now if newer else None
        # A model took its time: what the shop allows is what it allows now.
        prepared = replace(prepared, book=get_book())
        carry_out(conversation, prepared, again_at=again, now=now)
    lanes.hold(lane)
    return again


def _may_wait(conversation: Conversation, *, now: datetime) -> bool:
    began = conversation.burst_began_at
    return began is not None and now - began < MOST_SUPERSEDING


def carry_out(
    conversation: Conversation, prepared: Prepared, *, again_at: datetime | None, now: datetime
) -> None:
    """Do what the turn proposes as far as it is allowed, and say what came of it."""
    turn, context = prepared.turn, prepared.gathered.context
    session = Session(
        business=prepared.business,
        conversation=conversation,
        incoming=prepared.incoming,
        handles=prepared.gathered.handles,
        context=context,
        now=now,
        book=prepared.book,
    )
    proposal = Proposal.model_validate(turn.proposal)
    decided, session = go_on(session, act(session, proposal.commands), memory=turn.memory)
    decided = pass_on(session, decided)
    ruled = turn.thinker == guard.RULE
    composed = compose(proposal, decided, context=context, may_be_silent=ruled)
    if composed.contents:
        conversations.answer(conversation, contents=composed.contents, turn_id=turn.id, now=now)
    for continue_with in session.afterwards:
        continue_with()
    keeps_control = conversation.control == Control.ASSISTANT
    inbound.mark_answered(
        conversation,
        prepared.incoming,
        turn_id=turn.id,
        again_at=again_at if keeps_control else None,
        now=now,
    )
    if composed.language != conversation.customer.language:
        customers.learn(customer_id=conversation.customer_id, language=composed.language)
    turns.finish(
        turn,
        outcome=outcome_of(
            [(str(d.command["kind"]), d.decision) for d in decided],
            says=bool(composed.contents),
        ),
        reply=composed.reply,
        decisions=[
            {"command": d.command, "decision": d.decision, "reason": d.reason} for d in decided
        ],
        cut_claims=[{"sentence": cut.sentence, "reason": cut.reason} for cut in composed.cut],
        memory=remember(turn.memory, [one.outcome for one in decided]),
        handles=session.handles,
        at=now,
    )
    _note(turn, decided)


def _note(turn: Turn, decided: Sequence[Decided]) -> None:
    """Keep in the audit what the assistant tried to change; the turn says with what and why."""
    changing = [
        [str(one.command["kind"]), one.decision, one.reason]
        for one in decided
        if one.command["kind"] not in READ_ONLY
    ]
    if changing:
        record(
            "assistant.acted",
            actor=ASSISTANT,
            subject=("turn", turn.id),
            detail={
                "conversation_id": turn.conversation_id,
                "commands": changing[:MOST_NOTED],
                "left_out": max(0, len(changing) - MOST_NOTED),
            },
        )
