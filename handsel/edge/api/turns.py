"""What the assistant thought, proposed and was allowed."""

from datetime import datetime
from typing import Any
from uuid import UUID

from handsel.edge.api.shapes import Kept, Out


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
    created_at: datetime
    finished_at: datetime | None
