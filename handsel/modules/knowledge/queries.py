"""Questions about knowledge."""

from handsel.kit.prepared import Prepared
from handsel.modules.knowledge.models import Entry

MOST_ENTRIES = 200


_ACTIVE = Prepared(
    lambda: Entry.objects.filter(is_active=True).order_by("kind", "question")[:MOST_ENTRIES]
)


def list_active() -> list[Entry]:
    """Entries the assistant may answer with, in a stable order; at most MOST_ENTRIES."""
    return _ACTIVE.list()
