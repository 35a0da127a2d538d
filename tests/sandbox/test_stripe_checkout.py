"""Stripe Checkout through the official client: sessions, accounts, parameters, the page."""

import time
from typing import Any

import pytest
import stripe

from tests.sandbox.outside import Outside
from tests.sandbox.shops import ROSE, create, line, session_params


def test_a_session_holds_what_was_asked_and_is_logged(
    outside: Outside, shop: stripe.StripeClient
) -> None:
    lines = [line("Blue mug", 1400, 2), line("Sourdough", 450, 1)]
    session = create(shop, line_items=lines)
    assert (session.amount_total, session.currency) == (3250, "gbp")
    assert (session.status, session.payment_status) == ("open", "unpaid")
    assert session.payment_intent is None
    assert session.url == f"{outside.url}/stripe/pay/{session.id}"
    (entry,) = outside.log(kind="checkout")
    assert (entry["checkout_id"], entry["account_id"]) == (session.id, ROSE)
    assert (entry["amount_minor"], entry["client_reference_id"]) == (3250, "checkout-1")


def test_line_items_are_listed_and_expanded(shop: stripe.StripeClient) -> None:
    session = create(shop, line_items=[line("Blue mug", 1400, 2), line("Sourdough", 450, 1)])
    options: Any = {"stripe_account": ROSE}
    listed = shop.v1.checkout.sessions.line_items.list(session.id, {"limit": 1}, options)
    assert ([item.description for item in listed.data], listed.has_more) == (["Blue mug"], True)
    names = [item.description for item in listed.auto_paging_iter()]
    assert names == ["Blue mug", "Sourdough"]
    expanded = shop.v1.checkout.sessions.retrieve(session.id, {"expand": ["line_items"]}, options)
    assert expanded.line_items is not None
    assert [item.amount_total for item in expanded.line_items.data] == [2800, 450]


def test_delivery_is_added_to_the_total(shop: stripe.StripeClient) -> None:
    rate = {
        "type": "fixed_amount",
        "display_name": "Delivery",
        "fixed_amount": {"amount": 350, "currency": "gbp"},
    }
    session = create(shop, shipping_options=[{"shipping_rate_data": rate}])
    assert (session.amount_subtotal, session.amount_total) == (2800, 3150)


def test_another_accounts_session_is_absent(shop: stripe.StripeClient) -> None:
    session = create(shop)
    for options in ({"stripe_account": "acct_bluecafe0001"}, {}):
        with pytest.raises(stripe.InvalidRequestError) as refused:
            shop.v1.checkout.sessions.retrieve(session.id, None, options)  # type: ignore[arg-type]
        assert (refused.value.http_status, refused.value.code) == (404, "resource_missing")


def test_a_call_that_is_not_simulated_is_an_error_the_client_reads(
    shop: stripe.StripeClient,
) -> None:
    with pytest.raises(stripe.InvalidRequestError, match="Unrecognized request URL"):
        shop.v1.products.list()


def test_each_key_has_an_account_of_its_own(outside: Outside, shop: stripe.StripeClient) -> None:
    session = shop.v1.checkout.sessions.create(session_params())
    other = stripe.StripeClient("sk_test_other", base_addresses={"api": f"{outside.url}/stripe"})
    assert shop.v1.checkout.sessions.retrieve(session.id).id == session.id
    with pytest.raises(stripe.InvalidRequestError):
        other.v1.checkout.sessions.retrieve(session.id)


@pytest.mark.parametrize("key", ["pk_test_public", "sk_live_real", "nonsense"])
def test_a_key_of_another_kind_is_no_key(outside: Outside, key: str) -> None:
    client = stripe.StripeClient(key, base_addresses={"api": f"{outside.url}/stripe"})
    with pytest.raises(stripe.AuthenticationError):
        client.v1.checkout.sessions.create(session_params())


def test_no_key_is_refused(outside: Outside) -> None:
    answer = outside.http.get("/stripe/v1/refunds")
    assert (answer.status_code, answer.json()["error"]["type"]) == (401, "invalid_request_error")


@pytest.mark.parametrize(
    ("change", "code", "param"),
    [
        ({"mode": None}, "parameter_missing", "mode"),
        ({"success_url": "shop/thanks"}, "url_invalid", "success_url"),
        ({"line_items": None}, "parameter_missing", "line_items"),
        ({"customer_email": "not an address"}, "email_invalid", "customer_email"),
        ({"colour": "red"}, "parameter_unknown", "colour"),
        ({"line_items": [line("Mug", 10, 1)]}, "amount_too_small", None),
        ({"line_items": [line("Mug", 99_999_999, 2)]}, "amount_too_large", None),
        (
            {"line_items": [line("Mug", -5, 1)]},
            "parameter_invalid_integer",
            "line_items[0][price_data][unit_amount]",
        ),
        (
            {"line_items": [line("Mug", 1400, 0)]},
            "parameter_invalid_integer",
            "line_items[0][quantity]",
        ),
        (
            {"line_items": [line("Mug", 1400, 1, currency="dollars")]},
            None,
            "line_items[0][price_data][currency]",
        ),
        (
            {"line_items": [line("Mug", 1400, 1), line("Mug", 1400, 1, currency="eur")]},
            None,
            "line_items",
        ),
        ({"metadata": {"note": "x" * 501}}, None, "metadata[note]"),
    ],
)
def test_a_parameter_stripe_would_refuse_is_refused(
    outside: Outside,
    shop: stripe.StripeClient,
    change: dict[str, Any],
    code: str | None,
    param: str | None,
) -> None:
    with pytest.raises(stripe.InvalidRequestError) as refused:
        create(shop, **change)
    assert (refused.value.code, refused.value.param) == (code, param)
    assert refused.value.http_status == 400
    assert outside.log(kind="checkout") == []


