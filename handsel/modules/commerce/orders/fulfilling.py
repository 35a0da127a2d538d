"""Verbs for what happens to the goods: sent, arrived, come back."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from handsel.kit.errors import Conflict
from handsel.modules.businesses.actor import Actor
from handsel.modules.businesses.rules import Permission
from handsel.modules.commerce.orders.actions import lock
from handsel.modules.commerce.orders.models import Fulfillment, Order, Status


class NotToBeSent(Conflict):
    """This order is not to be sent: it is not placed, is cancelled, or has come back."""

    code = "not_to_be_sent"


def mark_shipped(actor: Actor, order_id: UUID, *, tracking: str = "", at: datetime) -> bool:
    """A member handed the goods over; `tracking` is what finds the parcel.

    Said again, it may correct the tracking and answers False. Raises Forbidden, NotFound and
    NotToBeSent.
    """
    actor.require(Permission.CHANGE_ORDERS)
    with transaction.atomic():
        order = lock(order_id)
        _require_sendable(order)
        is_new = order.fulfillment in {Fulfillment.UNFULFILLED, Fulfillment.PARTLY_SHIPPED}
        if is_new:
            order.fulfillment = Fulfillment.SHIPPED
            order.shipped_at = at
        order.tracking = tracking[:200] or order.tracking
        order.save(update_fields=["fulfillment", "shipped_at", "tracking"])
    return is_new


def mark_delivered(actor: Actor, order_id: UUID, *, at: datetime) -> bool:
    """The goods arrived, or were picked up. False when that was known.

    Raises Forbidden, NotFound and NotToBeSent.
    """
    actor.require(Permission.CHANGE_ORDERS)
    with transaction.atomic():
        order = lock(order_id)
        _require_sendable(order)
        if order.fulfillment == Fulfillment.DELIVERED:
            return False
        order.fulfillment = Fulfillment.DELIVERED
        order.shipped_at = order.shipped_at or at
        order.delivered_at = at
        order.save(update_fields=["fulfillment", "shipped_at", "delivered_at"])
    return True


def mark_returned(order: Order) -> None:
    """All of an order the caller has locked came back."""
    order.fulfillment = Fulfillment.RETURNED
    order.save(update_fields=["fulfillment"])


def _require_sendable(order: Order) -> None:
    may_go = order.status in {Status.PLACED, Status.COMPLETED}
    if not may_go or order.fulfillment == Fulfillment.RETURNED or order.supplement_to_id:
        raise NotToBeSent
