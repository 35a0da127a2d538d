"""Brings a payment and everything that hangs on it in line with its provider.

Events, sweeps and our own calls all end here: ask the provider, then one transaction over
payment, ledger, order, checkout, stock and invoice, with what people are told. It may run any
number of times, in any order and in parallel: each part is written once and only moves forward.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from uuid import UUID

from handsel.flows import payment_news as news
from handsel.kit import tenancy
from handsel.kit.clock import now as present_moment
from handsel.kit.crashpoint import crashpoint
from handsel.kit.money import Money
from handsel.modules.catalog import stock
from handsel.modules.commerce.checkout import actions as checkouts
from handsel.modules.commerce.invoices import actions as invoices
from handsel.modules.commerce.orders import actions as orders
from handsel.modules.commerce.orders import money as order_money
from handsel.modules.commerce.orders.models import Order
from handsel.modules.commerce.orders.models import PaymentStatus as OrderPayment
from handsel.modules.commerce.orders.queries import get_order
from handsel.modules.commerce.payments import queries as payments
from handsel.modules.commerce.payments.adapter import Snapshot
from handsel.modules.commerce.payments.models import Dispute, Payment, PaymentStatus, Refund
from handsel.modules.commerce.payments.settling import Applied, apply_snapshot
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
    `later`. With `thorough` refunds and disputes are asked for in any case. Raises NotFound and
    the failures of PaymentAdapter.
    """
    with tenancy.business(business_id):
        payment = payments.get_payment(payment_id)
        adapter = payments.connect(payment.account)
        known = payments.list_refunds(payment.order_id)
    page = payment.session_external_id or session_external_id
    if not page:
        return Verdict("later", "page_unknown")
    snapshot = adapter.fetch(page, thorough=thorough or bool(known))
    crashpoint("payment.fetched")
    with tenancy.business(business_id):
        verdict = commit(payment, snapshot=snapshot, now=present_moment())
        crashpoint("payment.settled")
    return verdict


def commit(payment: Payment, *, snapshot: Snapshot, now: datetime) -> Verdict:
    """Everything one snapshot means, in the current transaction."""
    order = hold(payment.order_id)
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
    elif applied.changed:
        _follow(order, applied)
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
    if not recorded.newly_paid:
        return
    shortages = stock.sell(order.checkout_id)
    checkouts.mark_succeeded(order.checkout_id)
    placed = get_order(order.id)
    invoice = invoices.issue(order.id, at=now, buyer_name=placed.customer.name)
    news.say_receipt(placed, by_email=news.mail_receipt(placed, invoice))
    news.tell_staff_paid(placed)
    if shortages:
        news.call_for_person(
            placed,
            reason="oversold",
            words="It was paid late, and not everything is in stock any more.",
            once_key=f"oversold:{order.id}",
        )


def _follow(order: Order, applied: Applied) -> None:
    """The payment moved, but not to paid."""
    match applied.payment.status:
        case PaymentStatus.PROCESSING:
            # The customer has done their part; their bank takes days.
            checkouts.mark_succeeded(order.checkout_id)
        case PaymentStatus.FAILED | PaymentStatus.CANCELLED if _is_over(order):
            checkouts.mark_failed(order.checkout_id)
            news.say_failed(order, applied.payment)
            news.mail_failed(order, applied.payment)
        case PaymentStatus.EXPIRED if _is_over(order):
            checkouts.mark_expired(order.checkout_id)


def _is_over(order: Order) -> bool:
    """Nothing was paid for the order and no other attempt is under way."""
    return order.payment_status == OrderPayment.UNPAID and not payments.find_open(order.id)


def _record_refund(order: Order, refund: Refund, *, now: datetime) -> None:
    told = Money(refund.amount_minor, refund.currency)
    if refund.status == "succeeded":
        order_money.record_refund(order.id, reference=refund.external_id, money=told, at=now)
        invoices.credit(order.id, refund_id=refund.id, amount=told, at=now)
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
