"""An order paid without a provider: the customer is told how, and members say what arrived.

Bank transfer: the stock is held until the money comes or the account's days are over. Payment on
delivery: the goods leave first, so the order is placed and its stock sold at once, and the money is
owed until a member marks it as received; nothing expires. The invoice and the thank-you come with
the money in both, by the same settlement as a provider's.
"""

from datetime import datetime, timedelta
from uuid import UUID

from handsel.flows import payment_mail as mail
from handsel.flows import payment_news as news
from handsel.flows.settlement import hold, let_go, release_goods, settle_by_hand
from handsel.kit import tenancy
from handsel.kit.clock import now as present_moment
from handsel.kit.crashpoint import crashpoint
from handsel.kit.jobs import job
from handsel.kit.money import Money
from handsel.modules.audit.actions import record
from handsel.modules.businesses.actor import Actor
from handsel.modules.commerce.checkout import actions as checkouts
from handsel.modules.commerce.orders import money as order_money
from handsel.modules.commerce.orders.models import Order
from handsel.modules.commerce.payments import by_hand
from handsel.modules.commerce.payments import queries as payments
from handsel.modules.commerce.payments.models import Payment, PaymentAccount, PaymentStatus, Refund
from handsel.modules.commerce.payments.registry import get_provider


def begin_waiting(*, business_id: UUID, order_id: UUID, payment_id: UUID) -> None:
    """Tell the customer how to pay, once, and wait for the money."""
    now = present_moment()
    with tenancy.business(business_id):
        order = hold(order_id)
        account: PaymentAccount = payments.get_payment(payment_id).account
        until = now + timedelta(days=account.waits_days)
        payment = by_hand.begin_waiting(payment_id, expires_at=until, now=now)
        if payment is None:
            return
        if get_provider(account.provider).ships_unpaid:
            _send_first(order, now=now)
        else:
            # The customer has done their part: from here on only time ends it.
            checkouts.mark_succeeded(order.checkout_id)
            stop_waiting.enqueue(business_id=business_id, payment_id=payment_id, not_before=until)
        news.say_instructions(order, payment)
        mail.mail_instructions(order, payment)


@job(queue="pay", name="stop_waiting", attempts=50)
def stop_waiting(*, business_id: str, payment_id: str) -> None:
    """A transfer did not come in time: the order is cancelled and its stock let go."""
    end_waiting(business_id=UUID(business_id), payment_id=UUID(payment_id), now=present_moment())


def end_waiting(*, business_id: UUID, payment_id: UUID, now: datetime) -> None:
    """The story; one whose time is not over is looked at again when it is."""
    with tenancy.business(business_id):
        payment = payments.get_payment(payment_id)
        if payment.status != PaymentStatus.PROCESSING:
            return
        if payment.expires_at is not None and now < payment.expires_at:
            stop_waiting.enqueue(
                business_id=business_id, payment_id=payment_id, not_before=payment.expires_at
            )
            return
        order = hold(payment.order_id)
        if by_hand.stop_waiting(payment_id).status == PaymentStatus.EXPIRED:
            let_go(order)
            news.say_failed(order, payment)
            news.mail_failed(order, payment)


def mark_paid(actor: Actor, order_id: UUID, *, money: Money, reference: str) -> Payment:
    """A member saw the money of an order: it is settled as if a provider had said so.

    Raises what `payments.by_hand.mark_received` raises.
    """
    now = present_moment()
    with tenancy.business(actor.business_id):
        hold(order_id)
        payment = by_hand.mark_received(actor, order_id, money=money, reference=reference, now=now)
        settle_by_hand(payments.get_payment(payment.id), now=now)
        record(
            "payment.received",
            actor=actor,
            subject=("order", order_id),
            detail={"amount_minor": money.amount_minor, "currency": money.currency},
        )
        crashpoint("payment.received")
        return payments.get_payment(payment.id)


def mark_given_back(actor: Actor, refund_id: UUID) -> Refund:
    """A member gave a refund back: the ledger and the credit note follow.

    Raises what `payments.by_hand.mark_given_back` raises.
    """
    now = present_moment()
    with tenancy.business(actor.business_id):
        hold(payments.get_refund(refund_id).payment.order_id)
        refund = by_hand.mark_given_back(actor, refund_id, now=now)
        settle_by_hand(payments.get_payment(refund.payment_id), now=now)
        record("refund.given_back", actor=actor, subject=("refund", refund_id))
        return payments.get_refund(refund_id)


def _send_first(order: Order, *, now: datetime) -> None:
    if not order_money.place(order.id, at=now).is_new:
        return
    shortages = release_goods(order)
    mail.tell_staff_unpaid(order)
    if shortages:
        news.call_oversold(order, words="Not everything they agreed to buy is in stock any more.")
