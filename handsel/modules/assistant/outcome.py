"""What a whole turn came to, in one word. Pure."""

from collections.abc import Sequence
from typing import Final, Literal

from handsel.modules.assistant.chain import HOUSE, NOBODY, Attempt

TurnOutcome = Literal["answered", "handed_over", "stopped", "refused", "silent", "superseded"]

SUPERSEDED: Final = "superseded"
_ENDS: Final[dict[str, TurnOutcome]] = {"hand_off": "handed_over", "stop": "stopped"}


def outcome_of(decisions: Sequence[tuple[str, str]], *, says: bool) -> TurnOutcome:
    """The outcome of a turn with these commands and decisions, which says something or nothing."""
    for kind, decision in decisions:
        if decision == "done" and kind in _ENDS:
            return _ENDS[kind]
    if not says:
        return "silent"
    if decisions and all(decision == "refused" for _, decision in decisions):
        return "refused"
    return "answered"


def fell_back(attempts: Sequence[Attempt], *, thinker: str) -> bool:
    """Whether models were there and the house engine, or nobody, had to answer in their place."""
    return thinker in (HOUSE, NOBODY) and any(one.thinker != HOUSE for one in attempts)
