"""Orders that may be changed, as cards a turn may see, and a listed change as its outcome."""

from collections.abc import Iterable, Sequence

from handsel.flows.answer import cards
from handsel.flows.order_service.charging import is_gift_card
from handsel.flows.order_service.proposing import Plan
from handsel.kit.money import Money
from handsel.modules.assistant.context import (
    ChangeCard,
    MethodCard,
    OrderCard,
    OrderLineCard,
)
from handsel.modules.assistant.handles import Handles
from handsel.modules.assistant.service_outcomes import ChangedItem, ChangeListed
from handsel.modules.catalog.queries import get_offers
from handsel.modules.commerce.orders.models import Order
from handsel.modules.commerce.orders.queries import lines_of
from handsel.modules.commerce.pricing.address import read_address
from handsel.modules.commerce.returns.models import Change, KnownMethod
from handsel.modules.commerce.returns.wants import returned_of, swaps_of


def order_card(order: Order, handles: Handles) -> OrderCard:
    """An order with its lines."""
    return order_cards([order], handles)[0]


def order_cards(orders: Sequence[Order], handles: Handles) -> tuple[OrderCard, ...]:
    """Orders with their lines, each under a handle; one statement for all their products."""
    rows = {order.id: lines_of(order) for order in orders}
    offers = get_offers(row.variant_id for found in rows.values() for row in found)
    return tuple(
        cards.order_card(
            order,
            handles,
            lines=tuple(
                OrderLineCard(
                    handle=handles.mint("line", row.id),
                    title=row.title,
                    quantity=row.quantity,
                    product=handles.mint("product", offers[row.variant_id].product_id),
                    variant=handles.mint("variant", row.variant_id),
                )
                for row in rows[order.id]
            ),
        )
        for order in orders
    )


def change_card(change: Change, handles: Handles) -> ChangeCard:
    """The change that awaits a yes."""
    return ChangeCard(
        handle=handles.mint("change", change.id),
        kind=change.kind,
        order=handles.mint("order", change.order_id),
        shown_at=change.shown_at,
    )


def method_cards(methods: Iterable[KnownMethod], handles: Handles) -> tuple[MethodCard, ...]:
    """The ways of paying known of the customer."""
    return tuple(
        MethodCard(handles.mint("method", one.id), kind=one.kind, label=one.label)
        for one in methods
    )


def listed(plan: Plan, change_handle: str) -> ChangeListed:
    """Everything the customer's yes would be about."""
    order, wanted = plan.facts.order, plan.wanted
    address = read_address(wanted.get("address"))
    return ChangeListed(
        kind=plan.kind,
        order_number=f"#{order.number}",
        items=(
            *(ChangedItem(s.quantity, s.old_title, s.title) for s in swaps_of(wanted)),
            *(ChangedItem(r.quantity, r.title) for r in returned_of(wanted)),
        ),
        address=address.rows(),
        delivery=_delivery(plan),
        reason=str(wanted.get("reason", "")),
        difference=plan.difference,
        method=plan.method.label if plan.method else "",
        by_link=not is_gift_card(plan.method),
        on_receipt=plan.kind == "return" and plan.facts.policy.refunds_on_receipt,
        needs_member=plan.needs_member,
        confirm_payload=f"yes:{change_handle}",
        decline_payload=f"no:{change_handle}",
    )


def _delivery(plan: Plan) -> tuple[str, Money] | None:
    terms = plan.wanted.get("terms")
    if not terms or not terms["delivery_name"]:
        return None
    return terms["delivery_name"], plan.facts.money(terms["delivery_minor"])
