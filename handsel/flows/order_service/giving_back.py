"""Money goes back: the way it came, onto a gift card, or paid out by hand. Never more than came."""

from collections.abc import Iterator
from datetime import datetime
from uuid import NAMESPACE_OID, UUID, uuid5

from handsel.flows import refund
from handsel.flows.order_service.described import describe
from handsel.flows.order_service.methods import is_way_back, left_at_provider
from handsel.flows.payment_mail import tell_staff
from handsel.kit import tenancy
from handsel.kit.money import Money
from handsel.modules.businesses.actor import Actor
from handsel.modules.businesses.rules import Permission
from handsel.modules.commerce.invoices import actions as invoices
from handsel.modules.commerce.ledger.rules import Kind
from handsel.modules.commerce.orders import money as order_money
from handsel.modules.commerce.orders.finding import list_supplements
from handsel.modules.commerce.orders.models import Order
from handsel.modules.commerce.returns import actions
from handsel.modules.commerce.returns.models import Change, KnownMethod, MethodKind
from handsel.modules.commerce.returns.queries import list_spent

#: Who asks for refunds the policy grants: the shop itself, no member in person.
NOBODY_IN_PERSON = UUID(int=0)


def give_back(change: Change, order: Order, *, amount_minor: int, now: datetime) -> None:
    """Give so much of what was paid for an order back, as a change says.

    The caller holds the order's lock. What is not left any more is not given.
    """
    method = change.method if change.kind != "method" else None
    if method is None or is_way_back(order, method):
        _the_way_it_came(change, order, amount_minor=amount_minor, now=now)
        return
    left = amount_minor
    for one, part in _sources(order, but_for=change.supplement_id):
        taken = min(part, left)
        if taken > 0:
            _put_on(method, change, one, amount_minor=taken, now=now)
            left -= taken


def _the_way_it_came(change: Change, order: Order, *, amount_minor: int, now: datetime) -> None:
    left = amount_minor
    for method_id, spent in list_spent(order.id):
        taken = min(spent, left)
        if taken > 0:
            method = KnownMethod.objects.get(id=method_id)
            _put_on(method, change, order, amount_minor=taken, now=now)
            left -= taken
    for one in (order, *list_supplements(order.id)):
        taken = min(left_at_provider(one), left) if one.id != change.supplement_id else 0
        if taken > 0:
            refund.request(
                _policy(),
                one.id,
                amount_minor=taken,
                reason=f"{change.kind} {order.number}",
                occasion=f"change:{change.id}",
            )
            left -= taken


def _sources(order: Order, *, but_for: UUID | None) -> Iterator[tuple[Order, int]]:
    """Where the money is: the order and those that paid for its changes, with what is left."""
    spent = sum(amount for _, amount in list_spent(order.id))
    yield order, left_at_provider(order) + spent
    for one in list_supplements(order.id):
        if one.id != but_for:
            yield one, left_at_provider(one)


def _put_on(
    method: KnownMethod, change: Change, order: Order, *, amount_minor: int, now: datetime
) -> None:
    reference = f"{change.id}:{order.id}:{method.id}"
    is_new = actions.move_credit(
        method.id,
        amount_minor=amount_minor,
        currency=order.currency,
        reference=reference,
        order_id=change.order_id,
    )
    if is_new:
        money = Money(amount_minor, order.currency)
        if method.kind != MethodKind.GIFT_CARD:
            words = f"Pay out by hand to {method.label}: {describe(change)}."
            tell_staff(order, words=words, once_key=f"payout:{change.id}:{order.id}")
        order_money.record_refund(
            order.id, reference=reference, money=money, at=now, kind=Kind.CREDIT_GIVEN
        )
        refund_id = uuid5(NAMESPACE_OID, reference)
        invoices.credit(order.id, refund_id=refund_id, amount=money, at=now)


def _policy() -> Actor:
    return Actor(
        business_id=tenancy.current(),
        member_id=NOBODY_IN_PERSON,
        name="policy",
        permissions=frozenset({Permission.REFUND}),
        # Nobody's proof can be too old where nobody decides in person.
        fresh=True,
    )
