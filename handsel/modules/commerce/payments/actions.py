"""Verbs on payment accounts and attempts. What a provider shows is applied in `settling.py`."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Max

from handsel.kit import tenancy
from handsel.kit.clock import now
from handsel.kit.errors import Conflict, Invalid, NotFound
from handsel.kit.key_ring import seal
from handsel.kit.secrets import Secret
from handsel.modules.commerce.orders import actions as orders
from handsel.modules.commerce.orders.models import Order
from handsel.modules.commerce.orders.models import Status as OrderStatus
from handsel.modules.commerce.payments import payouts
from handsel.modules.commerce.payments.adapter import Opened
from handsel.modules.commerce.payments.models import (
    OPEN_STATUSES,
    Choice,
    Mode,
    Payment,
    PaymentAccount,
    PaymentStatus,
)
from handsel.modules.commerce.payments.queries import find_account_for, key_place
from handsel.modules.commerce.payments.registry import get_provider
from handsel.modules.commerce.payments.rules import idempotency_key

#: The longest an order waits for money that comes by hand (also a constraint of the table).
LONGEST_WAIT_DAYS = 90


class NoPaymentAccount(Conflict):
    """This business has not connected an account to be paid on."""

    code = "no_payment_account"


class NotByHand(Invalid):
    """This way of paying has a provider of its own."""

    code = "not_by_hand"


class NotAWait(Invalid):
    """An order may wait for its money from one to ninety days."""

    code = "not_a_wait"


class MethodNotOffered(NotFound):
    """The shop does not offer this way to pay."""

    code = "method_not_offered"


class NotPayable(Conflict):
    """This order cannot be paid: it is cancelled, paid already, or free."""

    code = "not_payable"


def connect_account(
    *,
    provider: str,
    external_id: str,
    mode: Mode,
    secret_key: str = "",
    client_id: str = "",
    livemode: bool = False,
    make_default: bool = False,
) -> PaymentAccount:
    """Offer this account to customers from now on, or renew its key, on the house's own word.

    Members change accounts through `payouts`, which has them wait.

    Another account at the same provider steps back; those at others stay. The first one is the
    default. `secret_key` is the shop's own, sealed at once; empty for an account connected through
    the platform. Raises UnknownProvider. Its events need a route (`ingress.add_route`).
    """
    tenancy.current()
    get_provider(provider)
    with transaction.atomic():
        account, _ = PaymentAccount.objects.get_or_create(
            provider=provider, external_id=external_id, defaults={"mode": mode, "is_active": False}
        )
        account.mode, account.livemode, account.client_id = mode, livemode, client_id
        if secret_key:
            account.secret_key = seal(secret_key, place=key_place(account))
            account.key_hint = Secret(secret_key).masked()
        account.save()
        payouts.offer_now(account, make_default=make_default, now=now())
    return account


def offer_by_hand(
    provider: str, *, instructions: str, waits_days: int = 7, make_default: bool = False
) -> PaymentAccount:
    """Offer bank transfer or payment on delivery, or change what customers read about it, on the
    house's own word; see `payouts` for members'.

    `instructions` are the shop's own words (bank details, or what to have ready). Raises
    UnknownProvider, NotByHand and NotAWait.
    """
    with transaction.atomic():
        account = keep_by_hand(provider, waits_days=waits_days)
        account.instructions = instructions[:1000]
        account.waits_days = waits_days
        account.save(update_fields=["instructions", "waits_days"])
        payouts.offer_now(account, make_default=make_default, now=now())
    return account


def keep_by_hand(provider: str, *, waits_days: int) -> PaymentAccount:
    """Know a way to pay by hand; whether it is offered stays.

    Raises UnknownProvider, NotByHand and NotAWait.
    """
    if not get_provider(provider).is_by_hand:
        raise NotByHand
    if not 1 <= waits_days <= LONGEST_WAIT_DAYS:
        raise NotAWait
    account, _ = PaymentAccount.objects.get_or_create(
        provider=provider,
        external_id=provider,
        defaults={"mode": Mode.BY_HAND, "is_active": False},
    )
    return account


def choose_account(customer_id: UUID, *, provider: str) -> PaymentAccount:
    """The customer will pay this way from now on; raises MethodNotOffered."""
    account = PaymentAccount.objects.filter(provider=provider, is_active=True).first()
    if account is None:
        raise MethodNotOffered
    Choice.objects.update_or_create(customer_id=customer_id, defaults={"account": account})
    return account


def open_attempt(order_id: UUID, *, expires_at: datetime, email: str = "") -> Payment:
    """The attempt under way for an order, or a new one, written down before anyone is called.

    `expires_at` and `email` are kept with it, since a repeated call must be the same call. Raises
    NotFound, NotPayable and NoPaymentAccount.
    """
    tenancy.current()
    with transaction.atomic():
        order = orders.lock(order_id)
        attempts = Payment.objects.select_related("account").filter(order=order)
        under_way = attempts.filter(status__in=OPEN_STATUSES).first()
        if under_way is not None:
            return under_way
        _require_payable(order)
        account = find_account_for(order.customer_id)
        if account is None:
            raise NoPaymentAccount
        number = (attempts.aggregate(last=Max("attempt"))["last"] or 0) + 1
        return Payment.objects.create(
            order=order,
            account=account,
            attempt=number,
            amount_minor=order.total_minor,
            currency=order.currency,
            payer_email=email,
            expires_at=expires_at,
            idempotency_key=idempotency_key(
                business_id=tenancy.current(), subject_id=order.id, number=number, verb="open_page"
            ),
        )


def mark_open(payment_id: UUID, *, opened: Opened, now: datetime) -> Payment:
    """There is a page to pay on. An attempt that ended meanwhile stays ended, with its page known.

    Whoever called looks at the status: a page of an ended attempt must be closed, not shown.
    """
    with transaction.atomic():
        payment = lock(payment_id)
        payment.session_external_id = opened.session_external_id
        payment.url = opened.url
        payment.expires_at = opened.expires_at
        if payment.status == PaymentStatus.CREATED:
            payment.status = PaymentStatus.OPEN
            payment.opened_at = now
        payment.save()
    return payment


def mark_refused(payment_id: UUID, *, reason: str) -> Payment:
    """The provider would not open a page: this attempt has failed before it began."""
    return _end_unopened(payment_id, PaymentStatus.FAILED, reason=reason)


def mark_unopened(payment_id: UUID) -> Payment:
    """Nobody was given a page in time: the attempt is over. One that has a page stays."""
    return _end_unopened(payment_id, PaymentStatus.EXPIRED, reason="")


def mark_ended(payment_id: UUID) -> Payment:
    """We will take no money on this page any more, where only our word can end it.

    One the customer has paid, or that we asked the provider to capture, stays as it is.
    """
    with transaction.atomic():
        payment = lock(payment_id)
        if payment.status in {PaymentStatus.CREATED, PaymentStatus.OPEN}:
            payment.status = PaymentStatus.EXPIRED
            payment.save(update_fields=["status"])
    return payment


def mark_forgotten(payment_id: UUID) -> None:
    """The provider knows nothing of this page any more, and its time is over: nobody paid on it."""
    Payment.objects.filter(id=payment_id, status__in=OPEN_STATUSES).update(
        status=PaymentStatus.EXPIRED
    )


def mark_replaced(payment_id: UUID) -> None:
    """The customer chose another way: when this attempt ends, its order waits for the next."""
    Payment.objects.filter(id=payment_id, status__in=OPEN_STATUSES).update(is_replaced=True)


def begin_capture(payment_id: UUID, *, now: datetime) -> Payment | None:
    """Write down that we ask the provider for the money; None when it is no longer wanted.

    From here on the attempt cannot be ended by us: asked again, it is the same asking.
    """
    with transaction.atomic():
        payment = lock(payment_id)
        if payment.status in {PaymentStatus.CREATED, PaymentStatus.OPEN}:
            payment.status = PaymentStatus.PROCESSING
            payment.capture_asked_at = now
            payment.save(update_fields=["status", "capture_asked_at"])
            return payment
    still_asking = payment.status == PaymentStatus.PROCESSING and payment.capture_asked_at
    return payment if still_asking else None


def lock(payment_id: UUID) -> Payment:
    """The payment with its account, locked until the transaction ends; raises NotFound."""
    payment = (
        Payment.objects.select_for_update(no_key=True, of=("self",))
        .select_related("account")
        .filter(id=payment_id)
        .first()
    )
    if payment is None:
        raise NotFound
    return payment


def _end_unopened(payment_id: UUID, status: PaymentStatus, *, reason: str) -> Payment:
    with transaction.atomic():
        payment = lock(payment_id)
        if payment.status == PaymentStatus.CREATED:
            payment.status = status
            payment.problem = reason[:300]
            payment.save(update_fields=["status", "problem"])
    return payment


def _require_payable(order: Order) -> None:
    is_over = order.status != OrderStatus.DRAFT or order.placed_at is not None
    if is_over or order.total_minor <= 0:
        raise NotPayable
