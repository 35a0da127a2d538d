"""Reads a Stripe event: which payment of ours it may be about."""

import json
from collections.abc import Mapping
from typing import Any

from handsel.kit.money import Money
from handsel.modules.commerce.payments.adapter import (
    About,
    EventHint,
    EventUnreadable,
    ProviderRefused,
    References,
)
from handsel.modules.commerce.payments.adapters.stripe.amounts import from_stripe

#: The events that say something we do not learn from another one.
_HANDLED: Mapping[str, About] = {
    "checkout.session.completed": "payment",
    "checkout.session.async_payment_succeeded": "payment",
    "checkout.session.async_payment_failed": "payment",
    "checkout.session.expired": "payment",
    "payment_intent.succeeded": "payment",
    "payment_intent.processing": "payment",
    "payment_intent.payment_failed": "payment",
    "payment_intent.canceled": "payment",
    "charge.refunded": "refund",
    "charge.refund.updated": "refund",
    "refund.created": "refund",
    "refund.updated": "refund",
    "refund.failed": "refund",
    "charge.dispute.created": "dispute",
    "charge.dispute.updated": "dispute",
    "charge.dispute.closed": "dispute",
    "charge.dispute.funds_withdrawn": "dispute",
    "charge.dispute.funds_reinstated": "dispute",
}
#: Told again by the payment intent and the session.
_COVERED = frozenset({
    "charge.succeeded", "charge.pending", "charge.failed", "charge.captured", "charge.updated",
    "payment_intent.created", "payment_intent.requires_action",
})  # fmt: skip


def parse_event(body: str) -> EventHint:
    """What a Stripe event is about; raises EventUnreadable."""
    try:
        event = json.loads(body)
        kind, thing = event["type"], event["data"]["object"]
        if not isinstance(kind, str) or not isinstance(thing, dict):
            raise EventUnreadable
    except (ValueError, KeyError, TypeError) as error:
        raise EventUnreadable from error
    about = _HANDLED.get(kind)
    if about is None:
        return EventHint(kind=kind, ignored="covered" if kind in _COVERED else "not_handled")
    return _hint(event, thing, kind=kind, about=about)


def _hint(
    event: Mapping[str, Any], thing: Mapping[str, Any], *, kind: str, about: About
) -> EventHint:
    is_session = kind.startswith("checkout.session.")
    is_intent = kind.startswith("payment_intent.")
    intent = thing.get("id") if is_intent else thing.get("payment_intent")
    return EventHint(
        kind=kind,
        about=about,
        account=_text(event.get("account")),
        livemode=event.get("livemode") is True,
        session_external_id=_text(thing.get("id")) if is_session else "",
        external_id=id_of(intent),
        money=_money(thing, "amount_total" if is_session else "amount")
        if is_session or is_intent
        else None,
        references=read_references(thing),
    )


def id_of(value: object) -> str:
    """The id of something Stripe names by id or shows in full; empty when it names nothing."""
    return _text(value.get("id") if isinstance(value, dict) else value)


def read_references(thing: Mapping[str, Any]) -> References:
    """Our ids from an object's metadata; a session also carries the payment's on its own."""
    metadata = thing.get("metadata")
    found = metadata if isinstance(metadata, dict) else {}
    return References(
        business_id=_text(found.get("business_id")),
        order_id=_text(found.get("order_id")),
        payment_id=_text(found.get("payment_id")) or _text(thing.get("client_reference_id")),
    )


def _money(thing: Mapping[str, Any], name: str) -> Money | None:
    amount, currency = thing.get(name), thing.get("currency")
    if not isinstance(amount, int) or not isinstance(currency, str):
        return None
    try:
        return from_stripe(amount, currency=currency)
    except ProviderRefused as error:
        raise EventUnreadable from error


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
