"""Idempotency keys, and Stripe misbehaving around them."""

import threading
import time
from typing import Any

import pytest
import stripe

from tests.sandbox.outside import Outside
from tests.sandbox.shops import ROSE, create, line, pay


def test_the_same_key_and_parameters_give_the_first_answer_again(
    outside: Outside, shop: stripe.StripeClient
) -> None:
    first = create(shop, key="k1")
    pay(outside, first, "paid")
    again = create(shop, key="k1")
    assert (again.id, again.status) == (first.id, "open")
    assert again.last_response is not None
    assert again.last_response.headers["idempotent-replayed"] == "true"
    assert len(outside.log(kind="checkout")) == 1


def test_the_same_key_with_other_parameters_is_refused(
    outside: Outside, shop: stripe.StripeClient
) -> None:
    create(shop, key="k1")
    with pytest.raises(stripe.IdempotencyError, match="same parameters"):
        create(shop, key="k1", client_reference_id="another")
    assert len(outside.log(kind="checkout")) == 1


def test_the_same_key_for_another_endpoint_is_refused(shop: stripe.StripeClient) -> None:
    session = create(shop, key="k1")
    options: Any = {"stripe_account": ROSE, "idempotency_key": "k1"}
    with pytest.raises(stripe.IdempotencyError, match="same endpoint"):
        shop.v1.checkout.sessions.expire(session.id, None, options)


def test_a_key_belongs_to_one_account(shop: stripe.StripeClient) -> None:
    rose = create(shop, key="k1")
    blue = create(shop, key="k1", account="acct_bluecafe0001")
    assert rose.id != blue.id


def test_a_key_is_forgotten_after_a_day(outside: Outside, shop: stripe.StripeClient) -> None:
    first = create(shop, key="k1")
    outside.control("clock", offset_seconds=24 * 3600 - 60)
    assert create(shop, key="k1").id == first.id
    outside.control("clock", offset_seconds=24 * 3600 + 60)
    assert create(shop, key="k1").id != first.id


def test_a_refused_parameter_does_not_use_the_key_up(shop: stripe.StripeClient) -> None:
    with pytest.raises(stripe.InvalidRequestError):
        create(shop, key="k1", line_items=[line("Mug", 1, 1)])
    assert create(shop, key="k1").status == "open"


def test_a_second_call_while_the_first_runs_is_a_conflict(
    outside: Outside, shop: stripe.StripeClient
) -> None:
    outside.control("faults", provider="stripe", kind="slow", seconds=0.6, count=1)
    first = threading.Thread(target=create, args=(shop,), kwargs={"key": "k1"})
    first.start()
    while not outside.http.get("/_sandbox/faults").json()[0]["hits"]:
        time.sleep(0.01)
    # The library has no class of its own for this status.
    with pytest.raises(stripe.APIError) as conflict:
        create(shop, key="k1")
    first.join()
    assert conflict.value.http_status == 409
    assert '"idempotency_key_in_use"' in str(conflict.value.http_body)
    assert len(outside.log(kind="checkout")) == 1


@pytest.mark.parametrize(
    ("kind", "sessions"),
    [("timeout_before", 0), ("timeout_after", 1), ("reset_after", 1), ("error_after", 1)],
)
def test_a_retry_with_the_key_after_a_lost_answer_makes_one_session(
    outside: Outside, shop: stripe.StripeClient, kind: str, sessions: int
) -> None:
    outside.control("faults", provider="stripe", kind=kind, seconds=0.05, count=1)
    with pytest.raises(stripe.StripeError):
        create(shop, key="k1")
    assert len(outside.log(kind="checkout")) == sessions
    create(shop, key="k1")
    assert len(outside.log(kind="checkout")) == 1


def test_the_library_retries_by_itself_under_one_key(outside: Outside) -> None:
    shop = stripe.StripeClient(
        "sk_test_platform",
        base_addresses={"api": f"{outside.url}/stripe"},
        max_network_retries=2,
    )
    outside.control("faults", provider="stripe", kind="reset_after", count=1)
    create(shop)
    assert len(outside.log(kind="checkout")) == 1


def test_a_rule_can_aim_at_refunds_alone(outside: Outside, shop: stripe.StripeClient) -> None:
    outside.control("faults", provider="stripe", kind="error_before", operation="refund.create")
    session = create(shop)
    pay(outside, session, "paid")
    charge = outside.log(kind="charge")[0]["charge_id"]
    with pytest.raises(stripe.APIError):
        shop.v1.refunds.create({"charge": charge}, {"stripe_account": ROSE})
    assert outside.log(kind="refund") == []


@pytest.mark.parametrize(
    ("rule", "error"),
    [
        ({"kind": "rate_limited", "retry_after": 3}, stripe.RateLimitError),
        ({"kind": "expired_token"}, stripe.AuthenticationError),
        ({"kind": "error_before", "status": 402}, stripe.CardError),
        ({"kind": "error_before", "status": 500}, stripe.APIError),
        ({"kind": "malformed"}, stripe.APIError),
    ],
)
def test_named_failures_are_the_librarys_own_errors(
    outside: Outside,
    shop: stripe.StripeClient,
    rule: dict[str, Any],
    error: type[stripe.StripeError],
) -> None:
    outside.control("faults", provider="stripe", **rule)
    with pytest.raises(error):
        create(shop)
