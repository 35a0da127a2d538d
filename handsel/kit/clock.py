"""The one place that reads the clock."""

from datetime import UTC, datetime


def now() -> datetime:
    """The present moment, aware, in UTC."""
    return datetime.now(UTC)


def from_milliseconds(milliseconds: int) -> datetime:
    """A provider's Unix milliseconds as an aware UTC datetime; raises ValueError out of range."""
    try:
        return datetime.fromtimestamp(milliseconds / 1000, UTC)
    except (OverflowError, OSError) as error:
        raise ValueError(f"no such moment: {milliseconds}") from error