@pytest.mark.parametrize(
    ("minutes", "taken"), [(20, False), (31, True), (1439, True), (1450, False)]
)
def test_a_session_lives_between_half_an_hour_and_a_day(
    shop: stripe.StripeClient, minutes: int, taken: bool
) -> None:
    at = int(time.time()) + minutes * 60
    if taken:
        assert create(shop, expires_at=at).expires_at == at
    else:
        with pytest.raises(stripe.InvalidRequestError, match="expires_at"):
            create(shop, expires_at=at)


def test_a_currency_without_cents_has_its_own_smallest_amount(shop: stripe.StripeClient) -> None:
    assert create(shop, line_items=[line("Mug", 50, 1, currency="jpy")]).amount_total == 50


def test_an_expired_session_cannot_be_paid_or_expired_again(
    outside: Outside, shop: stripe.StripeClient
) -> None:
    session = create(shop)
    options: Any = {"stripe_account": ROSE}
    assert shop.v1.checkout.sessions.expire(session.id, None, options).status == "expired"
    with pytest.raises(stripe.InvalidRequestError, match="status of expired"):
        shop.v1.checkout.sessions.expire(session.id, None, options)
    why = outside.refused("pay", provider="stripe", checkout_id=session.id, outcome="paid")
    assert "expired, not open" in why
    assert outside.log(kind="charge") == []


def test_a_session_expires_by_itself_when_its_time_is_over(
    outside: Outside, shop: stripe.StripeClient
) -> None:
    create(shop)
    outside.control("clock", offset_seconds=25 * 3600)
    outside.settle()
    types = [entry["type"] for entry in outside.log(provider="stripe", kind="webhook")]
    assert types == ["checkout.session.expired"]


def test_the_page_shows_the_order_and_escapes_what_the_shop_wrote(
    outside: Outside, shop: stripe.StripeClient
) -> None:
    session = create(
        shop,
        line_items=[line("<script>alert(1)</script>", 1400, 2)],
        customer_email="ana@example.com",
    )
    page = outside.http.get(f"/stripe/pay/{session.id}")
    assert page.headers["content-type"].startswith("text/html")
    assert "£28.00" in page.text
    assert "ana@example.com" in page.text
    assert "<script>" not in page.text
    assert "&lt;script&gt;" in page.text


@pytest.mark.parametrize(("action", "paid"), [("paid", "paid"), ("late", "unpaid")])
def test_the_pages_buttons_pay_and_lead_back_to_the_shop(
    outside: Outside, shop: stripe.StripeClient, action: str, paid: str
) -> None:
    session = create(shop, success_url="https://shop.example/thanks?s={CHECKOUT_SESSION_ID}")
    form = {"action": action, "email": "ana@example.com"}
    answer = outside.http.post(f"/stripe/pay/{session.id}", data=form)
    options: Any = {"stripe_account": ROSE}
    after = shop.v1.checkout.sessions.retrieve(session.id, None, options)
    assert answer.status_code == 303
    assert answer.headers["location"] == f"https://shop.example/thanks?s={session.id}"
    assert (after.status, after.payment_status) == ("complete", paid)
    assert after.customer_details is not None
    assert after.customer_details.email == "ana@example.com"


def test_a_card_declined_on_the_page_can_be_tried_again(
    outside: Outside, shop: stripe.StripeClient
) -> None:
    session = create(shop)
    declined = outside.http.post(f"/stripe/pay/{session.id}", data={"action": "declined"})
    assert "declined" in declined.text
    assert "Pay £28.00" in declined.text
    again = outside.http.post(f"/stripe/pay/{session.id}", data={"action": "paid"})
    assert again.status_code == 303
    assert len(outside.log(kind="charge")) == 1


def test_paying_twice_on_the_page_charges_once(outside: Outside, shop: stripe.StripeClient) -> None:
    session = create(shop)
    outside.http.post(f"/stripe/pay/{session.id}", data={"action": "paid"})
    second = outside.http.post(f"/stripe/pay/{session.id}", data={"action": "paid"})
    assert "is paid" in second.text
    assert len(outside.log(kind="charge")) == 1
