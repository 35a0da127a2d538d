"""The orders a turn may see: the customer's own, and those the conversation has proven."""

from dataclasses import dataclass
from datetime import datetime

from handsel.flows.answer import service_cards as cards
from handsel.flows.order_service import identity
from handsel.modules.assistant.context import ChangeCard, MethodCard, OrderCard
from handsel.modules.assistant.handles import Handles
from handsel.modules.commerce.orders import queries as orders
from handsel.modules.commerce.orders.finding import with_lines
from handsel.modules.commerce.returns import queries as returns
from handsel.modules.conversations.models import Conversation


@dataclass(frozen=True, slots=True)
class OrderView:
    """What a turn may know of orders."""

    orders: tuple[OrderCard, ...] = ()
    change: ChangeCard | None = None
    methods: tuple[MethodCard, ...] = ()


def view(conversation: Conversation, handles: Handles, *, now: datetime) -> OrderView:
    """The newest of them; two statements for who has none."""
    if returns.list_proofs(conversation.id, now=now):
        found = identity.list_orders(
            conversation.id, customer_id=conversation.customer_id, now=now, limit=orders.NEWEST
        )
    else:
        found = with_lines(orders.list_newest(conversation.customer_id))
    if not found:
        return OrderView()
    change = returns.find_pending(conversation.id, now=now)
    methods = returns.list_methods({order.customer_id for order in found})
    return OrderView(
        orders=cards.order_cards(found, handles),
        change=cards.change_card(change, handles) if change else None,
        methods=cards.method_cards(methods, handles),
    )
