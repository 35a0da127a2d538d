"""The chain of thinkers: models in order under one deadline, then the house engine.

Nothing a model does leaves this file as an exception. The house engine needs no network and
cannot fail; should a bug make it fail all the same, the turn goes to a person.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal, Protocol

import structlog

from handsel.modules.assistant.adapter import (
    Thinker,
    ThinkerAnswerInvalid,
    ThinkerTimedOut,
    ThinkerUnavailable,
    Thought,
)
from handsel.modules.assistant.answer import read_answer
from handsel.modules.assistant.breaker import Breaker
from handsel.modules.assistant.claims import gate
from handsel.modules.assistant.commands import HandOff, Proposal
from handsel.modules.assistant.context import TurnContext

HOUSE = "house"
NOBODY = "nobody"
LEAST_SECONDS = 0.5

log = structlog.get_logger()

AttemptOutcome = Literal["answered", "unavailable", "timed_out", "invalid", "broke", "skipped"]


class HouseTurn(Protocol):
    """What the house engine returns, as far as the chain reads it."""

    @property
    def proposal(self) -> Proposal: ...

    @property
    def memory(self) -> Mapping[str, Any]: ...

    @property
    def explanation(self) -> Sequence[dict[str, Any]]: ...


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
    engine left open is stale once somebody else has spoken. `explanation` says how the house
    engine read each text; a model says nothing of the kind.
    """

    proposal: Proposal
    thinker: str
    attempts: tuple[Attempt, ...]
    memory: Mapping[str, Any] = field(default_factory=dict)
    input_tokens: int = 0
    output_tokens: int = 0
    cost_micro: int | None = None
    explanation: Sequence[dict[str, Any]] = ()


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
    deadline = clock() + budget_seconds
    attempts: list[Attempt] = []
    for thinker in thinkers:
        link = _Link(thinker, deadline=deadline, budget_seconds=budget_seconds)
        attempt, thought = link.ask(context, clock=clock, breaker=breaker)
        attempts.append(attempt)
        if thought is not None:
            return _answered(thought, thinker=thinker.name, attempts=tuple(attempts))
    return _ask_house(context, house=house, clock=clock, attempts=attempts)


def _answered(thought: Thought, *, thinker: str, attempts: tuple[Attempt, ...]) -> ChainResult:
    return ChainResult(
        proposal=thought.proposal,
        thinker=thinker,
        attempts=attempts,
        input_tokens=thought.input_tokens,
        output_tokens=thought.output_tokens,
        cost_micro=thought.cost_micro,
    )


def _ask_house(
    context: TurnContext,
    *,
    house: Callable[[TurnContext], HouseTurn],
    clock: Callable[[], float],
    attempts: list[Attempt],
) -> ChainResult:
    started = clock()
    try:
        turn = house(context)
        proposal, memory, explanation = turn.proposal, turn.memory, turn.explanation
    except Exception as error:
        log.exception("house_engine_broke")
        attempt = Attempt(HOUSE, "broke", type(error).__name__, clock() - started)
        proposal = Proposal(commands=(HandOff(reason="failure"),))
        return ChainResult(proposal, thinker=NOBODY, attempts=(*attempts, attempt))
    attempt = Attempt(HOUSE, "answered", "", clock() - started)
    return ChainResult(
        proposal,
        thinker=HOUSE,
        attempts=(*attempts, attempt),
        memory=memory,
        explanation=explanation,
    )


@dataclass(frozen=True, slots=True)
class _Link:
    """One thinker in its place of the chain."""

    thinker: Thinker
    deadline: float
    budget_seconds: float

    def ask(
        self, context: TurnContext, *, clock: Callable[[], float], breaker: Breaker
    ) -> tuple[Attempt, Thought | None]:
        """The attempt, and the thought if there is one the chain may use."""
        name, started = self.thinker.name, clock()
        given = self.deadline - started
        if given < LEAST_SECONDS:
            return Attempt(name, "skipped", "no time left", 0.0), None
        if not breaker.allows(name):
            return Attempt(name, "skipped", "circuit open", 0.0), None
        outcome, reason, is_outage, thought = self._try(context, clock=clock)
        # A thinker that got the crumbs of the budget is not to blame for running late.
        if is_outage and (outcome != "timed_out" or given >= self.budget_seconds / 2):
            breaker.failed(name)
        elif not is_outage:
            breaker.succeeded(name)
        return Attempt(name, outcome, reason, clock() - started), thought

    def _try(
        self, context: TurnContext, *, clock: Callable[[], float]
    ) -> tuple[AttemptOutcome, str, bool, Thought | None]:
        try:
            thought = _checked(self.thinker.think(context, deadline=self.deadline))
        except ThinkerUnavailable as failure:
            return "unavailable", failure.message, True, None
        except ThinkerTimedOut as failure:
            return "timed_out", failure.message, True, None
        except ThinkerAnswerInvalid as failure:
            return "invalid", failure.message, failure.outage, None
        except Exception as error:  # noqa: BLE001  the outer net: no model stops a turn
            log.warning("thinker_broke", thinker=self.thinker.name, error=type(error).__name__)
            return "broke", type(error).__name__, True, None
        if clock() > self.deadline:
            return "timed_out", "answered after the deadline", True, None
        if reasons := _why_nothing_is_left(thought.proposal, context):
            return "invalid", f"all of it was cut: {reasons}", False, None
        return "answered", "", False, thought


def _why_nothing_is_left(proposal: Proposal, context: TurnContext) -> str:
    """Why each sentence is cut of an answer that is nothing else: it would answer nothing."""
    if proposal.commands or not proposal.reply:
        return ""
    gated = gate(proposal.reply, context=context, locale=context.locale)
    return ", ".join(sorted({cut.reason for cut in gated.cut})) if gated.empty else ""


def _checked(thought: Thought) -> Thought:
    """The thought with its proposal held to the closed schema once more, whoever built it."""
    proposal = read_answer(thought.proposal.model_dump(warnings=False))
    return replace(thought, proposal=proposal)
