"""A member tries the assistant: the answer to a visitor who never was, and then all of it undone.

What a customer's message goes through happens here too, the same facts, thinkers, decisions and
words, in a transaction that is rolled back: nothing is ordered, sent, told, counted or kept. What
was said before is played again first, with ids that come out the same (decision 0037). Only what
models cost is real, and counts.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from handsel.flows.answer import reply
from handsel.flows.answer.guard import RULE
from handsel.kit import tenancy
from handsel.kit.clock import now as present_moment
from handsel.kit.ids import foretold, uuid7
from handsel.modules.assistant import own_models
from handsel.modules.assistant.adapter import Thinker
from handsel.modules.assistant.chain import HOUSE, ChainResult
from handsel.modules.assistant.commands import Proposal
from handsel.modules.assistant.models import Turn
from handsel.modules.businesses import queries as businesses
from handsel.modules.businesses.actor import Actor
from handsel.modules.businesses.rules import Permission
from handsel.modules.channels.events import MessageReceived
from handsel.modules.channels.models import Channel, Kind, Status
from handsel.modules.conversations import inbound
from handsel.modules.conversations.models import Author, Control, Conversation, Message
from handsel.modules.conversations.queries import get_for_update, list_messages
from handsel.modules.customers import actions as customers
from handsel.modules.limits import budgets
from handsel.modules.limits.models import Kind as Spent

#: Ids of each line begin here and there, so that what one line draws moves no other's.
_IDS_A_LINE: Final = 10_000
VISITOR: Final = "Visitor"


@dataclass(frozen=True, slots=True)
class Line:
    """What the visitor said or pressed; with what a model proposed then, if one did."""

    text: str
    payload: str = ""
    proposal: Proposal | None = None


@dataclass(frozen=True, slots=True)
class Rehearsed:
    """What a customer would have been told. Without a turn the assistant kept silent."""

    messages: tuple[Message, ...]
    turn: Turn | None
    is_handed_over: bool


class _CurtainFalls(Exception):
    """Leaves the transaction, so that it is rolled back."""


def rehearse(actor: Actor, *, key: str, earlier: Sequence[Line], line: Line) -> Rehearsed:
    """Answer `line` after `earlier`, in the rehearsal that the caller calls `key`.

    Raises Forbidden.
    """
    actor.require(Permission.TEACH)
    models = _models(actor)
    stage = _Stage(actor.business_id, f"{actor.business_id}:{actor.member_id}:{key}")
    result: ChainResult | None = None
    if models:
        prepared = stage.undone(lambda: stage.prepare(earlier, line))
        # Nobody is asked while a transaction is open.
        result = reply.ask(models, prepared) if prepared else None
        if result is not None:
            _count(actor, result)
    return stage.undone(lambda: stage.play(earlier, line, result))


def _models(actor: Actor) -> list[Thinker]:
    with tenancy.business(actor.business_id):
        own = own_models.build_own() if businesses.get_current().has_own_models else ()
    return [*own, *reply.platform_models()]


def _count(actor: Actor, result: ChainResult) -> None:
    """Tokens are spent for real; the member stands where a customer would."""
    tokens, at = result.input_tokens + result.output_tokens, present_moment()
    with tenancy.business(actor.business_id):
        budgets.add(Spent.TOKENS, tokens, customer_id=actor.member_id, now=at)
        budgets.add(Spent.COST, result.cost_micro or 0, customer_id=actor.member_id, now=at)


@dataclass(frozen=True, slots=True)
class _Stage:
    business_id: UUID
    seed: str

    def undone[Told](self, play: Callable[[], Told]) -> Told:
        """What `play` tells, with all it wrote undone."""
        told: Told | None = None
        try:
            with tenancy.business(self.business_id):
                told = play()
                raise _CurtainFalls
        except _CurtainFalls:
            return told  # type: ignore[return-value]  # told before the curtain fell

    def prepare(self, earlier: Sequence[Line], line: Line) -> reply.Prepared | None:
        """What a model may see of the newest line."""
        thread = self._open(earlier)
        with foretold(self.seed, first=(len(earlier) + 1) * _IDS_A_LINE):
            return self._hear(thread, line)

    def play(self, earlier: Sequence[Line], line: Line, result: ChainResult | None) -> Rehearsed:
        """Everything that was said before, and then the newest line."""
        thread = self._open(earlier)
        turn = self._answer(thread, line, number=len(earlier) + 1, result=result)
        conversation = get_for_update(thread)
        said = [one for one in list_messages(thread) if turn and one.turn_id == turn.id]
        return Rehearsed(
            messages=tuple(one for one in said if one.author_kind == Author.ASSISTANT),
            turn=turn,
            is_handed_over=conversation.control == Control.MEMBER,
        )

    def _open(self, earlier: Sequence[Line]) -> UUID:
        """A thread with a visitor, in which the earlier lines were answered; its id."""
        with foretold(self.seed, first=1):
            channel = Channel.objects.create(
                kind=Kind.INSTAGRAM,
                external_id=f"rehearsal-{uuid7().hex}",
                name=VISITOR,
                status=Status.CONNECTED,
            )
            identity = customers.recognize(channel_id=channel.id, external_id=VISITOR, name=VISITOR)
            thread = inbound.open_for(identity=identity).id
        for number, line in enumerate(earlier, start=1):
            known = None if line.proposal is None else _as_proposed(line.proposal)
            self._answer(thread, line, number=number, result=known)
        return thread

    def _answer(
        self, thread: UUID, line: Line, *, number: int, result: ChainResult | None
    ) -> Turn | None:
        with foretold(self.seed, first=number * _IDS_A_LINE):
            prepared = self._hear(thread, line)
            if prepared is None:
                return None
            reply.take(prepared, result or reply.ask((), prepared))
            conversation = get_for_update(thread)
            reply.carry_out(conversation, prepared, again_at=None, now=present_moment())
            return prepared.turn

    def _hear(self, thread: UUID, line: Line) -> reply.Prepared | None:
        """The visitor says it; what the answer may see, unless there is to be none."""
        conversation, at = get_for_update(thread), present_moment()
        _say(conversation, line, at=at)
        business = businesses.get_current()
        _, prepared = reply.prepare(conversation, business=business)
        # Models are asked with no transaction open, by whoever plays.
        return prepared and replace(prepared, models=())


def _say(conversation: Conversation, line: Line, *, at: datetime) -> None:
    event = MessageReceived(
        customer_external_id=VISITOR,
        occurred_at=at,
        external_id=f"line-{uuid7().hex}",
        text=line.text,
        payload=line.payload,
    )
    inbound.receive(conversation, event=event, quiet_seconds=0, now=at)


def _as_proposed(proposal: Proposal) -> ChainResult:
    return ChainResult(proposal, thinker="model", attempts=())


def proposal_of(turn: Turn) -> dict[str, Any] | None:
    """What a model proposed in this turn; None where the house engine would say it again."""
    by_rule = turn.thinker in (HOUSE, RULE)
    return None if by_rule else turn.proposal
