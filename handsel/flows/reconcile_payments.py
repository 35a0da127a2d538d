"""Ask the provider when no event came: a lost webhook must not lose an order.

Each open payment is looked at soon after its link went out, then ever less often, until it ends.
"""

from contextlib import suppress
from datetime import datetime, timedelta
from uuid import UUID

from handsel.flows.settlement import hold, let_go, settle_payment
from handsel.kit import tenancy
from handsel.kit.clock import now as present_moment
from handsel.kit.jobs import job
from handsel.modules.commerce.payments import queries as payments
from handsel.modules.commerce.payments.actions import mark_forgotten
from handsel.modules.commerce.payments.adapter import ObjectUnknown, ProviderUnavailable
from handsel.modules.commerce.payments.models import OPEN_STATUSES

FIRST_LOOK = timedelta(minutes=2)
LONGEST_PAUSE = timedelta(hours=6)


@job(queue="pay", name="reconcile_payment", attempts=50)
def reconcile_payment(*, business_id: str, payment_id: str) -> None:
    """Look at one payment; while it is open, look again later."""
    reconcile(business_id=UUID(business_id), payment_id=UUID(payment_id), now=present_moment())


def reconcile(*, business_id: UUID, payment_id: UUID, now: datetime) -> None:
    """The story. A provider that does not answer is asked again at the next look."""
    with tenancy.business(business_id):
        if payments.get_payment(payment_id).status not in OPEN_STATUSES:
            return
    with suppress(ProviderUnavailable):
        try:
            settle_payment(business_id=business_id, payment_id=payment_id)
        except ObjectUnknown:
            _end_forgotten(business_id, payment_id, now=now)
    with tenancy.business(business_id):
        payment = payments.get_payment(payment_id)
        if payment.status in OPEN_STATUSES:
            again = next_look(since=payment.created_at, ends_at=payment.expires_at, now=now)
            reconcile_payment.enqueue(
                business_id=business_id, payment_id=payment_id, not_before=again
            )


def _end_forgotten(business_id: UUID, payment_id: UUID, *, now: datetime) -> None:
    """A provider forgets a page that nobody paid on; before its end it may only be late."""
    with tenancy.business(business_id):
        payment = payments.get_payment(payment_id)
        order = hold(payment.order_id)
        if payment.expires_at is not None and payment.expires_at < now:
            mark_forgotten(payment_id)
            let_go(order)


def next_look(*, since: datetime, ends_at: datetime | None, now: datetime) -> datetime:
    """As long from now as the payment is old, within bounds; soon after its page has ended."""
    at = now + min(max(now - since, FIRST_LOOK), LONGEST_PAUSE)
    if ends_at is not None and now < ends_at < at:
        return ends_at + timedelta(minutes=1)
    return at
