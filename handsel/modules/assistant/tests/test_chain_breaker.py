"""The circuit breaker: closed, open, one probe, and closed or open again."""

from concurrent.futures import ThreadPoolExecutor

from handsel.modules.assistant.breaker import Breaker
from handsel.modules.assistant.tests.test_chain import Clock


def opened(clock: Clock) -> Breaker:
    breaker = Breaker(clock=clock, failures_to_open=3, cool_down_seconds=30.0)
    for _ in range(3):
        breaker.failed("a/1")
    return breaker


def test_a_circuit_opens_only_after_failures_in_a_row() -> None:
    breaker = Breaker(clock=Clock(), failures_to_open=3)
    for _ in range(2):
        breaker.failed("a/1")
    breaker.succeeded("a/1")
    for _ in range(2):
        breaker.failed("a/1")
    assert breaker.allows("a/1")
    breaker.failed("a/1")
    assert not breaker.allows("a/1")


def test_an_open_circuit_concerns_one_thinker_only() -> None:
    breaker = opened(Clock())
    assert not breaker.allows("a/1")
    assert breaker.allows("b/2")


def test_after_the_cool_down_exactly_one_caller_may_probe() -> None:
    clock = Clock()
    breaker = opened(clock)
    clock.now += 29.9
    assert not breaker.allows("a/1")
    clock.now += 0.1
    with ThreadPoolExecutor(8) as pool:
        allowed = list(pool.map(lambda _: breaker.allows("a/1"), range(32)))
    assert allowed.count(True) == 1


def test_a_probe_that_fails_opens_the_circuit_for_another_cool_down() -> None:
    clock = Clock()
    breaker = opened(clock)
    clock.now += 30.0
    assert breaker.allows("a/1")
    breaker.failed("a/1")
    clock.now += 29.0
    assert not breaker.allows("a/1")
    clock.now += 1.0
    assert breaker.allows("a/1")


def test_a_probe_that_succeeds_closes_the_circuit() -> None:
    clock = Clock()
    breaker = opened(clock)
    clock.now += 30.0
    assert breaker.allows("a/1")
    breaker.succeeded("a/1")
    assert breaker.allows("a/1")
    assert breaker.allows("a/1")


def test_a_probe_that_never_reports_is_forgotten_after_another_cool_down() -> None:
    clock = Clock()
    breaker = opened(clock)
    clock.now += 30.0
    assert breaker.allows("a/1")
    clock.now += 29.0
    assert not breaker.allows("a/1")
    clock.now += 1.0
    assert breaker.allows("a/1")
