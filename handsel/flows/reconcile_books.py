"""Once a day, each business's books are compared: provider, ledger, orders, invoices and stock.

Differences are kept and shown (`Difference`), never mended. One job a business queues the next;
the row `BooksCheck` sees to it that there is one chain.
"""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from uuid import UUID

from handsel.kit import tenancy
from handsel.kit.clock import now as present_moment
from handsel.kit.errors import Failure
from handsel.kit.jobs import Retry, job
from handsel.kit.money import Money
from handsel.modules.commerce.orders import queries as orders
from handsel.modules.commerce.payments import books
from handsel.modules.commerce.payments import queries as payments
from handsel.modules.commerce.payments.adapter import (
    ObjectUnknown,
    PaymentAdapter,
    ProviderUnavailable,
    Snapshot,
    Taken,
)
from handsel.modules.commerce.payments.books import Found
from handsel.modules.commerce.payments.models import BooksCheck, Payment, PaymentAccount
from handsel.modules.commerce.payments.rules import find_problem

#: Providers are asked about this many days; a refund or dispute of an older payment has its event.
DAYS_BACK = 7
#: In the small hours, when there is least else to do (UTC).
AT = time(3, 17)
#: A page, and the bank debit begun on it, may take this long from its opening to its money.
OPEN_FOR = timedelta(days=14)
_AT_PROVIDER = {"missing_here", "missing_at_provider", "captured_differs", "refunded_differs"}
_LINKED = {"provider_unreachable", *_AT_PROVIDER}


@dataclass(frozen=True, slots=True)
class Compared:
    """What one look found: how many differences are new, were resolved, and are open now."""

    new: int
    resolved: int
    open: int


def schedule(*, business_id: UUID) -> None:
    """See to it that the business's books are compared daily; asked again, it changes nothing."""
    with tenancy.business(business_id):
        tomorrow = present_moment().date() + timedelta(days=1)
        _, is_new = BooksCheck.objects.get_or_create(defaults={"next_on": tomorrow})
        if is_new:
            _enqueue(business_id, tomorrow.isoformat())


@job(queue="bulk", name="reconcile_books", attempts=20)
def reconcile_books(*, business_id: str, on: str) -> None:
    """Compare the books, and queue tomorrow's comparison first."""
    _queue_next(UUID(business_id), on)
    if compare(business_id=UUID(business_id), now=present_moment()) is None:
        raise Retry("provider_unavailable", after_seconds=900)


def compare(*, business_id: UUID, now: datetime) -> Compared | None:
    """The story; None when a provider did not answer, and what it would say is not known."""
    with tenancy.business(business_id):
        accounts = payments.list_networked_accounts()
    since = now - timedelta(days=DAYS_BACK)
    at_providers: list[Found] = []
    unanswered = False
    for account in accounts:
        try:
            at_providers += _at_provider(business_id, account, since=since)
        except ProviderUnavailable:
            unanswered = True
        except Failure as failure:
            at_providers.append(
                Found(kind="provider_unreachable", subject=str(account.id), found=failure.code)
            )
    with tenancy.business(business_id):
        found = list(books.compare())
        kinds = set(books.CHECKS) | (set() if unanswered else _LINKED)
        new, resolved = books.keep(
            found if unanswered else [*found, *at_providers], kinds=kinds, now=now
        )
        BooksCheck.objects.update(last_at=now)
        still = len(books.list_differences(limit=1000))
    return None if unanswered else Compared(new=new, resolved=resolved, open=still)


def _at_provider(business_id: UUID, account: PaymentAccount, *, since: datetime) -> Iterator[Found]:
    with tenancy.business(business_id):
        adapter = payments.connect(account, purpose="books")
    asked_at = present_moment()
    taken = adapter.list_taken(since=since)
    with tenancy.business(business_id):
        # Read after theirs, so that what was paid in between is no difference; and from earlier
        # on, as a page may be paid on days after it was opened.
        ours = payments.list_begun(account.id, since=since - OPEN_FOR)
    if taken is None:
        for payment in ours:
            yield from _fetched(business_id, payment, adapter)
        return
    within = [one for one in ours if one.created_at >= since and _was_paid(one, by=asked_at)]
    yield from _listed(business_id, ours, taken)
    names = {one.external_id for one in taken}
    yield from (_missing(one) for one in within if one.external_id not in names)


