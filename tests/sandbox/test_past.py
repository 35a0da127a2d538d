"""What an account took before the sandbox began: told once, and then as true as the rest."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx2
import pytest
import stripe

from tests.sandbox.outside import Outside, RecordingGate, running
from tests.sandbox.shops import ROSE

ON_ROSE: Any = {"stripe_account": ROSE}
MERCHANT = "ROSEBAKERY001"
MONDAY, TUESDAY = 1_900_000_000, 1_900_090_000
MUGS: dict[str, Any] = {
    "checkout_id": "cs_test_past1",
    "payment_id": "pi_past1",
    "amount_minor": 2800,
    "currency": "GBP",
    "paid_at": MONDAY,
    "email": "ana@example.com",
    "metadata": {"payment_id": "p1"},
    "custom_id": "b1:o1:p1",
}
GONE: dict[str, Any] = {"refund_id": "re_past1", "amount_minor": 800, "at": TUESDAY}


def remember(outside: Outside, *payments: dict[str, Any], provider: str = "stripe") -> None:
    account = ROSE if provider == "stripe" else MERCHANT
    outside.control("past", provider=provider, account_id=account, payments=list(payments))


def test_a_past_payment_is_found_by_its_session_with_who_paid_it(
    outside: Outside, shop: stripe.StripeClient
) -> None:
    remember(outside, MUGS)
    expand: Any = {"expand": ["payment_intent.latest_charge"]}
    session = shop.v1.checkout.sessions.retrieve("cs_test_past1", expand, ON_ROSE)
    assert (session.payment_status, session.amount_total, session.created) == (
        "paid", 2800, MONDAY,
    )  # fmt: skip
    assert session.client_reference_id == "p1"
    intent: Any = session.payment_intent
    assert (intent.id, intent.amount_received, intent.status) == ("pi_past1", 2800, "succeeded")
    assert intent.latest_charge.billing_details.email == "ana@example.com"


def test_what_is_left_of_a_past_payment_can_be_given_back_and_no_more(
    outside: Outside, shop: stripe.StripeClient, gate: RecordingGate
) -> None:
    remember(outside, MUGS | {"refunds": [GONE]})
    assert (outside.log(), gate.received) == ([], [])
    with pytest.raises(stripe.InvalidRequestError):
        shop.v1.refunds.create({"payment_intent": "pi_past1", "amount": 2001}, ON_ROSE)
    made = shop.v1.refunds.create({"payment_intent": "pi_past1"}, ON_ROSE)
    assert made.amount == 2000
    listed = shop.v1.refunds.list({"payment_intent": "pi_past1"}, ON_ROSE)
    assert [one.id for one in listed.data] == [made.id, "re_past1"]
    assert [one["refunded_total_minor"] for one in outside.log(kind="refund")] == [2800]


def test_a_disputed_past_payment_is_not_given_back(
    outside: Outside, shop: stripe.StripeClient
) -> None:
    dispute = {"dispute_id": "du_past1", "at": TUESDAY, "reason": "product_not_received"}
    remember(outside, MUGS | {"disputes": [dispute]})
    (found,) = shop.v1.disputes.list({"payment_intent": "pi_past1"}, ON_ROSE).data
    assert (found.id, found.reason, found.amount) == ("du_past1", "product_not_received", 2800)
    with pytest.raises(stripe.InvalidRequestError, match="charged back"):
        shop.v1.refunds.create({"payment_intent": "pi_past1"}, ON_ROSE)


def test_payments_are_listed_by_when_they_were_made(
    outside: Outside, shop: stripe.StripeClient
) -> None:
    stray = {"payment_id": "pi_stray", "amount_minor": 1850, "currency": "GBP", "paid_at": TUESDAY}
    remember(outside, stray, MUGS)

    def made(**created: int) -> list[str]:
        asked: Any = {"created": created}
        return [one.id for one in shop.v1.payment_intents.list(asked, ON_ROSE).data]

    assert made(gte=MONDAY) == ["pi_stray", "pi_past1"]
    assert made(gt=MONDAY) == ["pi_stray"]
    assert made(gte=MONDAY, lt=TUESDAY) == ["pi_past1"]
    with pytest.raises(stripe.InvalidRequestError):
        made(about=MONDAY)


def test_told_again_the_past_is_another_one_and_the_present_stays(
    outside: Outside, shop: stripe.StripeClient
) -> None:
    remember(outside, MUGS)
    remember(outside, MUGS | {"checkout_id": "cs_test_past2", "payment_id": "pi_past2"})
    intents = shop.v1.payment_intents.list(None, ON_ROSE).data
    assert [one.id for one in intents] == ["pi_past2"]
    assert shop.v1.payment_intents.list(None, {"stripe_account": "acct_another"}).data == []


def test_the_past_survives_a_restart(tmp_path: Path, gate: RecordingGate) -> None:
    with running(tmp_path, gate.url) as outside:
        remember(outside, MUGS | {"refunds": [GONE]})
        outside.kill_and_restart()
        client = stripe.StripeClient(
            "sk_test_platform", base_addresses={"api": f"{outside.url}/stripe"}
        )
        asked: Any = {"expand": ["latest_charge"]}
        found: Any = client.v1.payment_intents.retrieve("pi_past1", asked, ON_ROSE)
        assert found.latest_charge.amount_refunded == 800


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"amount_minor": 0}, "above 0"),
        ({"refunds": [GONE | {"amount_minor": 2801}]}, "more went back"),
        ({"refunds": [{"refund_id": "re_1"}]}, "payments[0].refunds[0] lacks"),
        ({"paid_at": "monday"}, "'paid_at' in payments[0]"),
    ],
)
def test_a_past_that_makes_no_sense_is_refused_with_the_reason(
    outside: Outside, change: dict[str, Any], why: str
) -> None:
    told = {"provider": "stripe", "account_id": ROSE, "payments": [MUGS | change]}
    assert why in outside.refused("past", **told)
    nobody = {"provider": "meta", "account_id": "1", "payments": []}
    assert "remembers no payments" in outside.refused("past", **nobody)


@pytest.fixture
def paypal(outside: Outside) -> Iterator[httpx2.Client]:
    """Calls of the merchant's."""
    headers = {"authorization": f"Bearer A21-{MERCHANT}"}
    with httpx2.Client(
        base_url=f"{outside.url}/paypal", headers=headers, trust_env=False
    ) as client:
        yield client


