"""Questions about orders. Lines come with them, in one more statement."""

from collections.abc import Collection
from uuid import UUID

from django.db.models import Prefetch, QuerySet

from handsel.kit.errors import NotFound
from handsel.kit.prepared import Prepared, Slot
from handsel.modules.commerce.orders.models import Order, OrderLine

NEWEST = 5


def get_order(order_id: UUID) -> Order:
    """One order with its lines; raises NotFound."""
    return _one(_orders().filter(id=order_id))


def get_numbers(order_ids: Collection[UUID]) -> dict[UUID, int]:
    """The numbers of these orders."""
    found = Order.objects.filter(id__in=list(order_ids)).values_list("id", "number")
    return dict(found)


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
