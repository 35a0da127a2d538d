"""Which way money may go, and how much of it is left to give back."""

from handsel.flows.order_service.facts import Facts
from handsel.modules.commerce.orders.finding import list_supplements
from handsel.modules.commerce.orders.models import Order
from handsel.modules.commerce.payments import queries as payments
from handsel.modules.commerce.payments.models import PaymentStatus
from handsel.modules.commerce.payments.rules import REFUNDS_THAT_COUNT
from handsel.modules.commerce.returns.models import KnownMethod, MethodKind
from handsel.modules.commerce.returns.queries import find_paid_with, get_balance, list_spent
from handsel.modules.commerce.returns.rules import Refusal


def check_method(
    facts: Facts, method: KnownMethod | None, *, difference_minor: int, is_return: bool = False
) -> Refusal | None:
    """Why this way is not open; without a method money takes the way it came, or a payment link.

    A gift card must hold what is to be paid from it. Money goes back the way it came, onto a gift
    card, or, where a shop pays out by hand, another way; for things returned never the last.
    """
    if method is None:
        return None
    if method.kind == MethodKind.GIFT_CARD:
        balance = get_balance(method.id, currency=facts.order.currency)
        return "credit_short" if balance < difference_minor else None
    if difference_minor >= 0 or is_way_back(facts.order, method):
        return None
    return None if facts.policy.pays_out_elsewhere and not is_return else "method_refused"


def is_way_back(order: Order, method: KnownMethod) -> bool:
    """Whether the order was paid with this method."""
    paid_with = find_paid_with(order.id)
    return paid_with is not None and paid_with.id == method.id


def left_at_provider(order: Order) -> int:
    """What of an order's own payment at a provider was not given back, in minor units."""
    paid = [p for p in payments.list_for_order(order.id) if p.status == PaymentStatus.SUCCEEDED]
    refunds = [r for r in payments.list_refunds(order.id) if r.status in REFUNDS_THAT_COUNT]
    return sum(p.amount_minor for p in paid) - sum(r.amount_minor for r in refunds)


def refundable(order: Order) -> int:
    """What was paid for an order and its changes and not given back, in minor units."""
    at_providers = sum(left_at_provider(one) for one in (order, *list_supplements(order.id)))
    return at_providers + sum(left for _, left in list_spent(order.id))
