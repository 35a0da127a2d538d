"""A checkout for the difference a change of an order costs: agreed already, only to be paid."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from handsel.kit.errors import Conflict
from handsel.kit.money import Money
from handsel.modules.commerce.checkout import carts
from handsel.modules.commerce.checkout.models import Checkout, Status
from handsel.modules.commerce.checkout.rules import PAYMENT_LASTS


class AnotherUnpaid(Conflict):
    """Something else waits to be paid in this conversation."""

    code = "another_unpaid"


def open_supplement(
    conversation_id: UUID, *, customer_id: UUID, total: Money, now: datetime
) -> Checkout:
    """A confirmed checkout over `total`, without lines: what is in the cart stays in it.

    A summary that waits for its yes gives way. Raises AnotherUnpaid while something agreed waits
    for its payment. The caller writes the order and keeps its id with `mark_ordered`.
    """
    with transaction.atomic():
        cart = carts.lock_cart(conversation_id)
        waiting = Checkout.objects.filter(conversation_id=conversation_id)
        if waiting.filter(status=Status.CONFIRMED).exists():
            raise AnotherUnpaid
        waiting.filter(status=Status.OPEN).update(status=Status.CANCELLED)
        return Checkout.objects.create(
            cart=cart,
            conversation_id=conversation_id,
            customer_id=customer_id,
            status=Status.CONFIRMED,
            lines=[],
            total_minor=total.amount_minor,
            currency=total.currency,
            summary_hash="",
            shown_at=now,
            expires_at=now + PAYMENT_LASTS,
        )


def mark_ordered(checkout_id: UUID, *, order_id: UUID) -> None:
    """Keep which order a supplement's checkout became."""
    Checkout.objects.filter(id=checkout_id).update(order_id=order_id)
