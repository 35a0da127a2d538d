"""Brings a payment and everything that hangs on it in line with its provider.

Events, sweeps and our own calls all end here: ask the provider, then one transaction over
payment, ledger, order, checkout, stock and invoice, with what people are told. It may run any
number of times, in any order and in parallel: each part is written once and only moves forward.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal
from uuid import UUID

from handsel.flows import payment_mail as mail
from handsel.flows import payment_news as news
from handsel.kit import tenancy
from handsel.kit.clock import now as present_moment
from handsel.kit.crashpoint import crashpoint
from handsel.kit.money import Money
from handsel.modules.catalog import stock
from handsel.modules.commerce.checkout import actions as checkouts
from handsel.modules.commerce.checkout.models import Status as CheckoutStatus
from handsel.modules.commerce.checkout.queries import get_checkout
from handsel.modules.commerce.invoices import actions as invoices
from handsel.modules.commerce.orders import actions as orders
from handsel.modules.commerce.orders import money as order_money
from handsel.modules.commerce.orders.models import Order
from handsel.modules.commerce.orders.models import PaymentStatus as OrderPayment
from handsel.modules.commerce.orders.models import Status as OrderStatus
from handsel.modules.commerce.orders.queries import get_order
from handsel.modules.commerce.payments import actions as attempts
from handsel.modules.commerce.payments import by_hand
from handsel.modules.commerce.payments import queries as payments
from handsel.modules.commerce.payments.adapter import PaymentAdapter, ProviderRefused, Snapshot
from handsel.modules.commerce.payments.models import (
    ENDED_STATUSES,
    Dispute,
    Payment,
    PaymentStatus,
    Refund,
)
from handsel.modules.commerce.payments.rules import find_problem, idempotency_key
from handsel.modules.commerce.payments.settling import Applied, apply_snapshot
from handsel.modules.commerce.returns.tasks import FINISH_CHANGE
from handsel.modules.conversations.queries import get_for_update


@dataclass(frozen=True, slots=True)
class Verdict:
    """What came of an event or a look at the provider, and why when nothing was applied."""

    state: Literal["applied", "ignored", "quarantined", "later"]
    reason: str = ""


APPLIED = Verdict("applied")


def settle_payment(
    *, business_id: UUID, payment_id: UUID, session_external_id: str = "", thorough: bool = False
) -> Verdict:
    """Ask the provider about one payment and apply what it shows.

    `session_external_id` names its page where we have not learned it yet; without either it is
    `later`. With `thorough` refunds and disputes are asked for in any case. What the customer
    approved is captured first, if it is still wanted. Raises NotFound and the failures of
    PaymentAdapter.
    """
    with tenancy.business(business_id):
        payment = payments.get_payment(payment_id)
        if by_hand.is_by_hand(payment):
            return settle_by_hand(payment, now=present_moment())
        adapter = payments.connect(payment.account)
        known = payments.list_refunds(payment.order_id)
    page = payment.session_external_id or session_external_id
    if not page:
        return Verdict("later", "page_unknown")
    snapshot = adapter.fetch(page, thorough=thorough or bool(known))
    if snapshot.awaits_capture:
        snapshot = _capture(business_id, payment, snapshot, adapter)
    crashpoint("payment.fetched")
    with tenancy.business(business_id):
        verdict = commit(payment, snapshot=snapshot, now=present_moment())
        crashpoint("payment.settled")
    crashpoint("payment.committed")
    return verdict


def settle_by_hand(payment: Payment, *, now: datetime) -> Verdict:
    """Apply what members said of a payment without a provider, in the current transaction."""
    order = hold(payment.order_id)
    fresh = payments.get_payment(payment.id)
    return _commit(order, fresh, snapshot=by_hand.read_snapshot(fresh), now=now)


def _capture(
    business_id: UUID, payment: Payment, snapshot: Snapshot, adapter: PaymentAdapter
) -> Snapshot:
    """Take the money the customer approved, and see what came of it.

    Written down before the call; asked again with the same key after a call without an answer.
    """
    with tenancy.business(business_id):
        order = hold(payment.order_id)
        agrees = not find_problem(payments.expected_of(payment), snapshot)
        is_wanted = agrees and order.status == OrderStatus.DRAFT
        asking = attempts.begin_capture(payment.id, now=present_moment()) if is_wanted else None
        if asking is None:
            was_asked = payments.get_payment(payment.id).capture_asked_at is not None
            return replace(snapshot, status="cancelled") if agrees and was_asked else snapshot
    crashpoint("capture.asked")
    try:
        adapter.capture(
            snapshot.session_external_id,
            idempotency_key=idempotency_key(
                business_id=business_id,
                subject_id=payment.id,
                number=payment.attempt,
                verb="capture",
            ),
        )
    except ProviderRefused as refused:
        # Another worker's call may have been the one that took it.
        seen = adapter.fetch(snapshot.session_external_id, thorough=False)
        if not seen.awaits_capture:
            return seen
        return replace(seen, status="failed", awaits_capture=False, failure=refused.message)
    crashpoint("capture.taken")
    return adapter.fetch(snapshot.session_external_id, thorough=False)


def commit(payment: Payment, *, snapshot: Snapshot, now: datetime) -> Verdict:
    """Everything one snapshot means, in the current transaction."""
    return _commit(hold(payment.order_id), payment, snapshot=snapshot, now=now)


def _commit(order: Order, payment: Payment, *, snapshot: Snapshot, now: datetime) -> Verdict:
    applied = apply_snapshot(payment.id, snapshot=snapshot, now=now)
    if applied.problem:
        _report_problem(order, applied)
        return Verdict("quarantined", applied.problem)
    if applied.is_paid:
        _take_money(order, applied, now=now)
        for refund in applied.refunds:
            _record_refund(order, refund, now=now)
        for dispute in applied.disputes:
            _record_dispute(order, dispute, now=now)
        if order.supplement_to_id is not None:
            # It paid for a change of another order, which is another lock's story.
            FINISH_CHANGE.enqueue(business_id=tenancy.current(), order_id=order.id)
    elif applied.changed:
        _follow(order, applied)
    elif snapshot.awaits_capture and applied.payment.status in ENDED_STATUSES:
        # They approved a page of ours that had ended, and may believe that they paid.
        news.say_failed(order, applied.payment)
        news.mail_failed(order, applied.payment)
    return APPLIED


def hold(order_id: UUID) -> Order:
    """An order with its lines, locked together with its conversation, cart and checkout.

    Always in this sequence, before payment, stock and invoice numbers; see `orders.lock`.
    """
    order = get_order(order_id)
    if order.conversation_id is not None:
        get_for_update(order.conversation_id)
    checkouts.lock(order.checkout_id)
    orders.lock(order_id)
    return get_order(order_id)


def settle_free(order_id: UUID, *, now: datetime) -> None:
    """An order that costs nothing is as good as paid: place it, in the current transaction.

    No provider is asked and nothing is written to the ledger, since no money moves.
    """
    order = hold(order_id)
    if order_money.place(order.id, at=now).is_new:
        shortages = release_goods(order)
        _thank(order, shortages, now=now)


def release_goods(order: Order) -> tuple[stock.Shortage, ...]:
    """The goods are the customer's: out of stock, and out of the cart. What was not there."""
    shortages = stock.sell(order.checkout_id)
    checkouts.mark_succeeded(order.checkout_id)
    return shortages


