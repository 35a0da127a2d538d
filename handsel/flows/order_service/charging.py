"""The customer pays a difference: from a gift card at once, else by a link like any payment."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from handsel.flows.order_service.facts import Facts
from handsel.flows.start_payment import start_payment
from handsel.kit import tenancy
from handsel.kit.money import Money
from handsel.modules.catalog import stock
from handsel.modules.commerce.checkout.supplements import mark_ordered, open_supplement
from handsel.modules.commerce.ledger.rules import Kind
from handsel.modules.commerce.orders import money as order_money
from handsel.modules.commerce.orders.models import Order
from handsel.modules.commerce.orders.supplements import draft_supplement
from handsel.modules.commerce.returns import actions
from handsel.modules.commerce.returns.models import Change, KnownMethod, MethodKind
from handsel.modules.commerce.returns.wants import WantedSwap, swaps_of


def pays_by_link(change: Change) -> bool:
    """Whether this change waits for a payment of its own."""
    return change.difference_minor > 0 and not is_gift_card(change.method)


def is_gift_card(method: KnownMethod | None) -> bool:
    """Whether money for this is at hand on a card of the shop's own."""
    return method is not None and method.kind == MethodKind.GIFT_CARD


def charge_card(change: Change, order: Order, *, now: datetime) -> None:
    """Spend the difference from the customer's gift card; raises CreditShort."""
    assert change.method is not None
    reference = f"{change.id}:spent"
    is_new = actions.move_credit(
        change.method.id,
        amount_minor=-change.difference_minor,
        currency=change.currency,
        reference=reference,
        order_id=order.id,
    )
    if is_new:
        money = Money(change.difference_minor, change.currency)
        order_money.record_payment(
            order.id, reference=reference, money=money, at=now, kind=Kind.CREDIT_SPENT
        )


def charge_by_link(change: Change, facts: Facts, *, now: datetime) -> Order:
    """Open an order over the difference, hold what it is for, and have its link sent.

    Raises AnotherUnpaid and OutOfStock. The change is carried out when it is paid.
    """
    order, swaps = facts.order, swaps_of(change.wanted)
    total = Money(change.difference_minor, change.currency)
    checkout = open_supplement(
        change.conversation_id, customer_id=order.customer_id, total=total, now=now
    )
    like = facts.rows[swaps[0].line_id] if swaps else next(iter(facts.rows.values()))
    delivery = change.wanted.get("terms", {}).get("delivery_name")
    title = swaps[0].title if swaps else delivery or like.title
    supplement = draft_supplement(
        order,
        checkout_id=checkout.id,
        conversation_id=change.conversation_id,
        like=like,
        variant_id=swaps[0].variant_id if swaps else like.variant_id,
        title=f"#{order.number}: {title}",
        total=total,
    )
    mark_ordered(checkout.id, order_id=supplement.id)
    if swaps:
        stock.reserve(checkout.id, quantities=wanted_stock(swaps))
    start_payment.enqueue(business_id=tenancy.current(), order_id=supplement.id)
    return supplement


def wanted_stock(swaps: Sequence[WantedSwap]) -> dict[UUID, int]:
    """How many of each new variant the swaps take."""
    wanted: Counter[UUID] = Counter()
    for swap in swaps:
        wanted[swap.variant_id] += swap.quantity
    return dict(wanted)
