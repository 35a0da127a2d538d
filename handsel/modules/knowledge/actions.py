"""Verbs on knowledge."""

from collections.abc import Sequence

from handsel.modules.knowledge.models import Entry, Kind


def write(*, kind: Kind, question: str, answer: str, keywords: Sequence[str] = ()) -> Entry:
    """Write an entry, or rewrite the one with the same question."""
    entry, _ = Entry.objects.update_or_create(
        question=question,
        defaults={"kind": kind, "answer": answer, "keywords": list(keywords), "is_active": True},
    )
    return entry
