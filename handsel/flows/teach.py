"""A member settles a question the assistant could not answer: from now on it can.

The member's approval is the only way in. An answer given with it becomes an entry of the shop's
knowledge, in the member's words, which the assistant may then quote.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from handsel.kit.errors import NotFound
from handsel.modules.assistant.labels import IntentLabel
from handsel.modules.assistant.learning import actions as learning
from handsel.modules.assistant.learning import questions
from handsel.modules.assistant.models import Example, Question
from handsel.modules.audit.actions import record
from handsel.modules.businesses.actor import Actor
from handsel.modules.businesses.rules import Permission
from handsel.modules.knowledge import actions as knowledge
from handsel.modules.knowledge import queries as entries
from handsel.modules.knowledge.models import Entry, Kind

LONGEST_QUESTION = 300


def teach(
    actor: Actor,
    *,
    text: str,
    label: IntentLabel | None = None,
    answer: str = "",
    entry_id: UUID | None = None,
    question_id: UUID | None = None,
    now: datetime,
) -> Example:
    """Keep an example; `answer` writes the entry that answers it, `entry_id` names one.

    `question_id` names the unanswered question it comes from, which it settles. Inside the
    business's transaction. Raises Forbidden, NotFound for a question that is not the shop's or an
    entry that is not or not in use, NothingTaught and TooManyExamples.
    """
    actor.require(Permission.TEACH)
    if entry_id is not None and entry_id not in {entry.id for entry in entries.list_active()}:
        raise NotFound
    if answer.strip():
        question = " ".join(text.split())[:LONGEST_QUESTION]
        written = knowledge.write(kind=Kind.QUESTION, question=question, answer=answer.strip())
        entry_id = written.id
    example = learning.teach(actor, text=text, label=label, entry_id=entry_id, now=now)
    if question_id is not None:
        questions.settle(question_id, example=example)
    return example


def add_entry(
    actor: Actor,
    *,
    kind: Kind,
    question: str,
    answer: str,
    keywords: Sequence[str] = (),
    question_id: UUID | None = None,
    now: datetime,
) -> Entry:
    """Write an entry of the shop's knowledge; `question_id` names an unanswered question that it
    answers, which is settled and from now on understood as this one.

    Inside the business's transaction. Raises Forbidden, NotFound for a question that is not the
    shop's, NothingSaid, QuestionKnown, TooManyEntries, NothingTaught and TooManyExamples.
    """
    actor.require(Permission.TEACH)
    asked = questions.get_question(question_id) if question_id is not None else None
    entry = knowledge.add(kind=kind, question=question, answer=answer, keywords=keywords)
    record("knowledge.added", actor=actor, subject=("entry", entry.id))
    if asked is not None:
        example = learning.teach(actor, text=asked.text, entry_id=entry.id, now=now)
        questions.settle(asked.id, example=example)
    return entry


def change_entry(
    actor: Actor, entry_id: UUID, words: Mapping[str, Any], *, version: str = ""
) -> Entry:
    """Change an entry in what is named. Raises Forbidden and what `knowledge.change` raises."""
    actor.require(Permission.TEACH)
    fields = knowledge.change(entry_id, words, version=version)
    if fields:
        subject = ("entry", entry_id)
        record("knowledge.changed", actor=actor, subject=subject, detail={"fields": fields})
    return entries.get_entry(entry_id)


def remove_entry(actor: Actor, entry_id: UUID) -> None:
    """Remove an entry; examples that only it answered are forgotten, their questions open again.

    Raises Forbidden and NotFound.
    """
    actor.require(Permission.TEACH)
    entries.get_entry(entry_id)
    learning.let_go_of_entry(entry_id)
    knowledge.remove(entry_id)
    record("knowledge.removed", actor=actor, subject=("entry", entry_id))


def dismiss(actor: Actor, question_id: UUID, *, now: datetime) -> None:
    """A question needs no answer: it is not shown any more. Raises Forbidden and NotFound."""
    actor.require(Permission.TEACH)
    questions.dismiss(question_id, now=now)
    record("question.dismissed", actor=actor, subject=("question", question_id))


def list_unanswered(
    actor: Actor, *, language: str, before: UUID | None, limit: int
) -> tuple[list[Question], UUID | None]:
    """Customers' questions that nobody taught an answer to, newest first; raises Forbidden."""
    return questions.list_unanswered(
        actor, entries.list_active(), language=language, before=before, limit=limit
    )
