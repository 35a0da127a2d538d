"""How a payment may move, what makes it suspicious, and the keys of its calls. Pure."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal
from uuid import UUID

from handsel.kit.money import Money
from handsel.modules.commerce.payments.adapter import EventHint, Snapshot

Problem = Literal[
    "", "amount_differs", "currency_differs", "account_differs", "mode_differs",
    "reference_differs", "order_paid_twice",
]  # fmt: skip

#: A payment only climbs. Money that did arrive beats every other ending.
PAYMENT_RANK: Mapping[str, int] = {
    "created": 0, "open": 1, "processing": 2, "failed": 3, "expired": 3, "cancelled": 3,
    "succeeded": 4,
}  # fmt: skip
#: A refund that succeeded may still come back from the bank.
REFUND_RANK: Mapping[str, int] = {
    "requested": 0, "pending": 1, "succeeded": 2, "failed": 3, "cancelled": 3
}  # fmt: skip
DISPUTE_RANK: Mapping[str, int] = {"inquiry": 0, "open": 1, "won": 2, "lost": 2, "closed": 2}

#: Refunds in these states count against what may still be given back.
REFUNDS_THAT_COUNT = ("requested", "pending", "succeeded")


#: How long a changed account takes no new money.
COOL_DOWN = timedelta(hours=24)


def must_wait(
    *, is_offered: bool, withdrawn_at: datetime | None, was_ever_paid: bool, now: datetime
) -> bool:
    """Whether an account must wait before it takes money.

    Not the one that takes it now, not the shop's very first, and not the one that took it until
    less than a day ago: going back to that undoes a change.
    """
    if is_offered or not was_ever_paid:
        return False
    return withdrawn_at is None or now - withdrawn_at >= COOL_DOWN


@dataclass(frozen=True, slots=True)
class Expected:
    """What a payment of ours should look like at its provider."""

    payment_id: UUID
    account: str
    livemode: bool
    money: Money
    session_external_id: str


def idempotency_key(*, business_id: UUID, subject_id: UUID, number: int, verb: str) -> str:
    """The key of one operation: the same for the same business, subject, attempt and verb."""
    said = f"{business_id}|{subject_id}|{number}|{verb}"
    return f"handsel-{hashlib.sha256(said.encode()).hexdigest()[:48]}"


def advance(current: str, seen: str, *, rank: Mapping[str, int]) -> str:
    """The status after something was seen: forward only, and the first of two equals stays."""
    return seen if rank[seen] > rank[current] else current


def find_problem(expected: Expected, snapshot: Snapshot) -> Problem:
    """Why a provider's object cannot stand for our payment; empty when it can."""
    if snapshot.account != expected.account:
        return "account_differs"
    if snapshot.livemode != expected.livemode:
        return "mode_differs"
    if snapshot.references.payment_id != str(expected.payment_id) or (
        expected.session_external_id
        and snapshot.session_external_id != expected.session_external_id
    ):
        return "reference_differs"
    moneys = [snapshot.money]
    if snapshot.status == "succeeded":
        moneys.append(snapshot.captured)
    return _compare(expected.money, *moneys)


def find_event_problem(expected: Expected, hint: EventHint) -> Problem:
    """Why an event cannot be about our payment as it claims; empty when it can."""
    if hint.account and hint.account != expected.account:
        return "account_differs"
    if hint.livemode is not None and hint.livemode != expected.livemode:
        return "mode_differs"
    if (
        hint.session_external_id
        and expected.session_external_id
        and hint.session_external_id != expected.session_external_id
    ):
        return "reference_differs"
    return _compare(expected.money, *([hint.money] if hint.money else []))


def _compare(expected: Money, *seen: Money) -> Problem:
    if any(money.currency != expected.currency for money in seen):
        return "currency_differs"
    if any(money.amount_minor != expected.amount_minor for money in seen):
        return "amount_differs"
    return ""
