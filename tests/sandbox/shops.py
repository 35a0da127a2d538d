"""What the Stripe tests create again and again."""

from typing import Any

import stripe

from tests.sandbox.outside import Outside

ROSE = "acct_rosebakery01"


def line(name: str, unit_minor: int, quantity: int, *, currency: str = "gbp") -> dict[str, Any]:
    """One line item with its price."""
    price = {"currency": currency, "unit_amount": unit_minor, "product_data": {"name": name}}
    return {"price_data": price, "quantity": quantity}


def session_params(**change: Any) -> Any:
    """Two blue mugs for £28.00; a change to None leaves the parameter out."""
    params: dict[str, Any] = {
        "mode": "payment",
        "success_url": "https://shop.example/thanks",
        "cancel_url": "https://shop.example/",
        "client_reference_id": "checkout-1",
        "metadata": {"checkout": "1"},
        "payment_intent_data": {"metadata": {"checkout": "1"}},
        "line_items": [line("Blue mug", 1400, 2)],
    }
    return {name: value for name, value in (params | change).items() if value is not None}


def create(
    shop: stripe.StripeClient, *, key: str | None = None, account: str = ROSE, **change: Any
) -> stripe.checkout.Session:
    """A session of a connected account."""
    options: Any = {"stripe_account": account}
    if key:
        options["idempotency_key"] = key
    return shop.v1.checkout.sessions.create(session_params(**change), options)


def pay(outside: Outside, session: stripe.checkout.Session, outcome: str, **more: Any) -> list[str]:
    """One outcome; returns the types of the events that were posted, in order."""
    answer = outside.control(
        "pay", provider="stripe", checkout_id=session.id, outcome=outcome, **more
    )
    return [event["type"] for event in answer["events"]]
