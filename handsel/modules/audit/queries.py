"""Questions about what was done."""

from datetime import datetime
from typing import Any
from uuid import UUID

from handsel.modules.audit.models import AuditEntry
from handsel.modules.audit.rules import id_bounds


def list_entries(
    *,
    what: str = "",
    actor_kind: str = "",
    actor_id: UUID | None = None,
    subject_kind: str = "",
    subject_id: UUID | None = None,
    since: datetime | None = None,
    until: datetime | None = None,
    before: UUID | None = None,
    limit: int = 50,
) -> list[AuditEntry]:
    """Entries of the business, the latest first; `before` is the last id of the page before.

    `what` is one kind of deed, or all of a noun when it ends with a dot (`refund.`). `since` is
    included, `until` is not.
    """
    lowest, highest = id_bounds(since=since, until=until)
    asked: dict[str, Any] = {
        "what__startswith" if what.endswith(".") else "what": what,
        "actor_kind": actor_kind,
        "actor_id": actor_id,
        "subject_kind": subject_kind,
        "subject_id": subject_id,
        "at__gte": since,
        "at__lt": until,
        "id__gte": lowest,
        "id__lt": min(filter(None, (before, highest)), default=None),
    }
    wanted = {name: value for name, value in asked.items() if value}
    return list(AuditEntry.objects.filter(**wanted).order_by("-id")[:limit])
