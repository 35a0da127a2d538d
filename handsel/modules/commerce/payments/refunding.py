"""Verbs on refunds a member asks for."""

from uuid import UUID

from django.db import transaction

from handsel.kit import tenancy
from handsel.kit.errors import Conflict, Invalid
from handsel.modules.businesses.actor import Actor
from handsel.modules.businesses.rules import Permission
from handsel.modules.commerce.orders import actions as orders
from handsel.modules.commerce.payments.actions import lock
from handsel.modules.commerce.payments.models import Payment, PaymentStatus, Refund
from handsel.modules.commerce.payments.rules import REFUNDS_THAT_COUNT, idempotency_key

_UNDER_WAY = ("requested", "pending")


class NothingToRefund(Conflict):
    """No payment of this order can be given back."""

    code = "nothing_to_refund"


class RefundExceedsPayment(Conflict):
    """More would be given back than was paid."""

    code = "refund_exceeds_payment"


class NotAnAmount(Invalid):
    """A refund is a whole number of minor units above zero."""

    code = "not_an_amount"


def request_refund(
    actor: Actor,
    order_id: UUID,
    *,
    amount_minor: int | None = None,
    reason: str = "",
    occasion: str = "",
) -> Refund:
    """Write down that money is to be given back; without an amount, all that is left.

    While one is under way, the same amount asked for again is the same refund: a second click is
    not a second refund. With an `occasion` the same one is the same refund, for good, and equal
    amounts of two occasions are two. Raises Forbidden, NotFound, NothingToRefund, NotAnAmount and
    RefundExceedsPayment.
    """
    actor.require(Permission.REFUND)
    tenancy.current()
    if amount_minor is not None and amount_minor <= 0:
        raise NotAnAmount
    with transaction.atomic():
        orders.lock(order_id)
        payment = _lock_paid(order_id)
        known = list(Refund.objects.filter(payment=payment).order_by("created_at", "id"))
        left = payment.amount_minor - sum(
            refund.amount_minor for refund in known if refund.status in REFUNDS_THAT_COUNT
        )
        amount = left if amount_minor is None else amount_minor
        same = (
            _find_occasion(known, occasion)
            if occasion
            else _find_waiting(known, amount=amount, is_rest=amount_minor is None and left <= 0)
        )
        if same is not None:
            return same
        if left <= 0:
            raise NothingToRefund
        if amount > left:
            raise RefundExceedsPayment
        refund = _unsaved(actor, payment, amount=amount, number=len(known) + 1)
        refund.reason, refund.occasion = reason[:200], occasion
        refund.save()
        return refund


def _find_occasion(known: list[Refund], occasion: str) -> Refund | None:
    return next((one for one in known if one.occasion == occasion), None)


def _find_waiting(known: list[Refund], *, amount: int, is_rest: bool) -> Refund | None:
    """What a member's second click is the same as; what a policy gives back is not theirs."""
    for one in known:
        if one.status in _UNDER_WAY and (
            (one.amount_minor == amount and not one.occasion) or is_rest
        ):
            return one
    return None


def _unsaved(actor: Actor, payment: Payment, *, amount: int, number: int) -> Refund:
    return Refund(
        payment=payment,
        amount_minor=amount,
        currency=payment.currency,
        requested_by_member_id=actor.member_id,
        idempotency_key=idempotency_key(
            business_id=tenancy.current(), subject_id=payment.id, number=number, verb="refund"
        ),
    )


def mark_refund_refused(refund_id: UUID, *, reason: str) -> bool:
    """The provider would not give the money back; whether that is new. One it has heard of stays
    as it is."""
    waiting = Refund.objects.filter(id=refund_id, status="requested", external_id="")
    return bool(waiting.update(status="failed", reason=reason[:200]))


def _lock_paid(order_id: UUID) -> Payment:
    paid = Payment.objects.filter(order_id=order_id, status=PaymentStatus.SUCCEEDED).first()
    if paid is None:
        raise NothingToRefund
    return lock(paid.id)
