"""The one place that reads the clock."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime

_held: ContextVar[datetime | None] = ContextVar("held_moment", default=None)


def now() -> datetime:
    """The present moment, aware, in UTC."""
    return _held.get() or datetime.now(UTC)


def milliseconds() -> int:
    """The present moment in Unix milliseconds."""
    held = _held.get()
    return time.time_ns() // 1_000_000 if held is None else int(held.timestamp() * 1000)


@contextmanager
def held_at(moment: datetime) -> Iterator[None]:
    """Tell this context that it is `moment`, for what is told as having happened then."""
    token = _held.set(moment)
    try:
        yield
    finally:
        _held.reset(token)


def from_milliseconds(milliseconds: int) -> datetime:
    """A provider's Unix milliseconds as an aware UTC datetime; raises ValueError out of range."""
    try:
        return datetime.fromtimestamp(milliseconds / 1000, UTC)
    except (OverflowError, OSError) as error:
        raise ValueError(f"no such moment: {milliseconds}") from error
