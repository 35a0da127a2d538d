"""Payments without a provider: what members saw is written on our rows, and read like a provider.

Written once: the money of an order is received once, and a refund given back once.
"""

from datetime import datetime
from typing import cast
from uuid import UUID

from django.db import transaction

from handsel.kit import tenancy
from handsel.kit.errors import Conflict, Invalid, NotFound
from handsel.kit.money import Money
from handsel.modules.businesses.actor import Actor
from handsel.modules.businesses.rules import Permission
from handsel.modules.commerce.orders import actions as orders
from handsel.modules.commerce.payments.actions import lock
from handsel.modules.commerce.payments.adapter import (
    PageStatus,
    References,
    RefundSeen,
    RefundStatus,
    Snapshot,
)
from handsel.modules.commerce.payments.models import (
    OPEN_STATUSES,
    Mode,
    Payment,
    PaymentAccount,
    PaymentStatus,
    Refund,
)


class NotPaidByHand(Conflict):
    """No payment by bank transfer or on delivery is expected for this order."""

    code = "not_paid_by_hand"


class AmountDiffers(Conflict):
    """The amount is not what the order costs."""

    code = "amount_differs"


class AlreadyReceived(Conflict):
    """The money for this order was marked as received before, with another reference."""

    code = "already_received"


class NotGivenByHand(Conflict):
    """This refund is not one that a member gives back."""

    code = "not_given_by_hand"


class ReferenceMissing(Invalid):
    """A reference is needed: the line of the bank statement, or the receipt's number."""

    code = "reference_missing"


def is_by_hand(payment: Payment) -> bool:
    """Whether members say what became of this payment (with its account loaded)."""
    account: PaymentAccount = payment.account
    return account.mode == Mode.BY_HAND


def begin_waiting(payment_id: UUID, *, expires_at: datetime, now: datetime) -> Payment | None:
    """The customer was told how to pay, and is waited for; None when they were told before."""
    with transaction.atomic():
        payment = lock(payment_id)
        if payment.status != PaymentStatus.CREATED:
            return None
        payment.status = PaymentStatus.PROCESSING
        payment.session_external_id = f"hand-{payment.id}"
        payment.opened_at = now
        payment.expires_at = expires_at
        payment.save()
    return payment


def stop_waiting(payment_id: UUID) -> Payment:
    """The time is over or the customer chose otherwise. What was received stays received."""
    with transaction.atomic():
        payment = lock(payment_id)
        if payment.status in OPEN_STATUSES and payment.received_at is None:
            payment.status = PaymentStatus.EXPIRED
            payment.save(update_fields=["status"])
    return payment


def mark_received(
    actor: Actor, order_id: UUID, *, money: Money, reference: str, now: datetime
) -> Payment:
    """A member saw the money of an order; the same said again is the same.

    Late money counts too. `reference` is how they know. Raises Forbidden, NotFound, NotPaidByHand,
    AmountDiffers, AlreadyReceived and ReferenceMissing. The caller settles the payment.
    """
    actor.require(Permission.RECORD_PAYMENT)
    tenancy.current()
    told = " ".join(reference.split())[:120]
    if not told:
        raise ReferenceMissing
    with transaction.atomic():
        orders.lock(order_id)
        payment = _lock_awaited(order_id)
        if (payment.amount_minor, payment.currency) != (money.amount_minor, money.currency):
            raise AmountDiffers
        if payment.received_at is not None:
            if payment.received_reference != told:
                raise AlreadyReceived
            return payment
        payment.received_at = now
        payment.received_reference = told
        payment.received_by_member_id = actor.member_id
        payment.save()
    return payment


def mark_given_back(actor: Actor, refund_id: UUID, *, now: datetime) -> Refund:
    """A member gave a refund back; said again, it changes nothing. The caller settles the payment.

    Raises Forbidden, NotFound and NotGivenByHand.
    """
    actor.require(Permission.REFUND)
    tenancy.current()
    with transaction.atomic():
        refunds = Refund.objects.select_related("payment__account")
        refund = refunds.filter(id=refund_id).first()
        if refund is None:
            raise NotFound
        if not is_by_hand(refund.payment) or refund.status in {"failed", "cancelled"}:
            raise NotGivenByHand
        Refund.objects.filter(id=refund.id, given_back_at=None).update(given_back_at=now)
    return refund


def read_snapshot(payment: Payment) -> Snapshot:
    """The payment as members have told us, in the words a provider's is told in."""
    money = Money(payment.amount_minor, payment.currency)
    is_received = payment.received_at is not None
    account: PaymentAccount = payment.account
    return Snapshot(
        account=account.external_id,
        livemode=account.livemode,
        session_external_id=payment.session_external_id,
        external_id=f"hand-{payment.id}" if is_received else "",
        status="succeeded" if is_received else cast(PageStatus, payment.status),
        money=money,
        captured=money if is_received else Money(0, payment.currency),
        references=References(payment_id=str(payment.id)),
        refunds=tuple(_seen(refund) for refund in Refund.objects.filter(payment=payment)),
        is_complete=True,
    )


def _seen(refund: Refund) -> RefundSeen:
    status: RefundStatus = "succeeded" if refund.given_back_at else "pending"
    return RefundSeen(
        external_id=f"hand-{refund.id}",
        money=Money(refund.amount_minor, refund.currency),
        status=status,
        refund_id=str(refund.id),
    )


def _lock_awaited(order_id: UUID) -> Payment:
    found = Payment.objects.filter(order_id=order_id, account__mode=Mode.BY_HAND)
    newest = found.order_by("-attempt").first()
    if newest is None or not newest.session_external_id:
        raise NotPaidByHand
    return lock(newest.id)
