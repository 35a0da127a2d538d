"""The customer said yes: open a page at the provider, and send them the link.

Gather (transaction) → call (none open) → commit (transaction). The job may run twice: the attempt
is written before the call, the call carries the attempt's key, and the link is said once.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings

from handsel.flows import pay_by_hand
from handsel.flows import payment_news as news
from handsel.flows.expire_checkouts import close_checkout, close_page
from handsel.flows.page_lines import page_lines
from handsel.flows.reconcile_payments import FIRST_LOOK, reconcile_payment
from handsel.flows.settlement import hold, settle_free
from handsel.kit import tenancy
from handsel.kit.clock import now as present_moment
from handsel.kit.crashpoint import crashpoint
from handsel.kit.errors import Failure
from handsel.kit.jobs import Retry, job
from handsel.kit.money import Money
from handsel.modules.assistant.wording.pricing_words import pricing_phrase
from handsel.modules.businesses import queries as businesses
from handsel.modules.commerce.checkout import actions as checkouts
from handsel.modules.commerce.checkout.models import Status as CheckoutStatus
from handsel.modules.commerce.checkout.queries import get_checkout
from handsel.modules.commerce.orders.models import Order
from handsel.modules.commerce.orders.models import Status as OrderStatus
from handsel.modules.commerce.orders.queries import get_order, lines_of
from handsel.modules.commerce.payments import actions as attempts
from handsel.modules.commerce.payments import by_hand
from handsel.modules.commerce.payments import queries as payments
from handsel.modules.commerce.payments.actions import NoPaymentAccount, NotPayable
from handsel.modules.commerce.payments.adapter import (
    ObjectUnknown,
    Opened,
    PageRequest,
    PaymentAdapter,
    ProviderLoggedOut,
    ProviderRefused,
    ProviderUnavailable,
)
from handsel.modules.commerce.payments.models import Payment, PaymentStatus

#: One that succeeded may still be unpaid: its customer was told how to transfer the money, and
#: then chose another way.
_MAY_BE_PAID = frozenset({CheckoutStatus.CONFIRMED, CheckoutStatus.SUCCEEDED})
#: A page must live at least this long at the provider (Stripe: 30 minutes), with time to call.
SHORTEST_PAGE = timedelta(minutes=32)
#: A page is closed by us this long after its own end, when the provider has surely ended it.
GRACE = timedelta(seconds=30)
#: A provider may keep an error under a key and answer with it for a day. The page of a call that
#: never answered is known to nobody, so after this long another attempt takes its place.
ATTEMPT_PATIENCE = timedelta(seconds=30)
#: A customer waits this long for a link before a person is called.
PATIENCE = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Prepared:
    """An attempt written down, and the call that opens its page."""

    payment: Payment
    agreed_at: datetime
    page: PageRequest
    is_by_hand: bool
    adapter: PaymentAdapter
    replaced: tuple[Payment, ...]


@job(queue="pay", name="start_payment", attempts=100)
def start_payment(*, business_id: str, order_id: str) -> None:
    """Open a page for a confirmed order and send its link."""
    begin(business_id=UUID(business_id), order_id=UUID(order_id))


def begin(*, business_id: UUID, order_id: UUID) -> None:
    """The story; raises Retry while the provider is unavailable."""
    try:
        prepared = _prepare(business_id, order_id)
    except (NoPaymentAccount, NotPayable) as failure:
        _give_up(business_id, order_id, None, failure)
        return
    if prepared is None:
        return
    crashpoint("payment.written")
    try:
        if not _close_replaced(business_id, prepared):
            _give_up(business_id, order_id, prepared.payment, None)
            return
        if prepared.is_by_hand:
            pay_by_hand.begin_waiting(
                business_id=business_id, order_id=order_id, payment_id=prepared.payment.id
            )
            return
        opened = prepared.adapter.open_page(prepared.page)
    except ProviderUnavailable as failure:
        _wait_or_give_up(business_id, order_id, prepared, failure)
    except (ProviderRefused, ProviderLoggedOut, ObjectUnknown) as failure:
        _give_up(business_id, order_id, prepared.payment, failure)
    else:
        crashpoint("payment.page_opened")
        _send_link(business_id, order_id, prepared.payment, opened)


def _prepare(business_id: UUID, order_id: UUID) -> Prepared | None:
    """Write the attempt; None when nobody waits for a link any more, or it is out already."""
    now = present_moment()
    with tenancy.business(business_id):
        order = get_order(order_id)
        checkout = get_checkout(order.checkout_id)
        if checkout.status not in _MAY_BE_PAID or order.status != OrderStatus.DRAFT:
            return None
        if order.total_minor == 0:
            settle_free(order_id, now=now)
            return None
        payment = attempts.open_attempt(
            order_id,
            expires_at=max(checkout.expires_at, now + SHORTEST_PAGE),
            email=order.customer.email,
        )
        if payment.status != PaymentStatus.CREATED:
            return None
        close_checkout.enqueue(
            business_id=business_id,
            checkout_id=checkout.id,
            not_before=(payment.expires_at or now) + GRACE,
        )
        return Prepared(
            payment=payment,
            agreed_at=order.created_at,
            page=_page(order, payment),
            adapter=payments.connect(payment.account),
            is_by_hand=by_hand.is_by_hand(payment),
            replaced=tuple(payments.list_replaced(order.customer_id)),
        )


def _page(order: Order, payment: Payment) -> PageRequest:
    assert payment.expires_at is not None  # written by open_attempt
    total = Money(payment.amount_minor, payment.currency)
    return PageRequest(
        business_id=tenancy.current(),
        order_id=order.id,
        payment_id=payment.id,
        lines=page_lines(order, lines_of(order), total=total, tax_title=_tax_title()),
        total=total,
        expires_at=payment.expires_at,
        email=payment.payer_email,
        success_url=f"{settings.PUBLIC_URL}/pay/done",
        cancel_url=f"{settings.PUBLIC_URL}/pay/cancelled",
        idempotency_key=payment.idempotency_key,
    )


def _tax_title() -> str:
    return pricing_phrase("tax", language=businesses.get_current().locale)


def _close_replaced(business_id: UUID, prepared: Prepared) -> bool:
    """End the pages of orders this one replaces; False when one of them is being paid."""
    return all(
        close_page(business_id=business_id, payment_id=payment.id) for payment in prepared.replaced
    )


def _wait_or_give_up(
    business_id: UUID, order_id: UUID, prepared: Prepared, failure: ProviderUnavailable
) -> None:
    now = present_moment()
    if now - prepared.agreed_at >= PATIENCE:
        _give_up(business_id, order_id, prepared.payment, failure)
        return
    if now - prepared.payment.created_at >= ATTEMPT_PATIENCE:
        with tenancy.business(business_id):
            attempts.mark_refused(prepared.payment.id, reason=failure.message)
    raise Retry(failure.code, after_seconds=failure.after_seconds) from failure


def _send_link(business_id: UUID, order_id: UUID, payment: Payment, opened: Opened) -> None:
    now = present_moment()
    with tenancy.business(business_id):
        order = hold(order_id)
        marked = attempts.mark_open(payment.id, opened=opened, now=now)
        if marked.status == PaymentStatus.OPEN:
            news.say_link(order, marked)
            reconcile_payment.enqueue(
                business_id=business_id, payment_id=payment.id, not_before=now + FIRST_LOOK
            )
        else:
            close_checkout.enqueue(business_id=business_id, checkout_id=order.checkout_id)
        crashpoint("payment.link_said")


def _give_up(
    business_id: UUID, order_id: UUID, payment: Payment | None, failure: Failure | None
) -> None:
    """No page can be opened: stock is let go, the customer and staff are told."""
    with tenancy.business(business_id):
        order = hold(order_id)
        if payment is not None:
            attempts.mark_refused(payment.id, reason=failure.message if failure else "replaced")
        checkouts.mark_failed(order.checkout_id)
        news.say_person_comes(order, once_key=f"no-link:{order.id}")
        news.call_for_person(
            order,
            reason="payment_page",
            words=_explain(failure),
            once_key=f"no-link:{order.id}",
        )


def _explain(failure: Failure | None) -> str:
    if failure is None:
        return "They paid for an earlier order while they agreed to a new one."
    return f"No payment page could be opened: {failure.message}"