def test_paypal_gives_back_what_is_left_of_a_past_payment(
    outside: Outside, paypal: httpx2.Client
) -> None:
    capture = "/v2/payments/captures/pi_past1"
    remember(outside, MUGS | {"refunds": [GONE]}, provider="paypal")
    assert paypal.get(capture).json()["status"] == "PARTIALLY_REFUNDED"
    asked = {"amount": {"currency_code": "GBP", "value": "20.01"}}
    assert paypal.post(f"{capture}/refund", json=asked).status_code == 422
    assert paypal.post(f"{capture}/refund", json={}).json()["amount"]["value"] == "20.00"
    order = paypal.get("/v2/checkout/orders/cs_test_past1").json()
    assert len(order["purchase_units"][0]["payments"]["refunds"]) == 2


def test_paypal_knows_a_past_dispute_until_another_past_is_told(
    outside: Outside, paypal: httpx2.Client
) -> None:
    def disputes() -> list[str]:
        asked = {"disputed_transaction_id": "pi_past1"}
        found = paypal.get("/v1/customer/disputes", params=asked).json()["items"]
        return [one["dispute_id"] for one in found]

    dispute = {"dispute_id": "PP-D-1", "at": TUESDAY}
    remember(outside, MUGS | {"disputes": [dispute]}, provider="paypal")
    assert disputes() == ["PP-D-1"]
    remember(outside, MUGS, provider="paypal")
    assert disputes() == []
