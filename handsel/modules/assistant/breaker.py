"""A circuit breaker: a model that keeps failing is left alone for a while.

In process and per thinker name; each process learns on its own, which costs a few slow turns
after a start and needs no shared state.
"""

from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock


@dataclass(slots=True)
class _Circuit:
    failures: int = 0
    opened_at: float | None = None
    probe_at: float | None = None


class Breaker:
    """Opens after `failures_to_open` failures in a row; one probe after `cool_down_seconds`.

    `clock` gives monotonic seconds. A probe whose outcome never arrives is forgotten after
    another cool-down. Safe to share between threads.
    """

    def __init__(
        self,
        *,
        clock: Callable[[], float],
        failures_to_open: int = 5,
        cool_down_seconds: float = 30.0,
    ) -> None:
        self._clock = clock
        self._failures_to_open = failures_to_open
        self._cool_down_seconds = cool_down_seconds
        self._circuits: dict[str, _Circuit] = {}
        self._lock = Lock()

    def allows(self, name: str) -> bool:
        """Whether to ask `name` now. In an open circuit's turn, claims the one probe."""
        with self._lock:
            circuit = self._circuits.get(name)
            if circuit is None or circuit.opened_at is None:
                return True
            now = self._clock()
            waits_since = max(circuit.opened_at, circuit.probe_at or circuit.opened_at)
            if now - waits_since < self._cool_down_seconds:
                return False
            circuit.probe_at = now
            return True

    def succeeded(self, name: str) -> None:
        """The provider answered: close the circuit."""
        with self._lock:
            self._circuits.pop(name, None)

    def failed(self, name: str) -> None:
        """The provider failed: count it, and open (or open again) when it is one too many."""
        with self._lock:
            circuit = self._circuits.setdefault(name, _Circuit())
            circuit.failures += 1
            if circuit.opened_at is not None or circuit.failures >= self._failures_to_open:
                circuit.opened_at = self._clock()
                circuit.probe_at = None
