"""Reads a PayPal webhook: which payment of ours it may be about."""

import json
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from handsel.kit.money import Money
from handsel.modules.commerce.payments.adapter import (
    About,
    EventHint,
    EventUnreadable,
    ProviderRefused,
    References,
)
from handsel.modules.commerce.payments.adapters.paypal.amounts import from_paypal

type Shown = Mapping[str, Any]

#: The events that say something we do not learn from another one.
#: Source: developer.paypal.com/api/rest/webhooks/event-names.
_HANDLED: Mapping[str, About] = {
    "CHECKOUT.ORDER.APPROVED": "payment",
    "CHECKOUT.ORDER.COMPLETED": "payment",
    "CHECKOUT.ORDER.VOIDED": "payment",
    "CHECKOUT.PAYMENT-APPROVAL.REVERSED": "payment",
    "PAYMENT.CAPTURE.COMPLETED": "payment",
    "PAYMENT.CAPTURE.PENDING": "payment",
    "PAYMENT.CAPTURE.DENIED": "payment",
    "PAYMENT.CAPTURE.DECLINED": "payment",
    "PAYMENT.CAPTURE.REFUNDED": "refund",
    "PAYMENT.CAPTURE.REVERSED": "refund",
    "PAYMENT.REFUND.PENDING": "refund",
    "PAYMENT.REFUND.FAILED": "refund",
    "CUSTOMER.DISPUTE.CREATED": "dispute",
    "CUSTOMER.DISPUTE.UPDATED": "dispute",
    "CUSTOMER.DISPUTE.RESOLVED": "dispute",
}
_SEPARATOR = ":"


def parse_event(body: str) -> EventHint:
    """What a PayPal webhook is about; raises EventUnreadable."""
    try:
        event = json.loads(body)
        kind, thing = event["event_type"], event["resource"]
        if not isinstance(kind, str) or not isinstance(thing, dict):
            raise EventUnreadable
    except (ValueError, KeyError, TypeError) as error:
        raise EventUnreadable from error
    about = _HANDLED.get(kind)
    if about is None:
        return EventHint(kind=kind, ignored="not_handled")
    if about == "dispute":
        return _about_dispute(kind, thing)
    if kind.startswith("CHECKOUT."):
        return _about_order(kind, thing)
    return _about_capture(kind, thing, about=about)


def write_references(*, business_id: UUID, order_id: UUID, payment_id: UUID) -> str:
    """Our ids as PayPal's `custom_id` carries them, within its 127 characters."""
    return _SEPARATOR.join(str(one) for one in (business_id, order_id, payment_id))


def read_references(custom_id: object) -> References:
    """Our ids from a `custom_id`; one that we did not write names at most an order."""
    parts = text(custom_id).split(_SEPARATOR)
    if len(parts) == 3:
        return References(business_id=parts[0], order_id=parts[1], payment_id=parts[2])
    return References()


def lane_of(thing: Shown) -> str:
    """What all webhooks about one payment have in common, so far as each tells.

    Our own ids, which PayPal repeats on orders, captures, refunds and disputes; or else the order,
    the capture, or the object itself.
    """
    custom = text(thing.get("custom_id")) or text(first(thing, "purchase_units").get("custom_id"))
    disputed = first(thing, "disputed_transactions")
    return (
        custom
        or text(disputed.get("custom"))
        or text(disputed.get("seller_transaction_id"))
        or related_order(thing)
        or capture_of(thing)
        or text(thing.get("id"))
    )


def merchant_of(thing: Shown) -> str:
    """The merchant a webhook is for, where it says."""
    places = (
        thing.get("payee"),
        first(thing, "purchase_units").get("payee"),
        first(thing, "disputed_transactions").get("seller"),
        thing.get("payer"),
    )
    for place in places:
        if isinstance(place, dict) and text(place.get("merchant_id")):
            return text(place["merchant_id"])
    return ""


def related_order(thing: Shown) -> str:
    """The order a capture belongs to."""
    related = thing.get("supplementary_data")
    ids = related.get("related_ids") if isinstance(related, dict) else None
    found = text(ids.get("order_id")) if isinstance(ids, dict) else ""
    return found or _up(thing, "/checkout/orders/")


def capture_of(refund: Shown) -> str:
    """The capture a refund gives back; a reversal may show the capture itself."""
    return _up(refund, "/payments/captures/")


def first(thing: Shown, name: str) -> Shown:
    """The first object of a list, or an empty one."""
    found = thing.get(name)
    one = found[0] if isinstance(found, list) and found else None
    return one if isinstance(one, dict) else {}


def text(value: object) -> str:
    """A string, or an empty one."""
    return value if isinstance(value, str) else ""


def _about_order(kind: str, thing: Shown) -> EventHint:
    unit = first(thing, "purchase_units")
    order_id = text(thing.get("id")) or text(thing.get("order_id"))
    return EventHint(
        kind=kind,
        session_external_id=order_id,
        money=_money(unit.get("amount")),
        references=read_references(unit.get("custom_id")),
    )


def _about_capture(kind: str, thing: Shown, *, about: About) -> EventHint:
    gives_back = about == "refund"
    capture = (capture_of(thing) if gives_back else "") or text(thing.get("id"))
    return EventHint(
        kind=kind,
        about=about,
        session_external_id=related_order(thing),
        external_id=capture,
        money=None if gives_back else _money(thing.get("amount")),
        references=read_references(thing.get("custom_id")),
    )


def _about_dispute(kind: str, thing: Shown) -> EventHint:
    disputed = first(thing, "disputed_transactions")
    return EventHint(
        kind=kind,
        about="dispute",
        external_id=text(disputed.get("seller_transaction_id")),
        references=read_references(disputed.get("custom")),
    )


def _money(amount: object) -> Money | None:
    if not isinstance(amount, dict):
        return None
    try:
        return from_paypal(amount)
    except ProviderRefused as error:
        raise EventUnreadable from error


def _up(thing: Shown, path: str) -> str:
    links = thing.get("links")
    for link in links if isinstance(links, list) else []:
        href = text(link.get("href")) if isinstance(link, dict) else ""
        if path in href and link.get("rel") in {"up", "self"}:
            return href.partition(path)[2].partition("/")[0].partition("?")[0]
    return ""
