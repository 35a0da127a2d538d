"""Verbs on knowledge."""

from collections.abc import Mapping, Sequence
from typing import Any, Final
from uuid import UUID

from django.db import IntegrityError, transaction

from handsel.kit.errors import Conflict, Invalid, NotFound
from handsel.modules.knowledge.models import Entry, Kind
from handsel.modules.knowledge.queries import MOST_ENTRIES, version_of

#: What a member may change of an entry.
WORDS: Final = frozenset({"kind", "question", "answer", "keywords", "is_active"})


class QuestionKnown(Conflict):
    """There is an entry with this question already."""

    code = "question_known"


class TooManyEntries(Conflict):
    """The assistant reads two hundred entries: put one aside before you add another."""

    code = "too_many_entries"


class EntryChanged(Conflict):
    """Somebody changed this entry meanwhile. Look at it again before you change it."""

    code = "changed_meanwhile"


class NothingSaid(Invalid):
    """An entry needs a question and an answer."""

    code = "nothing_said"


def write(*, kind: Kind, question: str, answer: str, keywords: Sequence[str] = ()) -> Entry:
    """Write an entry, or rewrite the one with the same question. Raises TooManyEntries."""
    if not Entry.objects.filter(question=question, is_active=True).exists():
        _require_room()
    entry, _ = Entry.objects.update_or_create(
        question=question,
        defaults={"kind": kind, "answer": answer, "keywords": list(keywords), "is_active": True},
    )
    return entry


def add(*, kind: Kind, question: str, answer: str, keywords: Sequence[str] = ()) -> Entry:
    """Write a new entry. Raises NothingSaid, QuestionKnown and TooManyEntries."""
    words = _tidied(
        {"kind": kind, "question": question, "answer": answer, "keywords": list(keywords)}
    )
    _require_room()
    return _saved(Entry(**words))


def change(entry_id: UUID, words: Mapping[str, Any], *, version: str = "") -> list[str]:
    """Change an entry in the columns that are named; which of them differed.

    Raises NotFound, EntryChanged when it is not what was seen (`version`), NothingSaid,
    QuestionKnown and TooManyEntries.
    """
    words = _tidied(words)
    with transaction.atomic():
        entry = Entry.objects.select_for_update(no_key=True).filter(id=entry_id).first()
        if entry is None:
            raise NotFound
        if version and version != version_of(entry):
            raise EntryChanged
        if words.get("is_active") and not entry.is_active:
            _require_room()
        differing = [name for name, told in words.items() if getattr(entry, name) != told]
        for name in differing:
            setattr(entry, name, words[name])
        if differing:
            _saved(entry)
    return sorted(differing)


def remove(entry_id: UUID) -> None:
    """Remove an entry that nothing refers to any more. Raises NotFound."""
    gone, _ = Entry.objects.filter(id=entry_id).delete()
    if not gone:
        raise NotFound


def _tidied(words: Mapping[str, Any]) -> dict[str, Any]:
    assert set(words) <= WORDS
    tidied = dict(words)
    if "question" in tidied:
        tidied["question"] = " ".join(tidied["question"].split())
    if "answer" in tidied:
        tidied["answer"] = tidied["answer"].strip()
    if "keywords" in tidied:
        kept = (one.strip() for one in tidied["keywords"])
        tidied["keywords"] = list(dict.fromkeys(one for one in kept if one))
    if not (tidied.get("question", "-") and tidied.get("answer", "-")):
        raise NothingSaid
    return tidied


def _require_room() -> None:
    if Entry.objects.filter(is_active=True).count() >= MOST_ENTRIES:
        raise TooManyEntries


def _saved(entry: Entry) -> Entry:
    try:
        with transaction.atomic():
            entry.save()
    except IntegrityError as error:
        if "one_entry_per_question" in str(error):
            raise QuestionKnown from error
        raise
    return entry
