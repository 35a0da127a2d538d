"""Questions about orders. Lines come with them, in one more statement."""

from enum import StrEnum
from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet

from handsel.kit.errors import NotFound
from handsel.kit.prepared import Prepared, Slot
from handsel.modules.commerce.orders.models import (
    Fulfillment,
    Order,
    OrderLine,
    PaymentStatus,
    Status,
)

NEWEST = 5


class Which(StrEnum):
    """Part of the orders, as somebody who works through them asks for it."""

    ALL = "all"
    UNPAID = "unpaid"
    TO_SHIP = "to_ship"
    PAID = "paid"
    REFUNDED = "refunded"


_PARTS = {
    Which.ALL: Q(),
    Which.UNPAID: Q(payment_status__in=[PaymentStatus.UNPAID, PaymentStatus.PARTLY_PAID])
    & ~Q(status=Status.CANCELLED),
    Which.TO_SHIP: Q(status=Status.PLACED, payment_status=PaymentStatus.PAID)
    & Q(fulfillment__in=[Fulfillment.UNFULFILLED, Fulfillment.PARTLY_SHIPPED]),
    Which.PAID: Q(payment_status=PaymentStatus.PAID),
    Which.REFUNDED: Q(payment_status__in=[PaymentStatus.PARTLY_REFUNDED, PaymentStatus.REFUNDED]),
}


def get_order(order_id: UUID) -> Order:
    """One order with its lines; raises NotFound."""
    return _one(_orders().filter(id=order_id))


def find_by_checkout(checkout_id: UUID) -> Order | None:
    """The order a checkout became."""
    return _orders().filter(checkout_id=checkout_id).first()


def list_newest(customer_id: UUID) -> list[Order]:
    """A customer's last NEWEST purchases, newest first, without their lines."""
    return _NEWEST.list(customer_id=customer_id)


_NEWEST = Prepared(
    lambda: Order.objects.filter(
        customer_id=Slot("customer_id"), supplement_to__isnull=True
    ).order_by("-created_at", "-id")[:NEWEST]
)


def list_orders(
    *,
    which: Which = Which.ALL,
    customer_id: UUID | None = None,
    before: UUID | None = None,
    limit: int = 50,
) -> list[Order]:
    """Orders of the business or of one customer, newest first; `before` is the last id before.

    Ids are time-ordered, so they page.
    """
    found = _orders().filter(_PARTS[which])
    if customer_id is not None:
        found = found.filter(customer_id=customer_id)
    if before is not None:
        found = found.filter(id__lt=before)
    return list(found.order_by("-id")[:limit])


def lines_of(order: Order) -> list[OrderLine]:
    """The lines as agreed, in order."""
    return list(order.lines.all())


def _orders() -> QuerySet[Order]:
    lines = OrderLine.objects.order_by("position", "id")
    orders = Order.objects.select_related("customer")
    return orders.prefetch_related(Prefetch("lines", queryset=lines))


def _one(found: QuerySet[Order]) -> Order:
    order = found.first()
    if order is None:
        raise NotFound
    return order
