"""The chain: models in order, one deadline, the house engine at the end, never an exception."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from handsel.modules.assistant.adapter import (
    Thinker,
    ThinkerAnswerInvalid,
    ThinkerTimedOut,
    ThinkerUnavailable,
    Thought,
)
from handsel.modules.assistant.breaker import Breaker
from handsel.modules.assistant.chain import ChainResult, think_through
from handsel.modules.assistant.commands import HandOff, Proposal, SearchProducts, ShowCart
from handsel.modules.assistant.context import TurnContext
from handsel.modules.assistant.tests.cards import turn


@dataclass
class Clock:
    now: float = 100.0

    def __call__(self) -> float:
        return self.now


@dataclass
class Scripted:
    """A thinker that takes `seconds` and then returns or raises `outcome`; it records deadlines."""

    name: str
    outcome: Any
    clock: Clock
    seconds: float = 0.0
    deadlines: list[float] = field(default_factory=list)

    def think(self, context: TurnContext, *, deadline: float) -> Thought:
        self.deadlines.append(deadline)
        self.clock.now += self.seconds
        if isinstance(self.outcome, BaseException):
            raise self.outcome
        thought: Thought = self.outcome
        return thought


@dataclass(frozen=True)
class HouseTurn:
    proposal: Proposal = field(default_factory=lambda: Proposal(reply="From the house."))
    memory: dict[str, Any] = field(default_factory=lambda: {"asked": "size"})
    explanation: tuple[dict[str, Any], ...] = ()


def thought(reply: str = "Hello!") -> Thought:
    return Thought(Proposal(reply=reply), "openai", "small", input_tokens=10, output_tokens=3)


def run(
    *thinkers: Thinker,
    clock: Clock,
    breaker: Breaker | None = None,
    budget_seconds: float = 8.0,
    house: Callable[[TurnContext], HouseTurn] = lambda context: HouseTurn(),
) -> ChainResult:
    return think_through(
        turn(),
        thinkers,
        budget_seconds=budget_seconds,
        clock=clock,
        breaker=breaker or Breaker(clock=clock),
        house=house,
    )


def test_the_first_thinker_that_answers_is_the_turn() -> None:
    clock = Clock()
    first, second = Scripted("a/1", thought(), clock), Scripted("b/2", thought("No"), clock)
    result = run(first, second, clock=clock)
    assert (result.thinker, result.proposal.reply) == ("a/1", "Hello!")
    assert (result.input_tokens, result.output_tokens) == (10, 3)
    assert second.deadlines == []


def test_without_thinkers_the_house_answers_and_keeps_its_memory() -> None:
    result = run(clock=Clock())
    assert (result.thinker, result.memory) == ("house", {"asked": "size"})
    assert [(one.thinker, one.outcome) for one in result.attempts] == [("house", "answered")]


def test_a_model_s_turn_clears_what_the_house_engine_had_left_open() -> None:
    clock = Clock()
    assert run(Scripted("a/1", thought(), clock), clock=clock).memory == {}


def test_every_way_a_model_can_fail_leads_to_the_next() -> None:
    clock = Clock()
    foreign: Any = ({"kind": "refund", "amount": 1},)
    sneaky = Proposal.model_construct(reply="Hi", commands=foreign)
    many = Proposal(commands=tuple(ShowCart() for _ in range(1000)))
    failing = [
        (ThinkerUnavailable("HTTP 500", retryable=True), "unavailable"),
        (ThinkerTimedOut(), "timed_out"),
        (ThinkerAnswerInvalid("not a proposal"), "invalid"),
        (RuntimeError("boom"), "broke"),
        (None, "broke"),
        ("<html>", "broke"),
        (Thought(sneaky, "x", "y"), "invalid"),
        (Thought(many, "x", "y"), "invalid"),
        (Thought(Proposal(reply=" "), "x", "y"), "invalid"),
    ]
    thinkers = [Scripted(f"a/{at}", one, clock) for at, (one, _) in enumerate(failing)]
    result = run(*thinkers, Scripted("good/1", thought(), clock), clock=clock)
    assert [one.outcome for one in result.attempts] == [name for _, name in failing] + ["answered"]
    assert result.thinker == "good/1"


def test_all_thinkers_share_one_deadline_and_late_ones_are_not_asked() -> None:
    clock = Clock()
    slow = Scripted("a/1", ThinkerTimedOut(), clock, seconds=5.0)
    slower = Scripted("b/2", ThinkerTimedOut(), clock, seconds=2.8)
    never = Scripted("c/3", thought(), clock)
    result = run(slow, slower, never, clock=clock)
    assert slow.deadlines == slower.deadlines == [108.0]
    assert never.deadlines == []
    assert [one.outcome for one in result.attempts] == ["timed_out"] * 2 + ["skipped", "answered"]
    assert [one.seconds for one in result.attempts[:2]] == [5.0, clock.now - 105.0]
    assert result.thinker == "house"


def test_an_answer_after_the_deadline_is_not_used() -> None:
    clock = Clock()
    result = run(Scripted("a/1", thought(), clock, seconds=8.1), clock=clock)
    assert (result.thinker, result.attempts[0].outcome) == ("house", "timed_out")
    assert run(Scripted("a/1", thought(), clock, seconds=7.9), clock=clock).thinker == "a/1"


def test_a_house_engine_that_breaks_hands_over_to_a_person() -> None:
    def broken(context: TurnContext) -> HouseTurn:
        raise KeyError("bug")

    result = run(clock=Clock(), house=broken)
    assert result.thinker == "nobody"
    assert result.proposal == Proposal(commands=(HandOff(reason="failure"),))
    assert result.attempts[-1].reason == "KeyError"


def test_commands_reach_the_result_unchanged() -> None:
    clock = Clock()
    proposal = Proposal(reply="Here:", commands=(SearchProducts(query="mugs"),))
    result = run(Scripted("a/1", Thought(proposal, "a", "1"), clock), clock=clock)
    assert result.proposal == proposal


def test_a_failing_model_is_left_alone_and_tried_again_after_the_cool_down() -> None:
    clock = Clock()
    breaker = Breaker(clock=clock, failures_to_open=3, cool_down_seconds=30.0)
    down = Scripted("a/1", ThinkerUnavailable("HTTP 503", retryable=True), clock)
    for _ in range(5):
        run(down, clock=clock, breaker=breaker)
    assert len(down.deadlines) == 3
    clock.now += 30.0
    down.outcome = thought()
    assert run(down, clock=clock, breaker=breaker).thinker == "a/1"
    assert run(down, clock=clock, breaker=breaker).thinker == "a/1"


def test_words_a_customer_can_provoke_never_open_the_circuit() -> None:
    clock = Clock()
    breaker = Breaker(clock=clock, failures_to_open=2)
    declines = Scripted("a/1", ThinkerAnswerInvalid("the model declined"), clock)
    html = Scripted("b/2", ThinkerAnswerInvalid("not JSON", outage=True), clock)
    for _ in range(4):
        run(declines, html, clock=clock, breaker=breaker)
    assert (len(declines.deadlines), len(html.deadlines)) == (4, 2)


def test_a_model_that_got_the_crumbs_of_the_budget_is_not_blamed() -> None:
    clock = Clock()
    breaker = Breaker(clock=clock, failures_to_open=1)
    for _ in range(2):
        slow = Scripted("a/1", ThinkerTimedOut(), clock, seconds=7.0)
        crumbs = Scripted("b/2", ThinkerTimedOut(), clock, seconds=1.0)
        run(slow, crumbs, clock=clock, breaker=breaker)
    assert slow.deadlines == []
    assert len(crumbs.deadlines) == 1
