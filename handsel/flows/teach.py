"""A member settles a question the assistant could not answer: from now on it can.

The member's approval is the only way in. An answer given with it becomes an entry of the shop's
knowledge, in the member's words, which the assistant may then quote.
"""

from datetime import datetime
from uuid import UUID

from handsel.kit.errors import NotFound
from handsel.modules.assistant.labels import IntentLabel
from handsel.modules.assistant.learning import actions as learning
from handsel.modules.assistant.learning import questions
from handsel.modules.assistant.models import Example, Question
from handsel.modules.businesses.actor import Actor
from handsel.modules.businesses.rules import Permission
from handsel.modules.knowledge import actions as knowledge
from handsel.modules.knowledge import queries as entries
from handsel.modules.knowledge.models import Kind

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


def list_unanswered(
    actor: Actor, *, language: str, before: UUID | None, limit: int
) -> tuple[list[Question], UUID | None]:
    """Customers' questions that nobody taught an answer to, newest first; raises Forbidden."""
    return questions.list_unanswered(
        actor, entries.list_active(), language=language, before=before, limit=limit
    )
