"""Verbs on examples: a member teaches, and takes it back."""

from datetime import datetime
from uuid import UUID

from handsel.kit.errors import Conflict, Invalid, NotFound
from handsel.modules.assistant.engine.examples import MOST_EXAMPLES
from handsel.modules.assistant.labels import IntentLabel
from handsel.modules.assistant.learning.questions import reopen
from handsel.modules.assistant.models import Example
from handsel.modules.audit.actions import record
from handsel.modules.businesses.actor import Actor
from handsel.modules.businesses.rules import Permission
from handsel.modules.catalog.lookup.words import split

LONGEST = 500


class NothingTaught(Invalid):
    """An example is a text of one to 500 characters, with a meaning or an entry that answers it."""

    code = "nothing_taught"


class TooManyExamples(Conflict):
    """A shop has at most a thousand examples."""

    code = "too_many_examples"


def teach(
    actor: Actor,
    *,
    text: str,
    label: IntentLabel | None = None,
    entry_id: UUID | None = None,
    now: datetime,
) -> Example:
    """Keep what a member says a question means; the same question again corrects it.

    Raises Forbidden, NothingTaught and TooManyExamples.
    """
    actor.require(Permission.TEACH)
    text = " ".join(text.split())
    folded = " ".join(word.folded for word in split(text))[:LONGEST]
    if not folded or len(text) > LONGEST or (label is None and entry_id is None):
        raise NothingTaught
    known = Example.objects.filter(folded=folded).exists()
    if not known and Example.objects.count() >= MOST_EXAMPLES:
        raise TooManyExamples
    example, _ = Example.objects.update_or_create(
        folded=folded,
        defaults={
            "text": text,
            "label": label or "",
            "entry_id": entry_id,
            "taught_by_id": actor.member_id,
            "taught_at": now,
        },
    )
    record("example.taught", actor=actor, subject=("example", example.id))
    return example


def forget(actor: Actor, example_id: UUID) -> None:
    """Take an example back. Raises Forbidden and NotFound."""
    actor.require(Permission.TEACH)
    reopen(example_id)
    removed, _ = Example.objects.filter(id=example_id).delete()
    if not removed:
        raise NotFound
    record("example.forgotten", actor=actor, subject=("example", example_id))


def let_go_of_entry(entry_id: UUID) -> None:
    """Have no example refer to an entry; one that says nothing else is forgotten."""
    examples = Example.objects.filter(entry_id=entry_id)
    examples.exclude(label="").update(entry=None)
    for example_id in list(examples.filter(label="").values_list("id", flat=True)):
        reopen(example_id)
    examples.filter(label="").delete()
