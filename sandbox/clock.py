"""The time as the providers see it: the real one, moved by an offset that a test sets."""

import time
from datetime import UTC, datetime


class Clock:
    """Provider time. Log entries and signatures keep the real time."""

    def __init__(self) -> None:
        self.offset_seconds = 0.0

    def unix(self) -> int:
        """Provider time in whole seconds since 1970."""
        return int(time.time() + self.offset_seconds)

    @staticmethod
    def real_ms() -> int:
        """Real time in milliseconds since 1970."""
        return time.time_ns() // 1_000_000

    @staticmethod
    def real_iso() -> str:
        """Real time as ISO 8601 in UTC, with milliseconds."""
        return datetime.now(UTC).isoformat(timespec="milliseconds")
