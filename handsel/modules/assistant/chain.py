"""The chain of thinkers: models in order under one deadline, then the house engine.

Nothing a model does leaves this file as an exception. The house engine needs no network and
cannot fail; should a bug make it fail all the same, the turn goes to a person.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, Protocol

from handsel.modules.assistant.adapter import (
    Thinker,
    ThinkerAnswerInvalid,
    ThinkerTimedOut,
    ThinkerUnavailable,
    Thought,
)
from handsel.modules.assistant.breaker import Breaker
from handsel.modules.assistant.commands import HandOff, Proposal
from handsel.modules.assistant.context import TurnContext

HOUSE = "house"
NOBODY = "nobody"
LEAST_SECONDS = 0.5

AttemptOutcome = Literal["answered", "unavailable", "timed_out", "invalid", "broke", "skipped"]


class HouseTurn(Protocol):
    """What the house engine returns, as far as the chain reads it."""

    @property
    def proposal(self) -> Proposal: ...

    @property
    def memory(self) -> Mapping[str, Any]: ...


@dataclass(frozen=True, slots=True)
class Attempt:
    """One thinker's part in a turn. `reason` is short, ours, and free of customers' words."""

    thinker: str
    outcome: AttemptOutcome
    reason: str
    seconds: float


@dataclass(frozen=True, slots=True)
class ChainResult:
    """The turn's proposal and how it came about.

    `thinker` is a thinker's name, `house`, or `nobody` when only the hand-off was left. `memory`
    is what the house engine wants back next turn; a model's turn clears it, since a question the
    engine left open is stale once somebody else has spoken.
    """

    proposal: Proposal
    thinker: str
    attempts: tuple[Attempt, ...]
    memory: Mapping[str, Any] = field(default_factory=dict)
    input_tokens: int = 0
    output_tokens: int = 0
    cost_micro: int | None = None


def think_through(
    context: TurnContext,
    thinkers: Sequence[Thinker],
    *,
    budget_seconds: float,
    clock: Callable[[], float],
    breaker: Breaker,
    house: Callable[[TurnContext], HouseTurn],
) -> ChainResult:
    """Ask each thinker in order until one proposes; the house engine answers otherwise.

    `clock` is monotonic seconds, the same the thinkers' deadlines are told in. Never raises.
    Words that stop or hand off are the caller's to decide before it comes here.
    """
    raise NotImplementedError
