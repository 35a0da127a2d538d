"""Stripe's events about the pages of the tests, in Stripe's documented shapes."""

import time
from typing import Any

from handsel.kit.ids import uuid7
from tests.provider import Page

API_VERSION = "2026-10-28.endive"


def about_session(kind: str, page: Page, **changes: Any) -> dict[str, Any]:
    """`checkout.session.<kind>`."""
    thing = {
        "id": page.session,
        "object": "checkout.session",
        "amount_total": page.money.amount_minor,
        "client_reference_id": page.references.payment_id,
        "currency": page.money.currency.lower(),
        "metadata": metadata_of(page),
        "mode": "payment",
        "payment_intent": page.intent or None,
        "payment_status": "paid" if page.status == "succeeded" else "unpaid",
        "status": {"open": "open", "expired": "expired"}.get(page.status, "complete"),
    }
    return event(f"checkout.session.{kind}", page, {**thing, **changes})


def about_intent(kind: str, page: Page, **changes: Any) -> dict[str, Any]:
    """`payment_intent.<kind>`."""
    thing = {
        "id": page.intent,
        "object": "payment_intent",
        "amount": page.money.amount_minor,
        "currency": page.money.currency.lower(),
        "metadata": metadata_of(page),
        "status": "succeeded" if page.status == "succeeded" else "requires_payment_method",
    }
    return event(f"payment_intent.{kind}", page, {**thing, **changes})


def about_charge(kind: str, page: Page, **changes: Any) -> dict[str, Any]:
    """`charge.<kind>`."""
    thing = {
        "id": f"ch_{page.session}",
        "object": "charge",
        "amount": page.money.amount_minor,
        "amount_refunded": sum(refund.money.amount_minor for refund in page.refunds),
        "currency": page.money.currency.lower(),
        "metadata": metadata_of(page),
        "payment_intent": page.intent,
    }
    return event(f"charge.{kind}", page, {**thing, **changes})


def about_dispute(kind: str, page: Page) -> dict[str, Any]:
    """`charge.dispute.<kind>`: it carries no metadata of ours."""
    seen = page.disputes[-1]
    thing = {
        "id": seen.external_id,
        "object": "dispute",
        "amount": seen.money.amount_minor,
        "currency": seen.money.currency.lower(),
        "metadata": {},
        "payment_intent": page.intent,
        "status": seen.status,
    }
    return event(f"charge.dispute.{kind}", page, thing)


def event(kind: str, page: Page, thing: dict[str, Any]) -> dict[str, Any]:
    """An event of a connected account."""
    return {
        "id": f"evt_{uuid7().hex}",
        "object": "event",
        "account": page.account,
        "api_version": API_VERSION,
        "created": int(time.time()),
        "data": {"object": thing},
        "livemode": False,
        "pending_webhooks": 1,
        "request": {"id": None, "idempotency_key": None},
        "type": kind,
    }


def metadata_of(page: Page) -> dict[str, str]:
    """Our ids, as the page carries them."""
    ours = page.references
    return {
        "business_id": ours.business_id,
        "order_id": ours.order_id,
        "payment_id": ours.payment_id,
    }
