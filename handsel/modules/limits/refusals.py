"""How often we said no, by kind: counted in a process, and added up for all of them now and then.

Runs without Django: the gate counts too.
"""

import time
from collections import Counter
from threading import Lock
from typing import Final, LiteralString

#: A flood of refusals costs one statement in this time, whoever sends it.
FLUSH_SECONDS: Final = 5.0
LONGEST_KIND: Final = 60
ADD: Final[LiteralString] = """
INSERT INTO limits_refusal AS had (kind, count)
SELECT kind, count FROM unnest(%s::text[], %s::bigint[]) AS said (kind, count) ORDER BY kind
ON CONFLICT (kind) DO UPDATE SET count = had.count + excluded.count
RETURNING 1
"""


class Tally:
    """What one process has refused and nobody else knows yet; `process` begins each kind."""

    def __init__(self, process: str) -> None:
        self._process = process
        self._counts: Counter[str] = Counter()
        self._lock = Lock()
        self._taken_at = time.monotonic()

    def note(self, code: str) -> None:
        """One more refusal with this code."""
        with self._lock:
            self._counts[f"{self._process}:{code}"[:LONGEST_KIND]] += 1

    def take_if_due(self) -> tuple[list[str], list[int]] | None:
        """The parameters of `ADD`, when enough time has passed and there is something to add."""
        with self._lock:
            if not self._counts or time.monotonic() - self._taken_at < FLUSH_SECONDS:
                return None
            taken, self._counts = self._counts, Counter()
            self._taken_at = time.monotonic()
        return list(taken), list(taken.values())

    def give_back(self, taken: tuple[list[str], list[int]]) -> None:
        """What could not be added is added later."""
        with self._lock:
            self._counts.update(dict(zip(*taken, strict=True)))
