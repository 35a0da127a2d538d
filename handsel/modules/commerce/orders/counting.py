"""How much customers bought."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count, Max

from handsel.modules.commerce.orders.models import Order, Status


@dataclass(frozen=True, slots=True)
class Bought:
    """How many orders were placed, and when the last one was."""

    orders: int = 0
    last_at: datetime | None = None


def count_bought(customer_ids: Collection[UUID]) -> dict[UUID, Bought]:
    """What each of these customers bought, in one statement; those who bought nothing are not in
    it, and neither are orders that pay for a change of another."""
    placed = Order.objects.filter(customer_id__in=list(customer_ids), supplement_to__isnull=True)
    rows = (
        placed.filter(status__in=[Status.PLACED, Status.COMPLETED])
        .order_by()
        .values_list("customer_id")
        .annotate(orders=Count("id"), last_at=Max("placed_at"))
    )
    return {customer_id: Bought(orders, last_at) for customer_id, orders, last_at in rows}
