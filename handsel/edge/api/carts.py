"""What a conversation's customer is about to buy."""

from typing import Literal
from uuid import UUID

from django.http import HttpRequest
from ninja import Router

from handsel.edge.api.acting import Id, acting
from handsel.edge.api.shapes import Out
from handsel.kit.clock import now
from handsel.modules.businesses.rules import Permission
from handsel.modules.commerce.checkout import queries as checkouts
from handsel.modules.commerce.checkout.models import Status
from handsel.modules.commerce.checkout.queries import CartRow
from handsel.modules.conversations import queries as conversations

router = Router(tags=["conversations"])

#: What the customer still has to do: nothing is asked yet, say yes to a summary, pay.
Step = Literal["choosing", "agreeing", "paying"]


class CartLineOut(Out):
    """Goods at today's price, in minor units of `currency`."""

    product_id: UUID
    variant_id: UUID
    title: str
    quantity: int
    total_minor: int
    currency: str


class CartOut(Out):
    """A cart. `total_minor` is the goods alone; null for an empty one, or for two currencies.

    `order_id` is the order that waits to be paid, where there is one.
    """

    step: Step
    lines: list[CartLineOut]
    total_minor: int | None
    currency: str
    order_id: UUID | None


@router.get("/conversations/{conversation_id}/cart", response=CartOut)
def get_cart(request: HttpRequest, conversation_id: Id) -> CartOut:
    """What is in the customer's cart in this conversation, and how far they are with it."""
    with acting(request, Permission.READ_ORDERS):
        thread = conversations.get(conversation_id)
        cart = checkouts.get_cart(thread.id)
        current = checkouts.find_current(thread.id, now=now())
    is_agreed = current is not None and current.status == Status.CONFIRMED
    return CartOut(
        step="paying" if is_agreed else "agreeing" if current else "choosing",
        lines=[_line(row) for row in cart.rows],
        total_minor=cart.total.amount_minor if cart.total else None,
        currency=cart.total.currency if cart.total else "",
        order_id=current.order_id if current else None,
    )


def _line(row: CartRow) -> CartLineOut:
    offer = row.offer
    return CartLineOut(
        product_id=offer.product_id,
        variant_id=offer.variant_id,
        title=offer.title,
        quantity=row.quantity,
        total_minor=row.quantity * offer.price_minor,
        currency=offer.currency,
    )
