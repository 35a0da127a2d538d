"""How long to wait before a process that died is started again."""

FIRST_SECONDS = 0.2
LONGEST_SECONDS = 5.0
HEALTHY_SECONDS = 10.0


def decide_delay(*, previous_seconds: float | None, lived_seconds: float) -> float:
    """Seconds to wait: 0.2, doubled with each quick death up to 5, and 0.2 again after a life
    of at least 10 seconds. `previous_seconds` is the last answer, None for the first death.
    """
    if previous_seconds is None or lived_seconds >= HEALTHY_SECONDS:
        return FIRST_SECONDS
    return min(LONGEST_SECONDS, previous_seconds * 2)
