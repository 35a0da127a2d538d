"""A member settles a question the assistant could not answer: from now on it can.

The member's approval is the only way in. An answer given with it becomes an entry of the shop's
knowledge, in the member's words, which the assistant may then quote.
"""

from datetime import datetime
from uuid import UUID

from handsel.kit.errors import NotFound
from handsel.modules.assistant.labels import IntentLabel
from handsel.modules.assistant.learning import actions as learning
from handsel.modules.assistant.models import Example
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
    now: datetime,
) -> Example:
    """Keep an example; `answer` writes the entry that answers it, `entry_id` names one.

    Inside the business's transaction. Raises Forbidden, NotFound for an entry that is not the
    shop's or not in use, NothingTaught and TooManyExamples.
    """
    actor.require(Permission.TEACH)
    if entry_id is not None and entry_id not in {entry.id for entry in entries.list_active()}:
        raise NotFound
    if answer.strip():
        question = " ".join(text.split())[:LONGEST_QUESTION]
        written = knowledge.write(kind=Kind.QUESTION, question=question, answer=answer.strip())
        entry_id = written.id
    return learning.teach(actor, text=text, label=label, entry_id=entry_id, now=now)
