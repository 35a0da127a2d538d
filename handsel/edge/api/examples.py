"""What the shop's members taught its assistant."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Status
from pydantic import Field, StringConstraints

from handsel.edge.api.acting import Id, acting
from handsel.edge.api.shapes import In, Limit, Listed, Out, Page
from handsel.flows import teach as teaching
from handsel.kit.clock import now as present_moment
from handsel.kit.paging import cursor_after, read_cursor
from handsel.modules.assistant.labels import IntentLabel
from handsel.modules.assistant.learning import actions, queries
from handsel.modules.businesses import queries as businesses
from handsel.modules.businesses.rules import Permission

router = Router(tags=["assistant"])

Text = Annotated[str, StringConstraints(min_length=1, max_length=500)]
Answer = Annotated[str, StringConstraints(max_length=4000)]


class ExampleIn(In):
    """A customer's question and what it means (`label`), or what answers it.

    `answer` becomes an entry of the shop's knowledge; `entry_id` names one that is there;
    `question_id` an unanswered question which this settles.
    """

    text: Text
    label: IntentLabel | None = None
    answer: Answer = ""
    entry_id: Annotated[UUID, Field(strict=False)] | None = None
    question_id: Annotated[UUID, Field(strict=False)] | None = None


class ExampleOut(Out):
    id: UUID
    text: str
    label: str
    entry_id: UUID | None
    taught_at: datetime


class QuestionOut(Out):
    """What a customer asked and nobody could answer, in the conversation where it was asked."""

    id: UUID
    text: str
    conversation_id: UUID
    turn_id: UUID
    asked_at: datetime


@router.get("/unanswered", response=Page[QuestionOut])
def list_unanswered(request: HttpRequest, cursor: str = "", limit: Limit = 50) -> Page[QuestionOut]:
    """Questions the assistant could not answer, the latest first, until they are answered."""
    with acting(request, Permission.TEACH) as actor:
        found, last = teaching.list_unanswered(
            actor,
            language=businesses.get_current().locale[:2].lower(),
            before=read_cursor(cursor)[1] if cursor else None,
            limit=limit,
        )
        return Page(
            items=[QuestionOut.model_validate(one) for one in found],
            next_cursor=cursor_after(None, last) if last else None,
        )


@router.delete("/unanswered/{question_id}", response={204: None})
def dismiss_question(request: HttpRequest, question_id: Id) -> Status[None]:
    """Say that a question needs no answer: it leaves the list."""
    with acting(request, Permission.TEACH) as actor:
        teaching.dismiss(actor, question_id, now=present_moment())
        return Status(204, None)


@router.get("/examples", response=Listed[ExampleOut])
def list_examples(request: HttpRequest) -> Listed[ExampleOut]:
    """The shop's examples."""
    with acting(request, Permission.TEACH):
        found = [ExampleOut.model_validate(one) for one in queries.list_examples()]
        return Listed(items=found)


@router.post("/examples", response={201: ExampleOut})
def teach_example(request: HttpRequest, body: ExampleIn) -> Status[ExampleOut]:
    """Teach the assistant a question; it counts from the next message on."""
    with acting(request, Permission.TEACH) as actor:
        made = teaching.teach(
            actor,
            text=body.text,
            label=body.label,
            answer=body.answer,
            entry_id=body.entry_id,
            question_id=body.question_id,
            now=present_moment(),
        )
        return Status(201, ExampleOut.model_validate(made))


@router.delete("/examples/{example_id}", response={204: None})
def forget_example(request: HttpRequest, example_id: Id) -> Status[None]:
    """Take an example back."""
    with acting(request, Permission.TEACH) as actor:
        actions.forget(actor, example_id)
        return Status(204, None)
