"""Stripe's objects and amounts in our words."""

from typing import Any

import pytest

from handsel.kit.money import Money
from handsel.modules.commerce.payments.adapters.stripe.amounts import (
    NotPayableAmount,
    from_stripe,
    to_stripe,
)
from handsel.modules.commerce.payments.adapters.stripe.reading import (
    read_dispute,
    read_refund,
    read_session,
    read_status,
)


@pytest.mark.parametrize(
    ("session", "intent", "status"),
    [
        (("open", "unpaid"), None, "open"),
        (("open", "unpaid"), "requires_payment_method", "open"),
        (("open", "unpaid"), "requires_action", "open"),
        (("complete", "paid"), "succeeded", "succeeded"),
        (("complete", "unpaid"), "processing", "processing"),
        (("complete", "unpaid"), "succeeded", "succeeded"),
        (("complete", "unpaid"), "requires_payment_method", "failed"),
        (("complete", "unpaid"), "canceled", "cancelled"),
        (("complete", "unpaid"), None, "processing"),
        (("expired", "unpaid"), None, "expired"),
        (("expired", "unpaid"), "canceled", "expired"),
        (("expired", "paid"), "succeeded", "succeeded"),
    ],
)
def test_only_paid_is_paid(session: tuple[str, str], intent: str | None, status: str) -> None:
    shown = {"status": session[0], "payment_status": session[1]}
    assert read_status(shown, {"status": intent} if intent else {}) == status


def shown_session(**changes: Any) -> dict[str, Any]:
    return {
        "id": "cs_1",
        "object": "checkout.session",
        "amount_total": 960,
        "client_reference_id": "p",
        "currency": "gbp",
        "customer_details": {"email": "robin@example.com"},
        "expires_at": 1795262400,
        "livemode": False,
        "metadata": {"business_id": "b", "order_id": "o", "payment_id": "p"},
        "payment_intent": {
            "id": "pi_1",
            "status": "succeeded",
            "amount_received": 960,
            "currency": "gbp",
            "last_payment_error": None,
        },
        "payment_status": "paid",
        "status": "complete",
        "url": None,
        **changes,
    }


def test_a_paid_session_is_read_whole() -> None:
    snapshot = read_session(shown_session(), account="acct_1")
    assert (snapshot.account, snapshot.external_id, snapshot.status) == (
        "acct_1",
        "pi_1",
        "succeeded",
    )
    assert snapshot.money == snapshot.captured == Money(960, "GBP")
    assert snapshot.payer_email == "robin@example.com"
    assert snapshot.references.payment_id == "p"


def test_less_captured_than_asked_shows() -> None:
    intent = {"id": "pi_1", "status": "succeeded", "amount_received": 900, "currency": "gbp"}
    snapshot = read_session(shown_session(payment_intent=intent), account="acct_1")
    assert snapshot.captured == Money(900, "GBP")


def test_a_session_nobody_tried_to_pay_has_no_payment() -> None:
    snapshot = read_session(
        shown_session(
            payment_intent=None, payment_status="unpaid", status="open", customer_details=None
        ),
        account="acct_1",
    )
    assert (snapshot.external_id, snapshot.status, snapshot.captured) == (
        "",
        "open",
        Money(0, "GBP"),
    )


def test_the_reason_of_a_declined_card_is_kept() -> None:
    intent = {
        "id": "pi_1",
        "status": "requires_payment_method",
        "last_payment_error": {"code": "card_declined", "decline_code": "insufficient_funds"},
    }
    snapshot = read_session(
        shown_session(payment_intent=intent, payment_status="unpaid", status="open"),
        account="acct_1",
    )
    assert (snapshot.status, snapshot.failure) == ("open", "insufficient_funds")


@pytest.mark.parametrize(
    ("theirs", "ours"),
    [
        ("pending", "pending"),
        ("requires_action", "pending"),
        ("succeeded", "succeeded"),
        ("failed", "failed"),
        ("canceled", "cancelled"),
        (None, "pending"),
    ],
)
def test_a_refund_is_read_with_our_id(theirs: str | None, ours: str) -> None:
    shown = {
        "id": "re_1",
        "amount": 400,
        "currency": "gbp",
        "status": theirs,
        "metadata": {"refund_id": "r"},
    }
    seen = read_refund(shown)
    assert (seen.status, seen.money, seen.refund_id) == (ours, Money(400, "GBP"), "r")


@pytest.mark.parametrize(
    ("theirs", "ours"),
    [
        ("warning_needs_response", "inquiry"),
        ("warning_closed", "closed"),
        ("needs_response", "open"),
        ("under_review", "open"),
        ("won", "won"),
        ("lost", "lost"),
        ("invented_tomorrow", "open"),
    ],
)
def test_a_dispute_is_read(theirs: str, ours: str) -> None:
    shown = {"id": "du_1", "amount": 960, "currency": "gbp", "status": theirs, "reason": "fraud"}
    assert read_dispute(shown).status == ours


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (Money(960, "GBP"), 960),
        (Money(960, "JPY"), 960),
        (Money(960, "ISK"), 96000),
        (Money(1230, "KWD"), 1230),
        (Money(12345, "HUF"), 12345),
    ],
)
def test_amounts_are_counted_as_stripe_counts_them(ours: Money, theirs: int) -> None:
    assert to_stripe(ours) == theirs
    assert from_stripe(theirs, currency=ours.currency.lower()) == ours


def test_an_amount_that_does_not_come_out_even_is_refused() -> None:
    with pytest.raises(NotPayableAmount):
        from_stripe(12345, currency="isk")
