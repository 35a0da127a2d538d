"""The outside world misbehaves: each scenario is a few rules of the sandbox and one tale."""

import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from chaos.single import Bench
from tests.stack import RunningStack

#: How often each rule strikes; few enough that a retry gets through.
STRIKES = 2
HURRY_EVERY_SECONDS = 1.0

LATE_SEND = "a message is sent late"
LATE_REFUND = "money goes back late"
LATE_PAYPAL = "money goes back late at paypal"

type Rule = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Scenario:
    """Rules in force during one tale."""

    name: str
    rules: tuple[Rule, ...]
    tale: str = "purchase"
    #: Looks at open payments come minutes apart; here they come at once.
    hurry: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a scenario. `struck` is how often its rules were played."""

    scenario: str
    seconds: float
    struck: int
    violations: list[str] = field(default_factory=list)

    @property
    def ok(self) -> bool:
        """The fault happened, and nothing is wrong."""
        return bool(self.struck) and not self.violations

    def as_json(self) -> dict[str, object]:
        """One flat object."""
        rest = {"violations": self.violations, "ok": self.ok, "seconds": round(self.seconds, 1)}
        return {"scenario": self.scenario, "struck": self.struck, **rest}


_CALLS = (
    "timeout_before",
    "timeout_after",
    "error_before",
    "error_after",
    "reset_before",
    "reset_after",
    "rate_limited",
    "malformed",
)
_WEBHOOKS = ("duplicate_webhooks", "reorder_webhooks", "delay_webhooks")
_MAIL = ("timeout_after", "error_before", "error_after", "reset_after")


def list_scenarios(*, quick: bool = False) -> list[Scenario]:
    """Every kind of fault at every provider of the story; `quick` leaves out the slow ones."""
    calls = [
        Scenario(f"{provider} {kind}", ({"provider": provider, "kind": kind, "count": STRIKES},))
        for provider in ("meta", "stripe")
        for kind in _CALLS
    ]
    webhooks = [
        Scenario(f"{provider} {kind}", ({"provider": provider, "kind": kind, "copies": 2},))
        for provider in ("meta", "stripe")
        for kind in _WEBHOOKS
    ]
    mail = [
        Scenario(f"mail {kind}", ({"provider": "mail", "kind": kind, "count": 1},))
        for kind in _MAIL
    ]
    everything = [*calls, *webhooks, *mail, *_lost(), *_late()]
    return [one for one in everything if not (quick and _is_slow(one))]


def _is_slow(scenario: Scenario) -> bool:
    return any(word in scenario.name for word in ("timeout", "late"))


def _lost() -> list[Scenario]:
    lost_echoes = {"provider": "meta", "kind": "lose_echoes"}
    return [
        Scenario("every echo is lost", (lost_echoes,)),
        Scenario(
            "no answer after a send, and its echo is lost",
            (lost_echoes, {"provider": "meta", "kind": "reset_after", "count": STRIKES}),
        ),
        Scenario(
            "every event of a payment is lost",
            ({"provider": "stripe", "kind": "lose_webhooks"},),
            hurry=True,
        ),
    ]


def _late() -> list[Scenario]:
    """A call is held, we give up, and only then it has its effect."""

    def late(name: str, tale: str, provider: str, **aim: str) -> Scenario:
        return Scenario(
            name, ({"provider": provider, "kind": "late", "count": 1, **aim},), tale=tale
        )

    return [
        late(LATE_SEND, "purchase", "meta", operation="send"),
        late("a page is opened late", "purchase", "stripe", operation="checkout.create"),
        late(LATE_REFUND, "partial refund", "stripe", operation="refund.create"),
        late("paypal takes the money late", "paypal", "paypal", operation="order.capture"),
        late(LATE_PAYPAL, "paypal partial refund", "paypal", operation="refund.create"),
    ]


def run_scenario(stack: RunningStack, bench: Bench, scenario: Scenario) -> Outcome:
    """Play its tale under the scenario's rules, lift them, and hold the books."""
    began = time.monotonic()
    for rule in scenario.rules:
        stack.sandbox.call("faults", **rule)
    over = threading.Event()
    hurrying = threading.Thread(target=_hurry, args=(stack, over), daemon=True)
    if scenario.hurry:
        hurrying.start()
    told = bench.tell(scenario.tale)
    over.set()
    struck = stack.sandbox.count_strikes()
    stack.sandbox.clear_faults()
    problems = [f"story: {told.problem}"] if told.problem else []
    violations = [*problems, *bench.settle()]
    return Outcome(scenario.name, time.monotonic() - began, struck, violations)


def _hurry(stack: RunningStack, over: threading.Event) -> None:
    """Bring forward the looks at open payments, whose first comes after two minutes."""
    while not over.wait(HURRY_EVERY_SECONDS):
        stack.sql(
            "UPDATE procrastinate_jobs SET scheduled_at = now()"
            " WHERE status = 'todo' AND task_name = 'reconcile_payment'"
        )
