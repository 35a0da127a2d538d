"""What money did to an order: written to the ledger, and the payment status derived from it.

Each verb may be repeated and called in any order: the ledger writes an occasion once, and the
status is computed from its sums.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from uuid import UUID

from django.db import transaction

from handsel.kit import tenancy
from handsel.kit.errors import Conflict, Invalid
from handsel.kit.money import Money
from handsel.modules.commerce.ledger import actions as ledger
from handsel.modules.commerce.ledger.queries import find_amounts, get_sold, get_standing
from handsel.modules.commerce.ledger.rules import Account, Kind
from handsel.modules.commerce.orders.actions import lock
from handsel.modules.commerce.orders.models import Order, Status
from handsel.modules.commerce.orders.rules import is_covered, payment_status
from handsel.modules.commerce.pricing.giving_back import tax_part

type DisputeOutcome = Literal["open", "won", "lost"]


class WrongCurrency(Invalid):
    """The money is not in the order's currency."""

    code = "wrong_currency"


class RefundTooLarge(Conflict):
    """More would be given back than was paid."""

    code = "refund_too_large"


@dataclass(frozen=True, slots=True)
class Recorded:
    """What came of a recording.

    `is_new`: this occasion was not known. `newly_paid`: true exactly once in an order's life.
    `was_cancelled`: it had been cancelled, and the money that came late revived it.
    """

    order: Order
    is_new: bool
    newly_paid: bool = False
    was_cancelled: bool = False


def record_payment(
    order_id: UUID, *, reference: str, money: Money, at: datetime, kind: Kind = Kind.PAYMENT
) -> Recorded:
    """Money was captured for the order. The first time it is fully paid, the order is placed.

    `kind` says where it came from: a provider, or a gift card (`CREDIT_SPENT`).
    Raises NotFound, WrongCurrency, and the ledger's OccasionDiffers.
    """
    with transaction.atomic():
        order = _locked(order_id, money)
        was_covered = is_covered(total_minor=order.total_minor, standing=get_standing(order_id))
        is_new = ledger.record(kind, reference=reference, order_id=order_id, money=money, at=at)
        standing = get_standing(order_id)
        was_cancelled = order.status == Status.CANCELLED
        newly_paid = not was_covered and is_covered(
            total_minor=order.total_minor, standing=standing
        )
        # One whose goods went first has been placed before, and may be completed by now.
        if newly_paid and order.placed_at is None:
            _place(order, at=at)
        elif newly_paid and was_cancelled:
            order.status = Status.PLACED
            order.save(update_fields=["status"])
        derive(order)
    return Recorded(
        order=order,
        is_new=is_new,
        newly_paid=newly_paid,
        was_cancelled=newly_paid and was_cancelled,
    )


def place(order_id: UUID, *, at: datetime) -> Recorded:
    """Place an order before its money comes (goods go first), or one that costs nothing; once.

    `is_new` when it was not placed before. Raises NotFound.
    """
    tenancy.current()
    with transaction.atomic():
        order = lock(order_id)
        is_new = order.placed_at is None and order.status == Status.DRAFT
        if is_new:
            _place(order, at=at)
            derive(order)
    return Recorded(order=order, is_new=is_new)


def record_refund(
    order_id: UUID, *, reference: str, money: Money, at: datetime, kind: Kind = Kind.REFUND
) -> Recorded:
    """Money went back to the customer, or onto a gift card (`CREDIT_GIVEN`).

    Raises RefundTooLarge beside those of `record_payment`.
    """
    with transaction.atomic():
        order = _locked(order_id, money)
        left, tax_left = get_sold(order_id)
        is_new = ledger.record(
            kind,
            reference=reference,
            order_id=order_id,
            money=money,
            at=at,
            was_sold=get_standing(order_id).sold_minor > 0,
            shares={
                Account.TAX: tax_part(money.amount_minor, of_gross=left, of_tax=tax_left),
            },
        )
        standing = get_standing(order_id)
        if standing.refunded_minor > standing.captured_minor:
            raise RefundTooLarge
        derive(order)
    return Recorded(order=order, is_new=is_new)


def record_refund_failed(order_id: UUID, *, reference: str, money: Money, at: datetime) -> Recorded:
    """A refund that had been recorded came back; one that never was recorded changes nothing."""
    with transaction.atomic():
        order = _locked(order_id, money)
        moved = find_amounts(Kind.REFUND, reference=reference)
        is_new = bool(moved) and ledger.record(
            Kind.REFUND_FAILED,
            reference=reference,
            order_id=order_id,
            money=money,
            at=at,
            was_sold=Account.CUSTOMER not in moved,
            shares={Account.TAX: moved.get(Account.TAX, 0)},
        )
        derive(order)
    return Recorded(order=order, is_new=is_new)


def record_dispute(
    order_id: UUID, *, reference: str, money: Money, at: datetime, outcome: DisputeOutcome = "open"
) -> Recorded:
    """A bank took money back (`open`), gave it back (`won`) or kept it (`lost`).

    An outcome implies that the dispute was open before, whether or not we heard of it. The first
    outcome stays. `is_new` speaks of the newest thing told.
    """

    def written(kind: Kind) -> bool:
        return ledger.record(kind, reference=reference, order_id=order_id, money=money, at=at)

    with transaction.atomic():
        order = _locked(order_id, money)
        is_new = written(Kind.DISPUTE)
        closed = find_amounts(Kind.DISPUTE_WON, Kind.DISPUTE_LOST, reference=reference)
        if outcome != "open" and not closed:
            is_new = written(Kind.DISPUTE_WON if outcome == "won" else Kind.DISPUTE_LOST)
        derive(order)
    return Recorded(order=order, is_new=is_new)


def _locked(order_id: UUID, money: Money) -> Order:
    tenancy.current()
    order = lock(order_id)
    if order.currency != money.currency:
        raise WrongCurrency
    return order


def _place(order: Order, *, at: datetime) -> None:
    order.status = Status.PLACED
    order.placed_at = at
    order.save(update_fields=["status", "placed_at"])
    if order.total_minor:
        ledger.record(
            Kind.SALE,
            reference=str(order.id),
            order_id=order.id,
            money=Money(order.total_minor, order.currency),
            at=at,
            shares={Account.TAX: order.tax_minor, Account.DELIVERY: _delivery_net(order)},
        )


def _delivery_net(order: Order) -> int:
    included = order.delivery_tax_minor if order.prices_include_tax else 0
    return order.delivery_minor - included


def derive(order: Order) -> None:
    """Bring the payment status of an order the caller has locked in line with the ledger.

    What orders that pay for its changes took and gave back counts as its own.
    """
    supplements = Order.objects.filter(supplement_to_id=order.id).values_list("id", flat=True)
    standing = get_standing(order.id, *supplements)
    order.payment_status = payment_status(total_minor=order.total_minor, standing=standing)
    order.save(update_fields=["payment_status"])
