"""Verbs on turns."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any
from uuid import UUID

from handsel.kit.prepared import insert
from handsel.modules.assistant.chain import ChainResult
from handsel.modules.assistant.context import TurnContext
from handsel.modules.assistant.facts import facts_of
from handsel.modules.assistant.handles import Handles
from handsel.modules.assistant.learning.questions import (
    LONGEST_QUESTION,
    is_unanswered,
    note_question,
)
from handsel.modules.assistant.models import Turn, TurnState
from handsel.modules.assistant.outcome import SUPERSEDED, TurnOutcome, fell_back


def begin(*, conversation_id: UUID, epoch: int, message_ids: Sequence[UUID]) -> Turn:
    """A turn that will answer these messages. It is kept once there is something to keep."""
    return Turn(
        conversation_id=conversation_id,
        epoch=epoch,
        newest_message_id=message_ids[-1],
        message_ids=[str(one) for one in message_ids],
    )


def take_thought(
    turn: Turn, result: ChainResult, *, context: TurnContext, handles: Handles
) -> None:
    """Put what was seen and proposed into the turn, without saving it."""
    turn.handles = handles.as_json()
    turn.facts = facts_of(context) | {"reading": list(result.explanation)}
    if is_unanswered(result):
        turn.facts["unanswered"] = context.incoming[-1].text[:LONGEST_QUESTION]
    turn.proposal = result.proposal.model_dump(mode="json")
    turn.memory = dict(result.memory)
    turn.thinker = result.thinker
    turn.attempts = [asdict(attempt) for attempt in result.attempts]
    turn.input_tokens = result.input_tokens
    turn.output_tokens = result.output_tokens
    turn.cost_micro = result.cost_micro
    turn.fell_back = fell_back(result.attempts, thinker=result.thinker)


def finish(
    turn: Turn,
    *,
    outcome: TurnOutcome,
    reply: str,
    decisions: Sequence[dict[str, Any]],
    cut_claims: Sequence[dict[str, str]],
    memory: dict[str, Any],
    handles: Handles,
    at: datetime,
) -> None:
    """The turn had its effect: keep what was decided, why, and what was said."""
    turn.state = TurnState.EXECUTED
    turn.outcome = outcome
    turn.reply = reply
    turn.decisions = list(decisions)
    turn.cut_claims = list(cut_claims)
    turn.memory = memory
    turn.handles = handles.as_json()
    turn.finished_at = at
    keep(turn)
    if asked := turn.facts.get("unanswered"):
        note_question(turn, text=asked, at=at)


def supersede(turn: Turn, *, at: datetime) -> None:
    """Something newer was said, or control changed: the turn has no effect."""
    turn.state = TurnState.SUPERSEDED
    turn.outcome = SUPERSEDED
    turn.finished_at = at
    keep(turn)


def keep(turn: Turn) -> None:
    """Write the turn as it is now."""
    if turn._state.adding:
        insert(turn)
    else:
        turn.save()