def let_go(order: Order) -> None:
    """Nobody will pay for the order any more, unless another attempt is under way."""
    if not _is_over(order):
        return
    if checkouts.mark_expired(order.checkout_id).status == CheckoutStatus.SUCCEEDED:
        # They had told their bank to pay, and the money never came.
        checkouts.mark_failed(order.checkout_id)


def _take_money(order: Order, applied: Applied, *, now: datetime) -> None:
    """The money is there. The first time it covers the order: sell, invoice, thank."""
    payment = applied.payment
    orders.learn_email(order.id, email=payment.payer_email)
    recorded = order_money.record_payment(
        order.id,
        reference=payment.external_id or payment.session_external_id,
        money=Money(payment.amount_minor, payment.currency),
        at=payment.succeeded_at or now,
    )
    if recorded.newly_paid:
        _thank(order, release_goods(order), now=now)


def _thank(order: Order, shortages: tuple[stock.Shortage, ...], *, now: datetime) -> None:
    placed = get_order(order.id)
    invoice = invoices.issue(order.id, at=now, buyer_name=placed.customer.name)
    news.say_receipt(placed, by_email=news.mail_receipt(placed, invoice))
    news.tell_staff_paid(placed)
    if shortages:
        news.call_oversold(
            placed, words="It was paid late, and not everything is in stock any more."
        )


