"""A payment only moves forward, and only what was agreed is paid."""

from collections.abc import Mapping
from dataclasses import replace
from itertools import permutations
from uuid import UUID

import pytest

from handsel.kit.money import Money
from handsel.modules.commerce.payments.adapter import EventHint, References, Snapshot
from handsel.modules.commerce.payments.rules import (
    DISPUTE_RANK,
    PAYMENT_RANK,
    REFUND_RANK,
    Expected,
    advance,
    find_event_problem,
    find_problem,
    idempotency_key,
)

OURS = UUID(int=1)
AGREED = Money(960, "GBP")
EXPECTED = Expected(OURS, "acct_1", livemode=False, money=AGREED, session_external_id="cs_1")
PAID = Snapshot(
    account="acct_1",
    livemode=False,
    session_external_id="cs_1",
    external_id="pi_1",
    status="succeeded",
    money=AGREED,
    captured=AGREED,
    references=References(payment_id=str(OURS)),
)


@pytest.mark.parametrize(
    ("rank", "seen", "final"),
    [
        (PAYMENT_RANK, ["open", "processing", "succeeded", "expired", "open", "succeeded"],
         "succeeded"),
        (PAYMENT_RANK, ["open", "processing", "failed", "open", "processing", "open"], "failed"),
        (PAYMENT_RANK, ["open", "open", "expired", "open", "open", "open"], "expired"),
        (REFUND_RANK, ["pending", "succeeded", "pending", "succeeded", "pending", "pending"],
         "succeeded"),
        (REFUND_RANK, ["pending", "succeeded", "failed", "pending", "succeeded", "pending"],
         "failed"),
        (DISPUTE_RANK, ["inquiry", "open", "won", "open", "inquiry", "open"], "won"),
    ],
)  # fmt: skip
def test_six_sights_in_any_of_720_orders_end_the_same(
    rank: Mapping[str, int], seen: list[str], final: str
) -> None:
    for order in permutations(seen):
        status = next(iter(rank))
        for sight in order:
            status = advance(status, sight, rank=rank)
        assert status == final


def test_the_first_of_two_endings_stays() -> None:
    assert advance("expired", "failed", rank=PAYMENT_RANK) == "expired"
    assert advance("won", "lost", rank=DISPUTE_RANK) == "won"


def test_money_beats_every_other_ending() -> None:
    for ending in ("failed", "expired", "cancelled"):
        assert advance(ending, "succeeded", rank=PAYMENT_RANK) == "succeeded"


def test_what_was_agreed_has_no_problem() -> None:
    assert find_problem(EXPECTED, PAID) == ""
    assert find_problem(replace(EXPECTED, session_external_id=""), PAID) == ""


@pytest.mark.parametrize(
    ("shown", "problem"),
    [
        (replace(PAID, account="acct_2"), "account_differs"),
        (replace(PAID, livemode=True), "mode_differs"),
        (replace(PAID, references=References(payment_id=str(UUID(int=2)))), "reference_differs"),
        (replace(PAID, references=References()), "reference_differs"),
        (replace(PAID, session_external_id="cs_2"), "reference_differs"),
        (replace(PAID, money=Money(961, "GBP")), "amount_differs"),
        (replace(PAID, money=Money(960, "EUR")), "currency_differs"),
        (replace(PAID, captured=Money(959, "GBP")), "amount_differs"),
        (replace(PAID, captured=Money(960, "USD")), "currency_differs"),
    ],
)
def test_one_difference_is_a_problem(shown: Snapshot, problem: str) -> None:
    assert find_problem(EXPECTED, shown) == problem


def test_what_is_not_paid_yet_has_captured_nothing() -> None:
    shown = replace(PAID, status="open", captured=Money(0, "GBP"))
    assert find_problem(EXPECTED, shown) == ""


HINT = EventHint(kind="x", account="acct_1", session_external_id="cs_1", money=AGREED)


@pytest.mark.parametrize(
    ("hint", "problem"),
    [
        (HINT, ""),
        (replace(HINT, account="", session_external_id="", money=None), ""),
        (replace(HINT, account="acct_2"), "account_differs"),
        (replace(HINT, livemode=True), "mode_differs"),
        (replace(HINT, session_external_id="cs_2"), "reference_differs"),
        (replace(HINT, money=Money(96, "GBP")), "amount_differs"),
        (replace(HINT, money=Money(960, "EUR")), "currency_differs"),
    ],
)
def test_an_event_must_agree_with_our_payment(hint: EventHint, problem: str) -> None:
    assert find_event_problem(EXPECTED, hint) == problem


def test_a_key_belongs_to_one_operation() -> None:
    said = {"business_id": UUID(int=1), "subject_id": UUID(int=2), "number": 1, "verb": "refund"}
    others = [
        {**said, "business_id": UUID(int=3)},
        {**said, "subject_id": UUID(int=3)},
        {**said, "number": 2},
        {**said, "verb": "open_page"},
    ]
    keys = {idempotency_key(**one) for one in [said, dict(said), *others]}  # type: ignore[arg-type]
    assert len(keys) == 5
    assert all(len(key) <= 120 for key in keys)
