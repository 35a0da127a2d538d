"""Finding orders by what a customer knows of them. Orders that pay for changes are left out."""

from collections.abc import Collection
from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet, prefetch_related_objects
from django.db.models.functions import Lower

from handsel.modules.commerce.orders.models import Order, OrderLine, PaymentStatus
from handsel.modules.commerce.pricing.choosing import plain_postcode

#: Orders of one e-mail address whose postcodes are compared.
MOST_LOOKED_AT = 200


def list_reachable(
    *, customer_ids: Collection[UUID], order_ids: Collection[UUID], limit: int
) -> list[Order]:
    """Orders of these customers, and these orders, newest first, with their lines."""
    wanted = Q(customer_id__in=list(customer_ids)) | Q(id__in=list(order_ids))
    found = _purchases().filter(wanted).order_by("-created_at", "-id")[:limit]
    return with_lines(list(found))


def with_lines(orders: list[Order]) -> list[Order]:
    """Orders with their lines at hand, in one statement."""
    lines = OrderLine.objects.order_by("position", "id")
    prefetch_related_objects(orders, Prefetch("lines", queryset=lines))
    return orders


def is_reachable(
    order_id: UUID, *, customer_ids: Collection[UUID], order_ids: Collection[UUID]
) -> bool:
    """Whether an order is one of `list_reachable`."""
    wanted = Q(customer_id__in=list(customer_ids)) | Q(id__in=list(order_ids))
    return _purchases().filter(wanted, id=order_id).exists()


def find_proven(*, email: str, number: int | None, postcode: str) -> Order | None:
    """The newest order that fits every fact given; at least two facts are needed.

    E-mail addresses compare without case, postcodes without case and spaces.
    """
    if sum((bool(email), number is not None, bool(postcode))) < 2:
        return None
    found = _purchases()
    if email:
        folded = found.alias(folded=Lower("email"))
        found = folded.filter(folded=email.strip().lower())
    if number is not None:
        found = found.filter(number=number)
    wanted = plain_postcode(postcode)
    if postcode and not wanted:
        return None
    for order in found.order_by("-created_at", "-id")[:MOST_LOOKED_AT]:
        if not wanted or plain_postcode(order.delivery_address.get("postcode", "")) == wanted:
            return order
    return None


def list_supplements(order_id: UUID) -> list[Order]:
    """The orders that pay for an order's changes, oldest first."""
    found = Order.objects.filter(supplement_to_id=order_id)
    return list(found.order_by("created_at", "id"))


def _purchases() -> QuerySet[Order]:
    return Order.objects.filter(supplement_to__isnull=True)


def conversations_with_paid_orders() -> QuerySet[Order, UUID | None]:
    """The ids of conversations that led to an order somebody paid, for narrowing a list."""
    paid = _purchases().exclude(payment_status=PaymentStatus.UNPAID)
    return paid.exclude(conversation_id=None).values_list("conversation_id", flat=True)