def _follow(order: Order, applied: Applied) -> None:
    """The payment moved, but not to paid."""
    if applied.payment.is_replaced:
        return
    match applied.payment.status:
        case PaymentStatus.PROCESSING:
            # The customer has done their part; their bank takes days.
            checkouts.mark_succeeded(order.checkout_id)
            mail.mail_under_way(order, applied.payment)
        case PaymentStatus.FAILED | PaymentStatus.CANCELLED if _is_over(order):
            checkouts.mark_failed(order.checkout_id)
            news.say_failed(order, applied.payment)
            news.mail_failed(order, applied.payment)
        case PaymentStatus.EXPIRED:
            was_awaited = get_checkout(order.checkout_id).status == CheckoutStatus.CONFIRMED
            let_go(order)
            if applied.failure and was_awaited and _is_over(order):
                # Their card was refused on the page, and they left it at that.
                news.say_failed(order, applied.payment)
                news.mail_failed(order, applied.payment)


def _is_over(order: Order) -> bool:
    """Nothing was paid for the order and no other attempt is under way."""
    return order.payment_status == OrderPayment.UNPAID and not payments.find_open(order.id)


def _record_refund(order: Order, refund: Refund, *, now: datetime) -> None:
    told = Money(refund.amount_minor, refund.currency)
    if refund.status == "succeeded":
        order_money.record_refund(order.id, reference=refund.external_id, money=told, at=now)
        note = invoices.credit(order.id, refund_id=refund.id, amount=told, at=now)
        news.say_refunded(order, refund)
        mail.mail_refunded(order, refund, note)
    elif refund.status == "pending" and by_hand.is_by_hand(refund.payment):
        news.call_for_person(
            order,
            reason="refund_by_hand",
            words="Money has to be given back by hand, and then marked as given back.",
            once_key=f"refund-by-hand:{refund.id}",
        )
    elif refund.status in {"failed", "cancelled"} and refund.external_id:
        recorded = order_money.record_refund_failed(
            order.id, reference=refund.external_id, money=told, at=now
        )
        if recorded.is_new:
            news.call_for_person(
                order,
                reason="refund_failed",
                words="A refund came back from the customer's bank.",
                once_key=f"refund-failed:{refund.id}",
            )


def _record_dispute(order: Order, dispute: Dispute, *, now: datetime) -> None:
    if dispute.status not in _DISPUTES:
        return
    outcome, words = _DISPUTES[dispute.status]
    recorded = order_money.record_dispute(
        order.id,
        reference=dispute.external_id,
        money=Money(dispute.amount_minor, dispute.currency),
        at=now,
        outcome=outcome,
    )
    if recorded.is_new:
        news.call_for_person(
            order, reason="dispute", words=words, once_key=f"dispute:{dispute.id}:{outcome}"
        )
        mail.tell_staff_dispute(order, dispute, outcome=outcome)


#: Ours → the ledger's outcome and what staff read. An inquiry moves no money.
_DISPUTES: dict[str, tuple[order_money.DisputeOutcome, str]] = {
    "open": ("open", "The customer's bank disputes the payment and holds the money."),
    "won": ("won", "The dispute was won: the money is back."),
    "lost": ("lost", "The dispute was lost: the customer keeps the money."),
}


def _report_problem(order: Order, applied: Applied) -> None:
    news.call_for_person(
        order,
        reason="payment_problem",
        words=f"The provider shows another payment than was agreed: {applied.problem}.",
        once_key=f"problem:{applied.payment.id}:{applied.problem}",
    )
