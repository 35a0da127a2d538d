"""What visitors send, and what they are shown."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field, StringConstraints, field_validator

from handsel.edge.api.messages import ButtonOut, ChoiceOut
from handsel.edge.api.shapes import In, Out
from handsel.modules.web_chat.identity import LONGEST_TOKEN
from handsel.modules.web_chat.rules import LONGEST_TEXT

#: An id of the caller's own: the same one means the same thing.
Own = Annotated[UUID, Field(strict=False)]
MOST_MARKED = 50


class VisitIn(In):
    """Who comes: nobody in particular, or whom the shop's server signed for."""

    identity: Annotated[str, StringConstraints(max_length=LONGEST_TOKEN)] = ""


class VisitOut(Out):
    """`token` goes into `X-Visit`, and is told once. `live_url` is the stream of what changes."""

    token: str
    is_signed: bool
    ends_at: datetime
    live_url: str


class SayIn(In):
    """What a visitor says."""

    id: Own
    text: Annotated[str, StringConstraints(min_length=1, max_length=LONGEST_TEXT)]

    @field_validator("text")
    @classmethod
    def _says_something(cls, text: str) -> str:
        if not text.strip():
            raise ValueError("say something")
        return text


class PressIn(In):
    """A button or a row, of a message that the visitor sees, that they chose."""

    id: Own
    message_id: Own
    payload: Annotated[str, StringConstraints(min_length=1, max_length=500)]


class SeenIn(In):
    """Messages that came to the screen, or were read."""

    mark: Literal["delivered", "read"]
    message_ids: Annotated[list[Own], Field(min_length=1, max_length=MOST_MARKED)]


class KeptOut(Out):
    """It is kept, and will be worked."""

    id: UUID


class MediumOut(Out):
    kind: str
    url: str
    title: str


class SaidOut(Out):
    """One entry of the thread, under the id that the visitor knows it by.

    `by` is who said it; `mark` how far what the shop said has come, empty for the visitor's own.
    """

    id: str
    by: Literal["visitor", "assistant", "person", "shop"]
    text: str
    media: list[MediumOut]
    buttons: list[ButtonOut]
    choices: list[ChoiceOut]
    said_at: datetime
    is_unsent: bool
    mark: str


class ThreadOut(Out):
    """The thread's last messages, the oldest first; `next_cursor` asks for those before."""

    shop: str
    answered_by: Literal["assistant", "person"]
    unread: int
    items: list[SaidOut]
    next_cursor: str | None
