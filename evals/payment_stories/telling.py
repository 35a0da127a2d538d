"""Tells one sequence of deliveries and looks at the books afterwards."""

import copy
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from decimal import Decimal
from typing import Any, Protocol
from uuid import UUID, uuid5

from django.db import connection

from evals.payment_stories.paypal_shown import PayPalShown
from evals.payment_stories.posting import post
from evals.payment_stories.shops import Sold, Till, count_gone, open_tills, sell
from evals.payment_stories.stripe_shown import StripeHttp, StripeShown
from handsel.edge.worker.lane_loop import work_of
from handsel.kit import tenancy
from handsel.kit.money import Money, from_decimal, to_decimal
from handsel.modules.commerce.invoices.models import Invoice
from handsel.modules.commerce.ledger.queries import get_standing
from handsel.modules.commerce.orders.models import Order
from handsel.modules.commerce.payments.adapters.paypal import api as paypal_api
from handsel.modules.commerce.payments.adapters.paypal.parsing import write_references
from handsel.modules.commerce.payments.adapters.stripe import adapter as stripe_adapter
from handsel.modules.commerce.payments.models import Payment
from handsel.modules.conversations.models import Message
from handsel.modules.ingress import lanes

type Json = dict[str, Any]

_NAMESPACE = UUID("6f0c3c1e-6a4e-4f0e-9d57-3d1f2b7c8a10")
#: How an order with no money stands, by its only attempt to be paid.
_UNPAID = {"processing": "pending", "created": "unpaid", "open": "unpaid"}
_PAID = {"partly_refunded": "partially_refunded"}


class Shown(Protocol):
    """A provider that shows what the deliveries so far imply."""

    heard: list[Json]


def tell(sequence: Json, *, deliver: str) -> Json:
    """What became of the sequence's order; `deliver` as in `evals.payments.DELIVERIES`."""
    setup, provider = sequence["setup"], sequence["provider"]
    ours, other = open_tills(provider)
    price = _price(setup)
    with _played(sequence) as shown:
        sold = sell(ours, price)
        told = [_as_ours(one, setup, sold, other) for one in sequence["deliveries"]]
        if sequence["expected"].get("deliver") == "in parallel" and deliver == "in order":
            deliver = "parallel"
        for batch in _batches(told, deliver):
            shown.heard += [event for till, event in batch if till is ours]
            post(batch)
            _work(threads=4 if deliver == "parallel" else 1)
        _work(threads=1, hurry=True)
    return {"sequence": sequence["sequence"], **_look(sold, price, provider)}


def _batches(told: list[tuple[Till, Json]], deliver: str) -> list[list[tuple[Till, Json]]]:
    if deliver == "parallel":
        return [told]
    if deliver == "doubled":
        return [[one] for event in told for one in (event, event)]
    return [[one] for one in (reversed(told) if deliver == "reversed" else told)]


@contextmanager
def _played(sequence: Json) -> Iterator[Shown]:
    if sequence["provider"] == "stripe":
        stripe_shown = StripeShown(sequence["setup"])
        stripe_shown.foresee(sequence["deliveries"])
        http, kept = StripeHttp(stripe_shown), stripe_adapter._http
        stripe_adapter._http = lambda: http  # type: ignore[assignment]
        try:
            yield stripe_shown
        finally:
            stripe_adapter._http = kept
        return
    import httpx2

    paypal_shown = PayPalShown(sequence["setup"])
    client = paypal_api.new_http(httpx2.MockTransport(paypal_shown.answer))
    kept_http = paypal_api.shared_http
    paypal_api.shared_http = lambda: client  # type: ignore[assignment]
    try:
        yield paypal_shown
    finally:
        paypal_api.shared_http = kept_http


def _price(setup: Json) -> Money:
    currency = setup["currency"].upper()
    if "amount_minor" in setup:
        return Money(setup["amount_minor"], currency)
    return from_decimal(Decimal(setup["amount"]), currency=currency)


