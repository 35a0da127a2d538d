"""Questions about knowledge."""

from handsel.modules.knowledge.models import Entry

MOST_ENTRIES = 200


def list_active() -> list[Entry]:
    """Entries the assistant may answer with, in a stable order; at most MOST_ENTRIES."""
    return list(Entry.objects.filter(is_active=True).order_by("kind", "question")[:MOST_ENTRIES])
