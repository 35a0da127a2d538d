"""What the assistant thought, proposed and was allowed."""

from datetime import datetime
from typing import Any
from uuid import UUID

from handsel.edge.api.shapes import Out


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
    reading: list[dict[str, Any]]
    attempts: list[dict[str, Any]]
    decisions: list[dict[str, Any]]
    reply: str
    cut_claims: list[dict[str, Any]]
    input_tokens: int
    output_tokens: int
    created_at: datetime
    finished_at: datetime | None