def _as_ours(event: Json, setup: Json, sold: Sold, other: Till) -> tuple[Till, Json]:
    """A delivery with our ids in place of the material's, and the endpoint it comes to."""
    event = copy.deepcopy(event)
    if sold.till.provider == "paypal":
        thing = event["resource"]
        for place, name in _customs(thing):
            place[name] = _custom(place[name], setup, sold)
        return sold.till, event
    thing = event["data"]["object"]
    metadata = thing.get("metadata") or {}
    tenant = metadata.get("tenant_id", setup["tenant_id"])
    till = sold.till if tenant == setup["tenant_id"] and not event.get("account") else other
    if event.get("account"):
        event["account"] = other.account
    if "tenant_id" in metadata:
        order_id = str(metadata["order_id"])
        thing["metadata"] = {
            "business_id": str((sold.till if tenant == setup["tenant_id"] else other).shop.id),
            "order_id": str(_named(order_id, setup, sold.order_id)),
            "payment_id": str(_named(order_id, setup, sold.payment_id)),
        }
    if thing.get("client_reference_id"):
        named = _named(thing["client_reference_id"], setup, sold.payment_id)
        thing["client_reference_id"] = str(named)
    return till, event


def _customs(thing: Json) -> Iterator[tuple[Json, str]]:
    if thing.get("custom_id"):
        yield thing, "custom_id"
    for unit in thing.get("purchase_units") or ():
        if unit.get("custom_id"):
            yield unit, "custom_id"
    for disputed in thing.get("disputed_transactions") or ():
        if disputed.get("custom"):
            yield disputed, "custom"


def _custom(name: str, setup: Json, sold: Sold) -> str:
    return write_references(
        business_id=sold.till.shop.id,
        order_id=_named(name, setup, sold.order_id),
        payment_id=_named(name, setup, sold.payment_id),
    )


def _named(name: str, setup: Json, ours: UUID) -> UUID:
    return ours if name == setup["order_id"] else uuid5(_NAMESPACE, name)


def _work(*, threads: int, hurry: bool = False) -> None:
    if hurry:
        with connection.cursor() as cursor:
            cursor.execute("UPDATE ingress_lane SET ready_at = now() WHERE ready_at IS NOT NULL")
    while claimed := lanes.claim(most=20):
        with ThreadPoolExecutor(threads) as pool:
            list(pool.map(_work_one, claimed))


def _work_one(lane: lanes.ClaimedLane) -> None:
    try:
        lanes.finish(lane, ready_at=work_of(lane.source)(lane))
    finally:
        connection.close()


def _look(sold: Sold, price: Money, provider: str) -> Json:
    with tenancy.business(sold.till.shop.id):
        order = Order.objects.get(id=sold.order_id)
        payment = Payment.objects.get(id=sold.payment_id)
        standing = get_standing(order.id)
        invoices = Invoice.objects.filter(order_id=order.id, kind="invoice").count()
        receipts = Message.objects.filter(
            conversation_id=order.conversation_id or "", once_key__startswith="receipt:"
        ).count()
    refunded = Money(standing.refunded_minor, price.currency)
    amount: Json = (
        {"refunded_minor": refunded.amount_minor}
        if provider == "stripe"
        else {"refunded": str(to_decimal(refunded))}
    )
    return {
        "order_status": _status(order, payment, lost_minor=standing.lost_minor),
        "fulfil_count": max(invoices, receipts, count_gone(sold.till)),
        **amount,
    }


def _status(order: Order, payment: Payment, *, lost_minor: int) -> str:
    if payment.problem in {"amount_differs", "currency_differs"}:
        return "needs_review"
    if order.payment_status == "unpaid":
        return _UNPAID.get(payment.status, payment.status)
    if order.payment_status == "refunded" and lost_minor:
        return "dispute_lost"
    return _PAID.get(order.payment_status, order.payment_status)
