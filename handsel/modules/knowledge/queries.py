"""Questions about knowledge."""

from typing import Final
from uuid import UUID

from django.db.models import Q

from handsel.kit.errors import NotFound
from handsel.kit.fingerprint import fingerprint
from handsel.kit.prepared import Prepared
from handsel.modules.knowledge.models import Entry, Kind

#: How many the assistant reads.
MOST_ENTRIES: Final = 200
LONGEST_SEARCH: Final = 100
_MOST_WORDS: Final = 6


_ACTIVE = Prepared(
    lambda: Entry.objects.filter(is_active=True).order_by("kind", "question")[:MOST_ENTRIES]
)


def is_any_written() -> bool:
    """Whether the assistant has anything of the shop's to answer with."""
    return Entry.objects.filter(is_active=True).exists()


def list_active() -> list[Entry]:
    """Entries the assistant may answer with, in a stable order; at most MOST_ENTRIES."""
    return _ACTIVE.list()


def get_entry(entry_id: UUID) -> Entry:
    """One entry, in use or not; raises NotFound."""
    entry = Entry.objects.filter(id=entry_id).first()
    if entry is None:
        raise NotFound
    return entry


def page_entries(
    *, before: UUID | None, limit: int, kind: Kind | None = None, search: str = ""
) -> list[Entry]:
    """At most `limit` entries, in use or not, the newest first, those older than `before`.

    Each word of `search` is part of a question, an answer or the keywords.
    """
    found = Entry.objects.order_by("-id")
    if before is not None:
        found = found.filter(id__lt=before)
    if kind is not None:
        found = found.filter(kind=kind)
    for word in search[:LONGEST_SEARCH].split()[:_MOST_WORDS]:
        found = found.filter(
            Q(question__icontains=word) | Q(answer__icontains=word) | Q(keywords__icontains=word)
        )
    return list(found[:limit])


def version_of(entry: Entry) -> str:
    """What a member who edits it has seen."""
    names = ("kind", "question", "answer", "keywords", "is_active")
    return fingerprint({name: getattr(entry, name) for name in names})
