"""The customer chooses how to pay, before an order is open or while one waits for its money."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from handsel.flows.expire_checkouts import close_page
from handsel.flows.start_payment import begin
from handsel.kit import tenancy
from handsel.kit.jobs import Retry, job
from handsel.modules.commerce.orders.models import Status as OrderStatus
from handsel.modules.commerce.orders.queries import get_order
from handsel.modules.commerce.payments import actions as attempts
from handsel.modules.commerce.payments import queries as payments
from handsel.modules.commerce.payments.adapter import ProviderUnavailable
from handsel.modules.commerce.payments.models import PaymentAccount


@dataclass(frozen=True, slots=True)
class Chosen:
    """How the customer pays from now on; `is_switching` when an open order changes over to it."""

    account: PaymentAccount
    is_switching: bool


def list_methods() -> Sequence[str]:
    """The providers customers are offered in the business in scope, the default first."""
    return [account.provider for account in payments.list_accounts()]


def choose(customer_id: UUID, *, provider: str, order_id: UUID | None = None) -> Chosen:
    """Keep the choice, and move the customer's unpaid order over to it, in the caller's scope.

    Who calls checks that the order is this customer's. Raises MethodNotOffered.
    """
    account = attempts.choose_account(customer_id, provider=provider)
    if order_id is None:
        return Chosen(account, is_switching=False)
    under_way = payments.find_open(order_id)
    if under_way is None or under_way.account_id == account.id:
        return Chosen(account, is_switching=False)
    switch_payment.enqueue(business_id=tenancy.current(), order_id=order_id)
    return Chosen(account, is_switching=True)


@job(queue="pay", name="switch_payment", attempts=50)
def switch_payment(*, business_id: str, order_id: str) -> None:
    """End the attempt on the old account, then begin one on the new."""
    switch(business_id=UUID(business_id), order_id=UUID(order_id))


def switch(*, business_id: UUID, order_id: UUID) -> None:
    """The story. Money that is under way on the old account is left alone.

    Raises Retry while a provider is unavailable.
    """
    with tenancy.business(business_id):
        order = get_order(order_id)
        wanted = payments.find_account_for(order.customer_id)
        under_way = payments.find_open(order_id)
        if order.status != OrderStatus.DRAFT or wanted is None:
            return
        is_other = under_way is not None and under_way.account_id != wanted.id
        if under_way is not None and is_other:
            attempts.mark_replaced(under_way.id)
    if under_way is not None and is_other and not _ended(business_id, under_way.id):
        return
    begin(business_id=business_id, order_id=order_id)


def _ended(business_id: UUID, payment_id: UUID) -> bool:
    try:
        return close_page(business_id=business_id, payment_id=payment_id)
    except ProviderUnavailable as failure:
        raise Retry(failure.code, after_seconds=failure.after_seconds) from failure
