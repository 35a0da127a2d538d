"""Verbs on payment accounts and attempts. What a provider shows is applied in `settling.py`."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Max

from handsel.kit import tenancy
from handsel.kit.errors import Conflict, NotFound
from handsel.kit.key_ring import seal
from handsel.modules.commerce.orders import actions as orders
from handsel.modules.commerce.orders.models import Order
from handsel.modules.commerce.orders.models import Status as OrderStatus
from handsel.modules.commerce.payments.adapter import Opened
from handsel.modules.commerce.payments.models import (
    OPEN_STATUSES,
    Mode,
    Payment,
    PaymentAccount,
    PaymentStatus,
)
from handsel.modules.commerce.payments.queries import find_active_account, key_place
from handsel.modules.commerce.payments.registry import get_provider
from handsel.modules.commerce.payments.rules import idempotency_key


class NoPaymentAccount(Conflict):
    """This business has not connected an account to be paid on."""

    code = "no_payment_account"


class NotPayable(Conflict):
    """This order cannot be paid: it is cancelled, paid already, or free."""

    code = "not_payable"


def connect_account(
    *, provider: str, external_id: str, mode: Mode, secret_key: str = "", livemode: bool = False
) -> PaymentAccount:
    """Be paid on this account from now on, or renew its key; any other account steps back.

    `secret_key` is the shop's own, sealed at once; empty for an account connected through the
    platform. Raises UnknownProvider. Its events need a route of their own (`ingress.add_route`).
    """
    tenancy.current()
    get_provider(provider)
    with transaction.atomic():
        others = PaymentAccount.objects.exclude(provider=provider, external_id=external_id)
        others.update(is_active=False)
        account, _ = PaymentAccount.objects.update_or_create(
            provider=provider,
            external_id=external_id,
            defaults={"mode": mode, "livemode": livemode, "is_active": True},
        )
        if secret_key:
            account.secret_key = seal(secret_key, place=key_place(account))
            account.save(update_fields=["secret_key"])
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
        account = find_active_account()
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
