"""A member says what became of the goods, and the customer is told."""

from datetime import datetime
from uuid import UUID

from handsel.flows.order_service import news
from handsel.kit import tenancy
from handsel.modules.assistant.wording.changes import say_delivered, say_shipped
from handsel.modules.audit.actions import record
from handsel.modules.businesses.actor import Actor
from handsel.modules.businesses.rules import Permission
from handsel.modules.commerce.orders import fulfilling
from handsel.modules.commerce.orders.models import Order
from handsel.modules.commerce.orders.queries import get_order
from handsel.modules.conversations.queries import get_for_update


def ship(actor: Actor, order_id: UUID, *, tracking: str = "", now: datetime) -> Order:
    """The order is on its way; said again it may correct the tracking. The customer hears it once.

    Raises Forbidden, NotFound and NotToBeSent.
    """
    actor.require(Permission.CHANGE_ORDERS)
    with tenancy.business(actor.business_id):
        _lock_thread(order_id)
        is_new = fulfilling.mark_shipped(actor, order_id, tracking=tracking, at=now)
        record("order.shipped", actor=actor, subject=("order", order_id))
        order = get_order(order_id)
        if is_new:
            news.tell(
                order,
                conversation_id=order.conversation_id,
                once_key=f"shipped:{order.id}",
                saying=lambda voice: say_shipped(
                    voice, number=order.number, tracking=order.tracking
                ),
            )
        return order


def deliver(actor: Actor, order_id: UUID, *, now: datetime) -> Order:
    """The order has arrived. Raises Forbidden, NotFound and NotToBeSent."""
    actor.require(Permission.CHANGE_ORDERS)
    with tenancy.business(actor.business_id):
        _lock_thread(order_id)
        is_new = fulfilling.mark_delivered(actor, order_id, at=now)
        record("order.delivered", actor=actor, subject=("order", order_id))
        order = get_order(order_id)
        if is_new:
            news.tell(
                order,
                conversation_id=order.conversation_id,
                once_key=f"delivered:{order.id}",
                saying=lambda voice: say_delivered(voice, number=order.number),
            )
        return order


def _lock_thread(order_id: UUID) -> None:
    """The conversation before the order, as everywhere."""
    order = get_order(order_id)
    if order.conversation_id is not None:
        get_for_update(order.conversation_id)
