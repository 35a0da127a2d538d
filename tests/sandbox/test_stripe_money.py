"""What happens to the money: outcomes, their events, refunds, disputes, and restarts."""

import json
from pathlib import Path
from typing import Any

import pytest
import stripe

from tests.sandbox.outside import STRIPE_SECRET, Outside, RecordingGate, running
from tests.sandbox.shops import ROSE, create, pay, session_params

ON_ROSE: Any = {"stripe_account": ROSE}
DEEP: Any = {"expand": ["payment_intent.latest_charge.balance_transaction"]}


def events(gate: RecordingGate) -> list[stripe.Event]:
    """Every event received, its signature checked by the official library."""
    return [
        stripe.Webhook.construct_event(call.body, call.headers["stripe-signature"], STRIPE_SECRET)
        for call in gate.received
    ]


def test_a_payment_is_charged_logged_and_told_in_signed_events(
    outside: Outside, shop: stripe.StripeClient, gate: RecordingGate
) -> None:
    session = create(shop)
    types = pay(outside, session, "paid", email="ana@example.com")
    assert types == [
        "payment_intent.created",
        "charge.succeeded",
        "payment_intent.succeeded",
        "checkout.session.completed",
        "charge.updated",
    ]
    told = events(gate)
    assert [event.type for event in told] == types
    assert {event.account for event in told} == {ROSE}
    assert {call.path for call in gate.received} == {"/hooks/stripe"}
    (charge,) = outside.log(kind="charge")
    assert (charge["amount_minor"], charge["currency"]) == (2800, "gbp")
    assert charge["metadata"] == {"checkout": "1"}


def test_an_event_shows_the_object_as_it_was_then(
    outside: Outside, shop: stripe.StripeClient, gate: RecordingGate
) -> None:
    pay(outside, create(shop), "paid")
    by_type = {event.type: event.data.object for event in events(gate)}
    assert by_type["payment_intent.created"]["status"] == "requires_payment_method"
    assert by_type["charge.succeeded"]["balance_transaction"] is None
    assert by_type["charge.updated"]["balance_transaction"].startswith("txn_")
    assert by_type["checkout.session.completed"]["payment_status"] == "paid"


def test_what_was_paid_can_be_fetched_down_to_the_balance(
    outside: Outside, shop: stripe.StripeClient
) -> None:
    session = create(shop)
    pay(outside, session, "paid")
    fetched = shop.v1.checkout.sessions.retrieve(session.id, DEEP, ON_ROSE)
    intent = fetched.payment_intent
    assert isinstance(intent, stripe.PaymentIntent)
    assert (intent.status, intent.amount_received) == ("succeeded", 2800)
    charge = intent.latest_charge
    assert isinstance(charge, stripe.Charge)
    balance = charge.balance_transaction
    assert isinstance(balance, stripe.BalanceTransaction)
    assert balance.net == balance.amount - balance.fee == 2800 - 111


def test_an_expansion_that_does_not_exist_is_refused(
    outside: Outside, shop: stripe.StripeClient
) -> None:
    session = create(shop)
    with pytest.raises(stripe.InvalidRequestError, match="cannot be expanded"):
        shop.v1.checkout.sessions.retrieve(session.id, {"expand": ["order"]}, ON_ROSE)


def test_an_event_can_be_fetched_again(
    outside: Outside, shop: stripe.StripeClient, gate: RecordingGate
) -> None:
    pay(outside, create(shop), "paid")
    told = events(gate)[-1]
    assert shop.v1.events.retrieve(told.id, None, ON_ROSE).type == told.type


def test_a_declined_card_leaves_the_session_open_for_another(
    outside: Outside, shop: stripe.StripeClient
) -> None:
    session = create(shop)
    assert pay(outside, session, "declined") == [
        "payment_intent.created",
        "charge.failed",
        "payment_intent.payment_failed",
    ]
    assert outside.log(kind="charge") == []
    fetched = shop.v1.checkout.sessions.retrieve(session.id, DEEP, ON_ROSE)
    intent = fetched.payment_intent
    assert isinstance(intent, stripe.PaymentIntent)
    assert (fetched.status, intent.status) == ("open", "requires_payment_method")
    assert intent.last_payment_error is not None
    assert intent.last_payment_error.code == "card_declined"
    assert "payment_intent.created" not in pay(outside, session, "paid")


def test_a_late_payment_is_complete_before_it_is_paid(
    outside: Outside, shop: stripe.StripeClient
) -> None:
    session = create(shop)
    assert pay(outside, session, "late")[-1] == "checkout.session.completed"
    waiting = shop.v1.checkout.sessions.retrieve(session.id, None, ON_ROSE)
    assert (waiting.status, waiting.payment_status) == ("complete", "unpaid")
    assert outside.log(kind="charge") == []
    assert "checkout.session.async_payment_succeeded" in pay(outside, session, "late_succeeded")
    assert len(outside.log(kind="charge")) == 1


def test_a_late_payment_can_fail(outside: Outside, shop: stripe.StripeClient) -> None:
    session = create(shop)
    pay(outside, session, "late")
    assert pay(outside, session, "late_failed") == [
        "charge.failed",
        "payment_intent.payment_failed",
        "checkout.session.async_payment_failed",
    ]
    assert outside.log(kind="charge") == []
    outside.refused("pay", provider="stripe", checkout_id=session.id, outcome="late_succeeded")


