"""What an agreed change does to the order, its money and the stock. Once, under the order's lock.

Money before stock: payments are locked before variants everywhere.
"""

from collections import Counter
from datetime import datetime
from typing import Any
from uuid import UUID

from handsel.flows.expire_checkouts import close_checkout
from handsel.flows.order_service.charging import charge_card, pays_by_link, wanted_stock
from handsel.flows.order_service.facts import Facts
from handsel.flows.order_service.giving_back import give_back
from handsel.kit import tenancy
from handsel.modules.catalog import stock
from handsel.modules.commerce.checkout import actions as checkouts
from handsel.modules.commerce.orders import changing, fulfilling
from handsel.modules.commerce.orders.models import Order, Status
from handsel.modules.commerce.orders.queries import get_order
from handsel.modules.commerce.returns import actions
from handsel.modules.commerce.returns.models import Change
from handsel.modules.commerce.returns.queries import get_policy
from handsel.modules.commerce.returns.wants import returned_of, swaps_of


def carry_out(change: Change, facts: Facts, *, now: datetime) -> None:
    """Do what was agreed; the caller holds the order and moves the change to done."""
    match change.kind:
        case "cancel":
            _cancel(change, facts, now=now)
        case "address":
            _send_elsewhere(change, facts, now=now)
        case "items":
            _settle_difference(change, facts, now=now)
            _take_stock(change)
            stock.put_back(_replaced(change))
            replace_lines(change, facts, now=now)
        case "exchange":
            _settle_difference(change, facts, now=now)
            _take_stock(change)
        case "return":
            if not facts.policy.refunds_on_receipt:
                give_back(change, facts.order, amount_minor=-change.difference_minor, now=now)
        case "method":
            _pay_another_way(change, facts, now=now)


def receive(change: Change, facts: Facts, *, now: datetime) -> None:
    """What was to come back has arrived: on the shelf with it, and its money back if it waits.

    The caller holds the order and has made sure that it comes once.
    """
    if change.kind == "exchange":
        stock.put_back(_replaced(change))
        replace_lines(change, facts, now=now)
        return
    if get_policy().refunds_on_receipt:
        give_back(change, facts.order, amount_minor=-change.difference_minor, now=now)
    returned: Counter[UUID] = Counter()
    for row in returned_of(change.wanted):
        returned[row.variant_id] += row.quantity
    stock.put_back(dict(returned))
    if returned.total() >= sum(line.quantity for line in facts.lines):
        fulfilling.mark_returned(facts.order)


def _cancel(change: Change, facts: Facts, *, now: datetime) -> None:
    order = facts.order
    if order.status == Status.DRAFT:
        checkouts.cancel(order.checkout_id)
        close_checkout.enqueue(business_id=tenancy.current(), checkout_id=order.checkout_id)
        return
    changing.withdraw(order, reason=str(change.wanted["reason"]))
    give_back(change, order, amount_minor=-change.difference_minor, now=now)
    sold: Counter[UUID] = Counter()
    for line in facts.lines:
        sold[line.variant_id] += line.quantity
    stock.put_back(dict(sold))


def _send_elsewhere(change: Change, facts: Facts, *, now: datetime) -> None:
    _settle_difference(change, facts, now=now)
    order, terms = facts.order, change.wanted.get("terms")
    before = _place_of(order, is_priced=terms is not None)
    changing.send_elsewhere(order, address=change.wanted["address"], terms=terms)
    actions.amend(
        change, before=before, after=_place_of(order, is_priced=terms is not None), now=now
    )


def _place_of(order: Order, *, is_priced: bool) -> dict[str, Any]:
    """Where an order goes; with what that costs, where the place changes it."""
    address: dict[str, Any] = {"address": dict(order.delivery_address)}
    if not is_priced:
        return address
    return address | {
        "delivery_name": order.delivery_name,
        "delivery_minor": order.delivery_minor,
        "total_minor": order.total_minor,
    }


def replace_lines(change: Change, facts: Facts, *, now: datetime) -> None:
    """Put the new variants in the order's lines, and keep what stood there."""
    order = facts.order
    before = {"lines": changing.lines_as_agreed(order), "total_minor": order.total_minor}
    changing.replace(
        order,
        [
            changing.Replacement(
                line_id=swap.line_id,
                quantity=swap.quantity,
                variant_id=swap.variant_id,
                title=swap.title,
                unit_price_minor=swap.price_minor,
            )
            for swap in swaps_of(change.wanted)
        ],
    )
    changed = get_order(order.id)
    after = {"lines": changing.lines_as_agreed(changed), "total_minor": changed.total_minor}
    actions.amend(change, before=before, after=after, now=now)


def _settle_difference(change: Change, facts: Facts, *, now: datetime) -> None:
    """A link was paid before this; a gift card is charged, and less goes back, now."""
    if change.difference_minor < 0:
        give_back(change, facts.order, amount_minor=-change.difference_minor, now=now)
    elif change.difference_minor > 0 and not pays_by_link(change):
        charge_card(change, facts.order, now=now)


def _take_stock(change: Change) -> None:
    """Take the new variants; those held for a payment were sold with it."""
    if change.supplement_id is None:
        stock.reserve(change.id, quantities=wanted_stock(swaps_of(change.wanted)))
        stock.sell(change.id)


def _replaced(change: Change) -> dict[UUID, int]:
    gone: Counter[UUID] = Counter()
    for swap in swaps_of(change.wanted):
        gone[swap.old_variant_id] += swap.quantity
    return dict(gone)


def _pay_another_way(change: Change, facts: Facts, *, now: datetime) -> None:
    assert change.method is not None
    give_back(change, facts.order, amount_minor=int(change.wanted["paid_minor"]), now=now)
    if not pays_by_link(change):
        charge_card(change, facts.order, now=now)
    actions.pay_with(facts.order.id, change.method)
