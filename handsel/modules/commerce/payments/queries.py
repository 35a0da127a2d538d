"""Questions about payments."""

from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db.models import Sum

from handsel.kit.errors import NotFound
from handsel.kit.key_ring import unseal
from handsel.kit.money import Money
from handsel.kit.prepared import Prepared
from handsel.kit.secrets import Place, Secret
from handsel.modules.audit.uses import note_use
from handsel.modules.commerce.orders.models import Status as OrderStatus
from handsel.modules.commerce.payments.adapter import (
    Credentials,
    EventHint,
    PaymentAdapter,
    PaymentProviders,
)
from handsel.modules.commerce.payments.models import (
    OPEN_STATUSES,
    Choice,
    Mode,
    Payment,
    PaymentAccount,
    Refund,
)
from handsel.modules.commerce.payments.registry import get_provider
from handsel.modules.commerce.payments.rules import Expected


def get_payment(payment_id: UUID) -> Payment:
    """One payment with its account; raises NotFound."""
    payment = find_payment(payment_id)
    if payment is None:
        raise NotFound
    return payment


def find_payment(payment_id: UUID) -> Payment | None:
    """One payment with its account, if this business has it."""
    return Payment.objects.select_related("account").filter(id=payment_id).first()


def find_open(order_id: UUID) -> Payment | None:
    """The attempt under way for an order; its `url` is the page to pay on once it is `open`."""
    return (
        Payment.objects.select_related("account")
        .filter(order_id=order_id, status__in=OPEN_STATUSES)
        .first()
    )


def list_for_order(order_id: UUID) -> list[Payment]:
    """An order's attempts with their accounts, oldest first."""
    found = Payment.objects.select_related("account").filter(order_id=order_id)
    return list(found.order_by("attempt"))


def list_refunds(order_id: UUID) -> list[Refund]:
    """An order's refunds, oldest first."""
    return list(Refund.objects.filter(payment__order_id=order_id).order_by("created_at", "id"))


def list_replaced(customer_id: UUID) -> list[Payment]:
    """Attempts under way for orders of a customer that were cancelled: their pages must end."""
    return list(
        Payment.objects.filter(
            status__in=OPEN_STATUSES,
            order__customer_id=customer_id,
            order__status=OrderStatus.CANCELLED,
        ).order_by("created_at")
    )


def list_begun(account_id: UUID, *, since: datetime) -> list[Payment]:
    """The attempts on an account that were begun since then, oldest first."""
    found = Payment.objects.select_related("account").filter(account_id=account_id)
    return list(found.filter(created_at__gte=since).order_by("created_at", "id"))


def sum_given_back(payment_id: UUID) -> int:
    """What went back for a payment, in minor units of its currency."""
    given = Refund.objects.filter(payment_id=payment_id, status="succeeded")
    return int(given.aggregate(total=Sum("amount_minor"))["total"] or 0)


def get_refund(refund_id: UUID) -> Refund:
    """One refund with its payment and account; raises NotFound."""
    refund = Refund.objects.select_related("payment__account").filter(id=refund_id).first()
    if refund is None:
        raise NotFound
    return refund


def find_by_hint(hint: EventHint) -> Payment | None:
    """The payment of this business an event is about: by our id, its page, or the provider's id."""
    payments = Payment.objects.select_related("account")
    if named := as_uuid(hint.references.payment_id):
        return payments.filter(id=named).first()
    if hint.session_external_id:
        return payments.filter(session_external_id=hint.session_external_id).first()
    if hint.external_id:
        return payments.filter(external_id=hint.external_id).first()
    return None


def list_accounts() -> list[PaymentAccount]:
    """The ways to pay that customers are offered, the default first."""
    return _OFFERED.list()


_OFFERED = Prepared(
    lambda: PaymentAccount.objects.filter(is_active=True).order_by(
        "-is_default", "created_at", "id"
    )
)


def is_any_offered() -> bool:
    """Whether customers of the current business can pay somehow."""
    return PaymentAccount.objects.filter(is_active=True).exists()


def find_account_for(customer_id: UUID) -> PaymentAccount | None:
    """The account a customer pays on: the one they chose, if it is still offered, or the default.

    None when the business cannot be paid at all.
    """
    chosen = Choice.objects.filter(customer_id=customer_id, account__is_active=True)
    choice = chosen.select_related("account").first()
    if choice is not None:
        account: PaymentAccount = choice.account
        return account
    return next(iter(list_accounts()), None)


def list_networked_accounts() -> list[PaymentAccount]:
    """Every account at a company that can be asked, also those no longer offered; not those whose
    keys were forgotten."""
    found = PaymentAccount.objects.order_by("created_at", "id")
    networked = [one for one in found if not get_provider(one.provider).is_by_hand]
    return [one for one in networked if one.secret_key or one.mode != Mode.OWN_KEYS]


def find_account(*, provider: str, external_id: str) -> PaymentAccount | None:
    """One payment account by its name at a provider."""
    return PaymentAccount.objects.filter(provider=provider, external_id=external_id).first()


def list_every_account() -> list[PaymentAccount]:
    """Every account, those offered first, the default at their head."""
    found = PaymentAccount.objects.order_by("-is_active", "-is_default", "created_at", "id")
    return list(found)


def get_account(account_id: UUID) -> PaymentAccount:
    """One payment account; raises NotFound."""
    account = PaymentAccount.objects.filter(id=account_id).first()
    if account is None:
        raise NotFound
    return account


def connect(account: PaymentAccount, *, purpose: str = "pay") -> PaymentAdapter:
    """The adapter of an account, ready to call. Only its key is read; nothing is called.

    The first use of the shop's own key for a `purpose` each day is noted.
    """
    if account.secret_key:
        note_use("payment_account", account.id, business_id=account.business_id, purpose=purpose)
    return get_provider(account.provider).connect(_credentials(account))


def expected_of(payment: Payment) -> Expected:
    """What the provider must show for this payment (with its account loaded)."""
    return Expected(
        payment_id=payment.id,
        account=payment.account.external_id,
        livemode=payment.account.livemode,
        money=Money(payment.amount_minor, payment.currency),
        session_external_id=payment.session_external_id,
    )


def key_place(account: PaymentAccount) -> Place:
    """Where a shop's own key is sealed for."""
    return Place(
        table="payments_paymentaccount",
        column="secret_key",
        row=str(account.id),
        business=str(account.business_id),
    )


def as_uuid(text: str) -> UUID | None:
    """A UUID written in the usual form, else None."""
    try:
        return UUID(text)
    except ValueError:
        return None


def _credentials(account: PaymentAccount) -> Credentials:
    told: PaymentProviders = settings.PAYMENT_PROVIDERS
    provider = get_provider(account.provider)
    is_connected = account.mode == Mode.CONNECT
    if is_connected:
        key = provider.platform_key(told)
    else:
        sealed = account.secret_key
        key = unseal(sealed, place=key_place(account)) if sealed else Secret("")
    return Credentials(
        account=account.external_id,
        client_id=account.client_id,
        secret_key=key,
        is_connected=is_connected,
        base_url=provider.base_url(told),
    )
