"""The rules of misbehaviour: who, what, how often. Deterministic by seed."""

import random
from dataclasses import dataclass, field
from typing import Any

CALL_KINDS = frozenset(
    {
        "timeout_before",
        "timeout_after",
        "error_before",
        "error_after",
        "reset_before",
        "reset_after",
        "late",
        "slow",
        "slow_body",
        "rate_limited",
        "expired_token",
        "window_closed",
        "malformed",
        "hang",
        "html",
    }
)
WEBHOOK_KINDS = frozenset(
    {
        "duplicate_webhooks",
        "reorder_webhooks",
        "lose_webhooks",
        "lose_echoes",
        "delay_webhooks",
        "fail_delivery",
    }
)
OPTION_KINDS = frozenset({"enforce_window"})
KINDS = CALL_KINDS | WEBHOOK_KINDS | OPTION_KINDS


@dataclass(slots=True)
class Fault:
    """One rule, as ``POST /_sandbox/faults`` takes it.

    ``rate`` is the share of matching calls that are hit, ``count`` the most that ever are.
    ``operation`` aims at one kind of call (``send``, ``checkout.create``, …), ``*`` at all of a
    provider's; without it the provider's main operations are hit. ``seconds`` is how long a call is
    held or a webhook delayed; ``status``, ``body``, the provider's error ``code`` and
    ``retry_after`` shape the error answered. ``copies`` is how many extra
    times a duplicated webhook is posted.
    """

    provider: str
    kind: str
    rate: float = 1.0
    count: int | None = None
    seed: int = 0
    operation: str | None = None
    account_id: str | None = None
    status: int = 500
    body: Any = None
    code: int | str | None = None
    retry_after: int = 1
    seconds: float | None = None
    copies: int = 1
    hits: int = 0
    _dice: random.Random = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self._dice = random.Random(self.seed)  # noqa: S311  (reproducible, not secret)

    def strikes(self) -> bool:
        """Throw the dice for one matching call."""
        if self.count is not None and self.hits >= self.count:
            return False
        hit = self.rate >= 1.0 or self._dice.random() < self.rate
        self.hits += hit
        return hit

    def wait_seconds(self, default: float) -> float:
        """How long to hold or delay."""
        return default if self.seconds is None else self.seconds


@dataclass(frozen=True, slots=True)
class Subject:
    """What a call or webhook is about: the provider, its channel kind, the account."""

    provider: str
    channel_kind: str | None = None
    account_id: str | None = None

    def fits(self, rule: Fault) -> bool:
        """Whether a rule is aimed here; it may name the provider or the channel kind."""
        return rule.provider in {self.provider, self.channel_kind} and rule.account_id in {
            None,
            self.account_id,
        }


class Faults:
    """The rules in force, in the order they were set; the first that strikes is played."""

    def __init__(self) -> None:
        self.rules: list[Fault] = []
        #: Calls whose effect is still to come, also of rules that were lifted meanwhile.
        self.held_calls = 0

    def add(self, rule: Fault) -> None:
        """Put one more rule in force."""
        self.rules.append(rule)

    def clear(self, *, provider: str | None = None) -> None:
        """Lift all rules, or those of one provider."""
        self.rules = [rule for rule in self.rules if provider and rule.provider != provider]

    def for_call(self, subject: Subject, *, operation: str, main: bool) -> Fault | None:
        """The rule to play on one API call, if any."""
        for rule in self.rules:
            aimed = main if rule.operation is None else rule.operation in {"*", operation}
            if rule.kind in CALL_KINDS and aimed and subject.fits(rule) and rule.strikes():
                return rule
        return None

    def for_webhook(self, subject: Subject, kind: str) -> Fault | None:
        """The rule of one kind to play on one webhook, if any."""
        for rule in self.rules:
            if rule.kind == kind and subject.fits(rule) and rule.strikes():
                return rule
        return None

    def option(self, subject: Subject, kind: str) -> bool:
        """Whether an option such as ``enforce_window`` is switched on."""
        return any(rule.kind == kind and subject.fits(rule) for rule in self.rules)
