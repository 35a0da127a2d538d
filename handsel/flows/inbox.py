"""The inbox, narrowed also by what commerce knows of a conversation."""

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from handsel.modules.businesses.actor import Actor
from handsel.modules.commerce.orders.finding import conversations_with_paid_orders
from handsel.modules.conversations.desk import views


def list_shown(
    actor: Actor,
    wanted: views.Wanted,
    *,
    paid: bool,
    after: tuple[datetime | None, UUID] | None,
    limit: int,
) -> list[views.Shown]:
    """A page of conversations; with `paid` those that led to an order somebody paid."""
    if paid:
        wanted = replace(wanted, among=conversations_with_paid_orders())
    return views.list_shown(actor, wanted, after=after, limit=limit)
