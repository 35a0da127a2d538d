"""Applies what a provider shows to our rows: forward only, under the payment's lock."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from handsel.kit import tenancy
from handsel.modules.commerce.payments.actions import lock
from handsel.modules.commerce.payments.adapter import DisputeSeen, RefundSeen, Snapshot
from handsel.modules.commerce.payments.models import Dispute, Payment, PaymentStatus, Refund
from handsel.modules.commerce.payments.queries import as_uuid, expected_of
from handsel.modules.commerce.payments.rules import (
    DISPUTE_RANK,
    PAYMENT_RANK,
    REFUND_RANK,
    Problem,
    advance,
    find_problem,
)


@dataclass(frozen=True, slots=True)
class Applied:
    """A payment after a snapshot was applied, with all its refunds and disputes.

    `before` is its status before, `failure` why the last try to pay failed, in the provider's
    words. With a `problem` nothing but the problem was written.
    """

    payment: Payment
    before: str
    problem: Problem = ""
    failure: str = ""
    refunds: tuple[Refund, ...] = ()
    disputes: tuple[Dispute, ...] = ()

    @property
    def is_paid(self) -> bool:
        return self.payment.status == PaymentStatus.SUCCEEDED

    @property
    def changed(self) -> bool:
        return self.payment.status != self.before


def apply_snapshot(payment_id: UUID, *, snapshot: Snapshot, now: datetime) -> Applied:
    """Bring a payment in line with its provider; an older snapshot cannot take it back.

    Applying the same snapshot again changes nothing. Raises NotFound. The caller holds the
    order's lock and writes the ledger from what is returned, in the same transaction.
    """
    tenancy.current()
    with transaction.atomic():
        payment = lock(payment_id)
        before = payment.status
        problem = find_problem(expected_of(payment), snapshot) or _find_double(payment, snapshot)
        payment.problem = problem
        if problem:
            payment.save(update_fields=["problem"])
            return Applied(payment=payment, before=before, problem=problem)
        _advance(payment, snapshot, now=now)
        for refund in snapshot.refunds:
            _put_refund(payment, refund)
        for dispute in snapshot.disputes:
            _put_dispute(payment, dispute)
        return Applied(
            payment=payment,
            before=before,
            failure=snapshot.failure,
            refunds=tuple(Refund.objects.filter(payment=payment).order_by("created_at", "id")),
            disputes=tuple(Dispute.objects.filter(payment=payment).order_by("created_at", "id")),
        )


def _find_double(payment: Payment, snapshot: Snapshot) -> Problem:
    if snapshot.status != "succeeded":
        return ""
    others = Payment.objects.filter(order_id=payment.order_id, status=PaymentStatus.SUCCEEDED)
    return "order_paid_twice" if others.exclude(id=payment.id).exists() else ""


def _advance(payment: Payment, snapshot: Snapshot, *, now: datetime) -> None:
    status = PaymentStatus(advance(payment.status, snapshot.status, rank=PAYMENT_RANK))
    if status == PaymentStatus.SUCCEEDED and payment.succeeded_at is None:
        payment.succeeded_at = now
    if status == PaymentStatus.OPEN and payment.opened_at is None:
        payment.opened_at = now
    payment.status = status
    payment.session_external_id = snapshot.session_external_id
    payment.external_id = snapshot.external_id or payment.external_id
    payment.payer_email = snapshot.payer_email[:254] or payment.payer_email
    payment.url = snapshot.url or payment.url
    payment.expires_at = snapshot.expires_at or payment.expires_at
    payment.save()


def _put_refund(payment: Payment, seen: RefundSeen) -> None:
    refund = _find_refund(payment, seen) or Refund(payment=payment)
    refund.external_id = seen.external_id
    refund.status = advance(refund.status, seen.status, rank=REFUND_RANK)
    refund.amount_minor = seen.money.amount_minor
    refund.currency = seen.money.currency
    refund.reason = refund.reason or seen.reason[:200]
    refund.save()


def _find_refund(payment: Payment, seen: RefundSeen) -> Refund | None:
    refunds = Refund.objects.filter(payment=payment)
    known = refunds.filter(external_id=seen.external_id).first()
    ours = as_uuid(seen.refund_id)
    if known is None and ours is not None:
        return refunds.filter(id=ours, external_id="").first()
    return known


def _put_dispute(payment: Payment, seen: DisputeSeen) -> None:
    dispute, _ = Dispute.objects.get_or_create(
        payment=payment,
        external_id=seen.external_id,
        defaults={
            "amount_minor": seen.money.amount_minor,
            "currency": seen.money.currency,
            "status": seen.status,
            "reason": seen.reason[:60],
        },
    )
    dispute.status = advance(dispute.status, seen.status, rank=DISPUTE_RANK)
    dispute.save(update_fields=["status"])
