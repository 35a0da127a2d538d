"""Questions the assistant could not answer, until a member or an entry answers them."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from handsel.kit.errors import NotFound
from handsel.kit.prepared import insert
from handsel.modules.assistant.chain import ChainResult
from handsel.modules.assistant.commands import HandOff
from handsel.modules.assistant.context import ExampleCard, KnowledgeCard
from handsel.modules.assistant.engine import is_answered
from handsel.modules.assistant.models import Example, Question, Turn
from handsel.modules.businesses.actor import Actor
from handsel.modules.businesses.rules import Permission
from handsel.modules.knowledge.models import Entry

LONGEST_QUESTION = 500
_MOST_LOOKED_AT = 300


def is_unanswered(result: ChainResult) -> bool:
    """Whether a turn asks what was meant, or hands off because it does not know."""
    unknown = any(
        isinstance(c, HandOff) and c.reason == "unknown" for c in result.proposal.commands
    )
    return unknown or bool(result.memory.get("puzzled"))


def note_question(turn: Turn, *, text: str, at: datetime) -> None:
    """Keep what was asked, for a member to answer."""
    if text.strip():
        insert(
            Question(turn_id=turn.id, conversation_id=turn.conversation_id, text=text, asked_at=at)
        )


def get_question(question_id: UUID) -> Question:
    """One question; raises NotFound."""
    question = Question.objects.filter(id=question_id).first()
    if question is None:
        raise NotFound
    return question


def dismiss(question_id: UUID, *, now: datetime) -> None:
    """A member says that it needs no answer. Raises NotFound."""
    if not Question.objects.filter(id=question_id).update(dismissed_at=now):
        raise NotFound


def settle(question_id: UUID, *, example: Example) -> None:
    """A member made an example of it. Raises NotFound."""
    if not Question.objects.filter(id=question_id).update(example=example):
        raise NotFound


def reopen(example_id: UUID) -> None:
    """The example is forgotten, and what it answered is open again."""
    Question.objects.filter(example_id=example_id).update(example=None)


def list_unanswered(
    actor: Actor, entries: Sequence[Entry], *, language: str, before: UUID | None, limit: int
) -> tuple[list[Question], UUID | None]:
    """Open questions, newest first, and where to go on, or None at the end.

    Left out are those that an example or one of the shop's `entries` answers that is newer than
    the question. Looks at no more than 300 rows a page. Raises Forbidden.
    """
    actor.require(Permission.TEACH)
    rows = Question.objects.filter(example=None, dismissed_at=None).order_by("-id")
    if before is not None:
        rows = rows.filter(id__lt=before)
    taught = list(Example.objects.order_by("folded"))
    found: list[Question] = []
    seen = list(rows[: _MOST_LOOKED_AT + 1])
    for at, question in enumerate(seen[:_MOST_LOOKED_AT]):
        if not _is_settled(question, taught, entries, language=language):
            found.append(question)
        if len(found) == limit:
            return found, question.id if at + 1 < len(seen) else None
    return found, seen[_MOST_LOOKED_AT - 1].id if len(seen) > _MOST_LOOKED_AT else None


def _is_settled(
    question: Question, taught: Sequence[Example], entries: Sequence[Entry], *, language: str
) -> bool:
    examples = tuple(
        ExampleCard(text=one.text, label=None, entry=str(one.id))
        for one in taught
        if one.taught_at > question.asked_at
    )
    cards = tuple(
        KnowledgeCard(str(one.id), one.kind, one.question, one.answer, tuple(one.keywords))
        for one in entries
        if one.changed_at > question.asked_at
    )
    newer = bool(examples or cards)
    return newer and is_answered(question.text, examples, cards, language=language)
