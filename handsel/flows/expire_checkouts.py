"""Nobody paid in time: end the page at the provider first, then let the stock go.

One job a checkout, queued for the moment its page ends, so that no sweep has to look through
every business. It also ends the pages of checkouts that were cancelled or replaced.
"""

from datetime import datetime
from uuid import UUID

from handsel.flows.settlement import hold, settle_payment
from handsel.kit import tenancy
from handsel.kit.clock import now as present_moment
from handsel.kit.crashpoint import crashpoint
from handsel.kit.jobs import Retry, job
from handsel.modules.commerce.checkout import actions as checkouts
from handsel.modules.commerce.checkout.models import Checkout, Status
from handsel.modules.commerce.checkout.queries import get_checkout
from handsel.modules.commerce.orders.queries import find_by_checkout
from handsel.modules.commerce.payments import actions as attempts
from handsel.modules.commerce.payments import by_hand
from handsel.modules.commerce.payments import queries as payments
from handsel.modules.commerce.payments.adapter import ProviderUnavailable
from handsel.modules.commerce.payments.models import Payment, PaymentStatus


@job(queue="pay", name="close_checkout", attempts=50)
def close_checkout(*, business_id: str, checkout_id: str) -> None:
    """End a checkout whose time is over or that was cancelled."""
    close(business_id=UUID(business_id), checkout_id=UUID(checkout_id), now=present_moment())


def close(*, business_id: UUID, checkout_id: UUID, now: datetime) -> None:
    """The story; a checkout that may still be paid is looked at again when its time is over.

    Raises Retry while the provider is unavailable: stock is never let go while a page may be open.
    """
    with tenancy.business(business_id):
        checkout = get_checkout(checkout_id)
        order = find_by_checkout(checkout_id)
        payment = payments.find_open(order.id) if order else None
        deadline = _deadline(checkout, payment)
        if checkout.status == Status.CONFIRMED and now < deadline:
            close_checkout.enqueue(
                business_id=business_id, checkout_id=checkout_id, not_before=deadline
            )
            return
    if payment is not None and payment.status == PaymentStatus.PROCESSING:
        return
    if payment is not None:
        _close_or_retry(business_id, payment)
    crashpoint("checkout.page_closed")
    with tenancy.business(business_id):
        _expire(checkout_id)


def close_page(*, business_id: UUID, payment_id: UUID) -> bool:
    """End one attempt's page and settle what the provider then shows.

    True when nobody can pay on it any more and nobody has. Raises the failures of PaymentAdapter.
    """
    with tenancy.business(business_id):
        payment = attempts.mark_unopened(payment_id)
        adapter = payments.connect(payment.account)
    if payment.session_external_id:
        has_ended = adapter.close_page(payment.session_external_id)
        settle_payment(business_id=business_id, payment_id=payment_id)
        if not has_ended:
            _end_by_our_word(business_id, payment_id)
    with tenancy.business(business_id):
        ended = payments.get_payment(payment_id).status
    return ended in {PaymentStatus.EXPIRED, PaymentStatus.FAILED, PaymentStatus.CANCELLED}


def _end_by_our_word(business_id: UUID, payment_id: UUID) -> None:
    with tenancy.business(business_id):
        if by_hand.is_by_hand(payments.get_payment(payment_id)):
            by_hand.stop_waiting(payment_id)
        else:
            attempts.mark_ended(payment_id)


def _close_or_retry(business_id: UUID, payment: Payment) -> None:
    try:
        close_page(business_id=business_id, payment_id=payment.id)
    except ProviderUnavailable as failure:
        raise Retry(failure.code, after_seconds=failure.after_seconds) from failure


def _deadline(checkout: Checkout, payment: Payment | None) -> datetime:
    page_ends = payment.expires_at if payment else None
    return max(checkout.expires_at, page_ends) if page_ends else checkout.expires_at


def _expire(checkout_id: UUID) -> None:
    """Expire the checkout, unless it was paid or is being paid."""
    order = find_by_checkout(checkout_id)
    if order is None:
        checkouts.mark_expired(checkout_id)
        return
    held = hold(order.id)
    if payments.find_open(held.id) is None:
        checkouts.mark_expired(checkout_id)