def _listed(business_id: UUID, ours: list[Payment], taken: tuple[Taken, ...]) -> Iterator[Found]:
    theirs = {one.external_id: one for one in taken}
    by_id = {payment.external_id: payment for payment in ours if payment.external_id}
    for external_id, one in theirs.items():
        payment = by_id.get(external_id)
        if payment is not None:
            yield from _compare(business_id, payment, captured=one.captured, refunded=one.refunded)
        elif one.references.business_id == str(business_id):
            yield Found(
                kind="missing_here",
                subject=external_id,
                order_id=_known_order(business_id, one.references.order_id),
                found_minor=one.captured.amount_minor,
                currency=one.captured.currency,
            )


def _known_order(business_id: UUID, told: str) -> UUID | None:
    """The order that a provider names, if there is one: nobody is sent to a page of nothing."""
    order_id = payments.as_uuid(told)
    with tenancy.business(business_id):
        return order_id if order_id and orders.get_numbers([order_id]) else None


def _was_paid(payment: Payment, *, by: datetime) -> bool:
    return payment.succeeded_at is not None and payment.succeeded_at < by


def _fetched(business_id: UUID, payment: Payment, adapter: PaymentAdapter) -> Iterator[Found]:
    if not payment.session_external_id:
        return
    snapshot: Snapshot | None = None
    with suppress(ObjectUnknown):
        snapshot = adapter.fetch(payment.session_external_id, thorough=True)
    if snapshot is None:
        if payment.status == "succeeded":
            yield _missing(payment)
        return
    with tenancy.business(business_id):
        problem = find_problem(payments.expected_of(payment), snapshot)
    if snapshot.status != "succeeded":
        if payment.status == "succeeded":
            yield _missing(payment)
        return
    given = sum(one.money.amount_minor for one in snapshot.refunds if one.status == "succeeded")
    refunded = Money(given, snapshot.captured.currency)
    yield from _compare(
        business_id, payment, captured=snapshot.captured, refunded=refunded, problem=problem
    )


def _compare(
    business_id: UUID,
    payment: Payment,
    *,
    captured: Money,
    refunded: Money | None,
    problem: str = "",
) -> Iterator[Found]:
    ours = payment.amount_minor if payment.status == "succeeded" else 0
    if problem or captured != Money(ours, payment.currency):
        yield Found(
            kind="captured_differs",
            subject=str(payment.id),
            order_id=payment.order_id,
            expected=payment.status,
            found=problem,
            expected_minor=ours,
            found_minor=captured.amount_minor,
            currency=captured.currency,
        )
    if refunded is None:
        return
    with tenancy.business(business_id):
        given = payments.sum_given_back(payment.id)
    if given != refunded.amount_minor:
        yield Found(
            kind="refunded_differs",
            subject=str(payment.id),
            order_id=payment.order_id,
            expected_minor=given,
            found_minor=refunded.amount_minor,
            currency=refunded.currency,
        )


def _missing(payment: Payment) -> Found:
    return Found(
        kind="missing_at_provider",
        subject=str(payment.id),
        order_id=payment.order_id,
        expected_minor=payment.amount_minor,
        currency=payment.currency,
    )


def _queue_next(business_id: UUID, on: str) -> None:
    """One chain a business: whoever finds the next day queued already lets it be."""
    day = datetime.fromisoformat(on).date()
    following = max(day, present_moment().date()) + timedelta(days=1)
    with tenancy.business(business_id):
        moved = BooksCheck.objects.filter(next_on__lte=day).update(next_on=following)
        if moved:
            _enqueue(business_id, following.isoformat())


def _enqueue(business_id: UUID, on: str) -> None:
    at = datetime.combine(datetime.fromisoformat(on).date(), AT, tzinfo=UTC)
    reconcile_books.enqueue(business_id=business_id, on=on, not_before=at)
