"""Questions about letters."""

from datetime import datetime

from handsel.modules.notifications.models import Mail


def is_written(once_key: str) -> bool:
    """Whether the letter for this occasion was written."""
    return Mail.objects.filter(once_key=once_key).exists()


def count_written(occasions: str, *, since: datetime) -> int:
    """How many letters were written since then, for occasions that begin so."""
    return Mail.objects.filter(once_key__startswith=occasions, created_at__gte=since).count()