@pytest.mark.parametrize(
    ("before", "outcome"),
    [
        ([], "refunded"),
        ([], "late_succeeded"),
        ([], "disputed"),
        (["paid"], "paid"),
        (["paid"], "expired"),
        (["paid"], "dispute_won"),
        (["paid", "refunded"], "refunded"),
        (["paid", "disputed"], "refunded"),
        (["paid", "disputed", "dispute_lost"], "dispute_won"),
    ],
)
def test_an_outcome_that_cannot_follow_is_refused(
    outside: Outside, shop: stripe.StripeClient, before: list[str], outcome: str
) -> None:
    session = create(shop)
    for earlier in before:
        pay(outside, session, earlier)
    entries = len(outside.log())
    outside.refused("pay", provider="stripe", checkout_id=session.id, outcome=outcome)
    assert len(outside.log()) == entries


def test_refunds_add_up_and_never_exceed_the_charge(
    outside: Outside, shop: stripe.StripeClient
) -> None:
    session = create(shop)
    pay(outside, session, "paid")
    intent = str(shop.v1.checkout.sessions.retrieve(session.id, None, ON_ROSE).payment_intent)
    first = shop.v1.refunds.create({"payment_intent": intent, "amount": 800}, ON_ROSE)
    pay(outside, session, "partially_refunded", amount_minor=500)
    with pytest.raises(stripe.InvalidRequestError, match="greater than unrefunded"):
        shop.v1.refunds.create({"payment_intent": intent, "amount": 1501}, ON_ROSE)
    assert shop.v1.refunds.create({"payment_intent": intent}, ON_ROSE).amount == 1500
    with pytest.raises(stripe.InvalidRequestError) as refused:
        shop.v1.refunds.create({"payment_intent": intent}, ON_ROSE)
    assert refused.value.code == "charge_already_refunded"
    logged = outside.log(kind="refund")
    assert [entry["amount_minor"] for entry in logged] == [800, 500, 1500]
    assert [entry["refunded_total_minor"] for entry in logged] == [800, 1300, 2800]
    listed = shop.v1.refunds.list({"payment_intent": intent}, ON_ROSE).data
    assert [refund.amount for refund in listed] == [1500, 500, 800]
    assert shop.v1.refunds.retrieve(first.id, None, ON_ROSE).status == "succeeded"


def test_a_refund_through_the_api_is_told_in_events(
    outside: Outside, shop: stripe.StripeClient, gate: RecordingGate
) -> None:
    session = create(shop)
    pay(outside, session, "paid")
    gate.forget()
    charge = outside.log(kind="charge")[0]["charge_id"]
    shop.v1.refunds.create({"charge": charge, "amount": 800}, ON_ROSE)
    outside.settle()
    told = {event.type: event.data.object for event in events(gate)}
    assert set(told) == {
        "refund.created",
        "charge.refunded",
        "refund.updated",
        "charge.refund.updated",
    }
    assert told["charge.refunded"]["amount_refunded"] == 800


@pytest.mark.parametrize(
    ("outcome", "last_events", "moved"),
    [
        (
            "dispute_won",
            ["charge.dispute.funds_reinstated", "charge.dispute.closed"],
            [-2800, 2800],
        ),
        ("dispute_lost", ["charge.dispute.closed"], [-2800]),
    ],
)
def test_a_dispute_takes_the_money_until_it_is_decided(
    outside: Outside,
    shop: stripe.StripeClient,
    outcome: str,
    last_events: list[str],
    moved: list[int],
) -> None:
    session = create(shop)
    pay(outside, session, "paid")
    assert pay(outside, session, "disputed") == [
        "charge.dispute.created",
        "charge.dispute.funds_withdrawn",
    ]
    assert pay(outside, session, outcome) == last_events
    dispute_id = outside.log(kind="dispute")[0]["dispute_id"]
    dispute = shop.v1.disputes.retrieve(dispute_id, None, ON_ROSE)
    assert dispute.status == outcome.removeprefix("dispute_")
    assert [entry.amount for entry in dispute.balance_transactions] == moved
    with pytest.raises(stripe.InvalidRequestError) as refused:
        shop.v1.refunds.create({"charge": str(dispute.charge)}, ON_ROSE)
    assert refused.value.code == "charge_disputed"


def test_an_event_the_gate_does_not_take_is_posted_again(
    outside: Outside, shop: stripe.StripeClient, gate: RecordingGate
) -> None:
    session = create(shop)
    gate.statuses = [400]
    pay(outside, session, "expired")
    outside.settle()
    assert len({event.id for event in events(gate)}) == 1
    assert len(gate.received) == 2


def test_a_shop_with_its_own_keys_gets_its_events_at_its_own_endpoint(
    outside: Outside, shop: stripe.StripeClient, gate: RecordingGate
) -> None:
    outside.control(
        "endpoints", secret_key="sk_test_platform", url=f"{gate.url}/own/1", secret="whsec_own"
    )
    session = shop.v1.checkout.sessions.create(session_params())
    pay(outside, session, "expired")
    (call,) = gate.received
    event = stripe.Webhook.construct_event(call.body, call.headers["stripe-signature"], "whsec_own")
    assert call.path == "/own/1"
    assert "account" not in json.loads(call.body)
    assert event.type == "checkout.session.expired"


def test_a_kill_forgets_no_money(gate: RecordingGate, tmp_path: Path) -> None:
    with running(tmp_path, gate.url) as outside:
        shop = stripe.StripeClient(
            "sk_test_platform", base_addresses={"api": f"{outside.url}/stripe"}
        )
        session = create(shop, key="once")
        pay(outside, session, "paid")
        outside.kill_and_restart()
        fetched = shop.v1.checkout.sessions.retrieve(session.id, DEEP, ON_ROSE)
        assert fetched.payment_status == "paid"
        assert create(shop, key="once").id == session.id
        pay(outside, session, "refunded")
        assert [entry["amount_minor"] for entry in outside.log(kind="refund")] == [2800]
