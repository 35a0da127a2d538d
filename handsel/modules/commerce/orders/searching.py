"""The list of orders, as somebody who works through them asks for it.

A page takes two statements, whatever its length.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from django.db.models import Prefetch, Q

from handsel.modules.commerce.orders.models import (
    Fulfillment,
    Order,
    OrderLine,
    PaymentStatus,
    Status,
)
from handsel.modules.conversations.models import Conversation

#: The largest number an order can have.
LARGEST_NUMBER = 2**31 - 1


class Which(StrEnum):
    """Part of the orders."""

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What to show. `text` is an order's number, or part of a customer's name or address.

    `since` and `until` bound when it was agreed to, the second exclusively.
    """

    which: Which = Which.ALL
    text: str = ""
    status: Status | None = None
    payment: PaymentStatus | None = None
    channel_id: UUID | None = None
    customer_id: UUID | None = None
    since: datetime | None = None
    until: datetime | None = None


def list_orders(
    wanted: Wanted | None = None, *, before: UUID | None = None, limit: int = 50
) -> list[Order]:
    """Orders of the business, newest first; `before` is the last id of the page before.

    Ids are time-ordered, so they page.
    """
    found = Order.objects.filter(_is_wanted(wanted or Wanted())).select_related("customer")
    if before is not None:
        found = found.filter(id__lt=before)
    lines = OrderLine.objects.order_by("position", "id")
    return list(found.prefetch_related(Prefetch("lines", queryset=lines)).order_by("-id")[:limit])


def _is_wanted(wanted: Wanted) -> Q:
    narrowed = _PARTS[wanted.which] & _about(wanted.text.strip())
    exact = {
        "status": wanted.status,
        "payment_status": wanted.payment,
        "customer_id": wanted.customer_id,
        "created_at__gte": wanted.since,
        "created_at__lt": wanted.until,
    }
    narrowed &= Q(**{name: value for name, value in exact.items() if value is not None})
    if wanted.channel_id is not None:
        threads = Conversation.objects.filter(channel_id=wanted.channel_id)
        narrowed &= Q(conversation_id__in=threads.values("id"))
    return narrowed


def _about(text: str) -> Q:
    if not text:
        return Q()
    named = Q(customer__name__icontains=text) | Q(email__icontains=text)
    number = text.removeprefix("#")
    if number.isascii() and number.isdigit() and int(number) <= LARGEST_NUMBER:
        named |= Q(number=int(number))
    return named | Q(customer__email__icontains=text)
