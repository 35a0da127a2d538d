"""What the assistant thought, proposed and was allowed."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Router

from handsel.edge.api.acting import acting
from handsel.edge.api.shapes import Kept, Limit, Out, Page
from handsel.kit.paging import cursor_after, read_cursor
from handsel.modules.assistant import queries
from handsel.modules.assistant.models import Turn
from handsel.modules.assistant.outcome import TurnOutcome
from handsel.modules.businesses.rules import Permission
from handsel.modules.conversations.queries import texts_of

router = Router(tags=["assistant"])


class ReadIntentOut(Kept):
    """What a text was taken to mean, how surely, and by which of its words."""

    label: str = ""
    weight: float = 0
    words: list[str] = []


class RecalledOut(Kept):
    """The shop's own example that is most like the text, with its likeness from 0 to 1."""

    text: str = ""
    likeness: float = 0


class ReadingOut(Kept):
    """How the house engine read the text at place `incoming` of the turn's messages."""

    incoming: int = 0
    language: str | None = None
    acts: list[str] = []
    intents: list[ReadIntentOut] = []
    example: RecalledOut | None = None


class AttemptOut(Kept):
    """One thinker that was asked, and what became of it."""

    thinker: str = ""
    outcome: str = ""
    reason: str = ""
    seconds: float = 0


class DecisionOut(Kept):
    """A command as it was proposed, by its `kind`, with what the server decided and why."""

    command: dict[str, Any] = {}
    decision: str = ""
    reason: str = ""


class CutOut(Kept):
    """A sentence that was taken out of the reply."""

    sentence: str = ""
    reason: str = ""


class TurnOut(Out):
    """One run of the assistant.

    `decisions` holds each command with what the server decided and why; `attempts` each thinker
    that was asked; `reading` how the house engine read each text, and by which words or example;
    `cut_claims` what was taken out of the reply because nobody had read it.
    """

    id: UUID
    state: str
    message_ids: list[UUID]
    thinker: str
    reading: list[ReadingOut]
    attempts: list[AttemptOut]
    decisions: list[DecisionOut]
    reply: str
    cut_claims: list[CutOut]
    input_tokens: int
    output_tokens: int
    cost_micro: int | None
    outcome: str | None
    fell_back: bool | None
    created_at: datetime
    finished_at: datetime | None


class CommandOut(Out):
    """A command by its kind, with what was decided and why."""

    kind: str
    decision: str
    reason: str


class RecentTurnOut(Out):
    """One run of the assistant, in short.

    `asked` is the newest message it answers, `cut` how many sentences were taken out of the reply.
    """

    id: UUID
    conversation_id: UUID
    customer_name: str
    channel_kind: str
    asked: str
    reply: str
    cut: int
    thinker: str
    outcome: str | None
    fell_back: bool
    commands: list[CommandOut]
    seconds: float
    input_tokens: int
    output_tokens: int
    cost_micro: int | None
    created_at: datetime


@router.get("/turns", response=Page[RecentTurnOut])
def list_recent_turns(
    request: HttpRequest,
    outcome: TurnOutcome | None = None,
    fell_back: bool = False,
    cursor: str = "",
    limit: Limit = 50,
) -> Page[RecentTurnOut]:
    """What the assistant did in all conversations, the latest first."""
    with acting(request, Permission.READ_ASSISTANT):
        before = read_cursor(cursor)[1] if cursor else None
        found = queries.list_everywhere(
            outcome=outcome, fell_back=fell_back, before=before, limit=limit + 1
        )
        shown = found[:limit]
        asked = texts_of(turn.newest_message_id for turn in shown)
        return Page(
            items=[_short(turn, asked=asked.get(turn.newest_message_id, "")) for turn in shown],
            next_cursor=cursor_after(None, shown[-1].id) if len(found) > limit else None,
        )


def _short(turn: Turn, *, asked: str) -> RecentTurnOut:
    return RecentTurnOut(
        id=turn.id,
        conversation_id=turn.conversation_id,
        customer_name=turn.conversation.customer.name,
        channel_kind=turn.conversation.channel.kind,
        asked=asked,
        reply=turn.reply,
        cut=len(turn.cut_claims),
        thinker=turn.thinker,
        outcome=turn.outcome,
        fell_back=bool(turn.fell_back),
        commands=[
            CommandOut(kind=one["command"]["kind"], decision=one["decision"], reason=one["reason"])
            for one in turn.decisions
        ],
        seconds=sum(attempt["seconds"] for attempt in turn.attempts),
        input_tokens=turn.input_tokens,
        output_tokens=turn.output_tokens,
        cost_micro=turn.cost_micro,
        created_at=turn.created_at,
    )
