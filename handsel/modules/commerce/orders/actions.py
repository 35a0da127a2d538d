"""Verbs on orders. How it is paid is in `money.py`."""

from collections.abc import Sequence
from uuid import UUID

from django.db import transaction
from django.db.models import F

from handsel.kit import tenancy
from handsel.kit.errors import Conflict, Invalid, NotFound
from handsel.kit.money import Money
from handsel.modules.commerce.orders.models import (
    Order,
    OrderLine,
    OrderNumber,
    PaymentStatus,
    Status,
)
from handsel.modules.commerce.orders.terms import NO_TERMS, AgreedLine, AgreedTerms, agree

__all__ = [
    "AgreedLine",
    "AgreedTerms",
    "LinesDisagree",
    "NotCancellable",
    "cancel",
    "draft",
    "learn_email",
    "lock",
]


class NotCancellable(Conflict):
    """Money was taken for this order: refund it first."""

    code = "not_cancellable"


class LinesDisagree(Invalid):
    """The lines, discounts, delivery and tax do not add up to the total."""

    code = "lines_disagree"


def draft(
    checkout_id: UUID,
    *,
    customer_id: UUID,
    conversation_id: UUID | None,
    lines: Sequence[AgreedLine],
    total: Money,
    terms: AgreedTerms = NO_TERMS,
    email: str = "",
) -> Order:
    """Write down what was agreed as a draft order; the same checkout gives the same order.

    Raises LinesDisagree. The caller holds the checkout's lock.
    """
    tenancy.current()
    if not agree(lines, terms, total=total):
        raise LinesDisagree
    known = Order.objects.filter(checkout_id=checkout_id).first()
    if known is not None:
        return known
    with transaction.atomic():
        order = Order.objects.create(
            number=next_number(),
            checkout_id=checkout_id,
            customer_id=customer_id,
            conversation_id=conversation_id,
            total_minor=total.amount_minor,
            currency=total.currency,
            email=email,
            **terms.columns(lines),
        )
        OrderLine.objects.bulk_create(_lines(order, lines))
    return order


def cancel(order_id: UUID) -> Order:
    """Cancel an order nobody paid; cancelling again changes nothing.

    Raises NotFound, and NotCancellable once money was taken.
    """
    with transaction.atomic():
        order = lock(order_id)
        if order.payment_status != PaymentStatus.UNPAID:
            raise NotCancellable
        order.status = Status.CANCELLED
        order.save(update_fields=["status"])
    return order


def learn_email(order_id: UUID, *, email: str) -> None:
    """Keep the address the payer gave, when the order has none."""
    if email:
        Order.objects.filter(id=order_id, email="").update(email=email)


def lock(order_id: UUID) -> Order:
    """The order, locked until the transaction ends; raises NotFound.

    Whoever locks several rows of one purchase takes them in this order, so that nobody
    deadlocks: conversation, cart, checkout, discounts, order, payment, variants, invoice series.
    """
    order = Order.objects.select_for_update(no_key=True).filter(id=order_id).first()
    if order is None:
        raise NotFound
    return order


def next_number() -> int:
    """The next number of this business; two orders at once wait for each other here."""
    OrderNumber.objects.get_or_create()
    OrderNumber.objects.update(last=F("last") + 1)
    return OrderNumber.objects.values_list("last", flat=True).get()


def _lines(order: Order, lines: Sequence[AgreedLine]) -> list[OrderLine]:
    return [
        OrderLine(
            order=order,
            variant_id=line.variant_id,
            title=line.title,
            quantity=line.quantity,
            unit_price_minor=line.unit_price_minor,
            currency=order.currency,
            discount_minor=line.discount_minor,
            tax_rate_ppm=line.rate_ppm,
            tax_minor=line.tax_minor,
            position=position,
        )
        for position, line in enumerate(lines)
    ]
