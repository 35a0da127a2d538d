"""Days as a place counts them."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo


def moments_of(
    first: date | None, last: date | None, *, timezone: str
) -> tuple[datetime | None, datetime | None]:
    """When the first day begins there, and when the last one is over; None stays None."""
    zone = ZoneInfo(timezone)
    begins = datetime.combine(first, time(), zone) if first else None
    if last is None or last == date.max:
        return begins, None
    return begins, datetime.combine(last + timedelta(days=1), time(), zone)
