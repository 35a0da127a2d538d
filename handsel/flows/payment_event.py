"""A payment provider tells us something: find whose it is, ask how things stand, apply that.

`work` is what a worker does with a lane of a payment provider. What an event says is a hint; what
counts is what the provider shows when asked. See `settlement` for what follows.
"""

from datetime import datetime, timedelta
from uuid import UUID

from handsel.flows.settlement import APPLIED, Verdict, settle_payment
from handsel.kit import tenancy
from handsel.kit.clock import now as present_moment
from handsel.kit.crashpoint import crashpoint
from handsel.modules.commerce.payments import queries as payments
from handsel.modules.commerce.payments.adapter import (
    EventHint,
    EventUnreadable,
    ObjectUnknown,
    PaymentAdapter,
    ProviderUnavailable,
    References,
)
from handsel.modules.commerce.payments.models import Payment, PaymentStatus
from handsel.modules.commerce.payments.registry import get_provider
from handsel.modules.commerce.payments.rules import find_event_problem
from handsel.modules.ingress import actions as ingress
from handsel.modules.ingress import lanes
from handsel.modules.ingress import queries as events
from handsel.modules.ingress.lanes import ClaimedLane
from handsel.modules.ingress.models import Event

SHORTEST_WAIT = timedelta(seconds=2)
LONGEST_WAIT = timedelta(minutes=5)
#: A provider may tell of an object a moment before it shows it; after this long it never will.
SHOWN_WITHIN = timedelta(seconds=30)


def work(lane: ClaimedLane) -> datetime | None:
    """Settle every event waiting in the lane, and let it go: when it is ready again.

    None: when something comes.
    """
    with tenancy.business(lane.business_id):
        waiting = events.list_waiting(lane.id)
    again = [_settle_safely(lane, event) for event in waiting]
    crashpoint("lane.worked")
    return lanes.finish(lane, ready_at=min((at for at in again if at is not None), default=None))


def _settle_safely(lane: ClaimedLane, event: Event) -> datetime | None:
    try:
        verdict = settle(business_id=lane.business_id, account_id=lane.target_id, event=event)
    except ProviderUnavailable as failure:
        # Not the event's fault: it keeps its attempts and waits for the provider.
        return _later(event, after_seconds=failure.after_seconds)
    except Exception as error:  # noqa: BLE001 - kept with its reason, tried again, then shown
        with tenancy.business(lane.business_id):
            again = ingress.mark_failed(event, error=error, at=present_moment())
            lanes.hold(lane)
        return again
    if verdict.state == "later":
        return _later(event, after_seconds=None)
    crashpoint("payment_event.settled")
    with tenancy.business(lane.business_id):
        _mark(event, verdict)
        lanes.hold(lane)
    return None


def settle(*, business_id: UUID, account_id: UUID, event: Event) -> Verdict:
    """Apply one event that came to this payment account of this business.

    Its verdict: applied; ignored (asks for nothing, or is not about a payment of ours);
    quarantined (another shop's, unknown, or disagrees with what was agreed); later. Raises the
    failures of PaymentAdapter.
    """
    try:
        hint = get_provider(event.source).parse_event(event.body)
    except EventUnreadable:
        return Verdict("quarantined", "unreadable")
    if hint.ignored:
        return Verdict("ignored", hint.ignored)
    with tenancy.business(business_id):
        payment = payments.find_by_hint(hint)
        adapter = payments.connect(payments.get_account(account_id))
    try:
        if payment is None:
            payment, verdict = _trace(business_id, hint, adapter)
            if payment is None:
                return verdict
        return _settle_known(business_id, payment, hint)
    except ObjectUnknown:
        is_young = present_moment() - event.received_at < SHOWN_WITHIN
        return Verdict("later" if is_young else "quarantined", "unknown_at_provider")


def _settle_known(business_id: UUID, payment: Payment, hint: EventHint) -> Verdict:
    with tenancy.business(business_id):
        problem = find_event_problem(payments.expected_of(payment), hint)
    if problem:
        return Verdict("quarantined", problem)
    if hint.about == "payment" and payment.status == PaymentStatus.SUCCEEDED:
        return APPLIED  # money that arrived cannot be told to have moved by these events
    return settle_payment(
        business_id=business_id,
        payment_id=payment.id,
        session_external_id=hint.session_external_id,
        thorough=hint.about != "payment",
    )


def _trace(
    business_id: UUID, hint: EventHint, adapter: PaymentAdapter
) -> tuple[Payment | None, Verdict]:
    """The payment an event is about by the ids its object carries at the provider, or why none."""
    references = hint.references
    if not references and hint.external_id:
        references = adapter.read_references(hint.external_id)
    if references.business_id and references.business_id != str(business_id):
        return None, Verdict("quarantined", "other_business")
    named = payments.as_uuid(references.payment_id)
    with tenancy.business(business_id):
        found = payments.find_payment(named) if named else None
    return found, _verdict_on_stranger(references)


def _verdict_on_stranger(references: References) -> Verdict:
    """A shop may sell elsewhere on the same account: only what carries ids like ours is kept."""
    ids = (references.business_id, references.payment_id, references.order_id)
    if any(payments.as_uuid(value) for value in ids):
        return Verdict("quarantined", "unknown_payment")
    return Verdict("ignored", "not_ours")


def _mark(event: Event, verdict: Verdict) -> None:
    now = present_moment()
    match verdict.state:
        case "ignored":
            ingress.mark_ignored(event, reason=verdict.reason, at=now)
        case "quarantined":
            ingress.mark_quarantined(event, reason=verdict.reason, at=now)
        case _:
            ingress.mark_applied(event, at=now)


def _later(event: Event, *, after_seconds: float | None) -> datetime:
    """As long from now as the event is old, within bounds; or what the provider asked for."""
    now = present_moment()
    if after_seconds is not None:
        return now + timedelta(seconds=after_seconds)
    return now + min(max(now - event.received_at, SHORTEST_WAIT), LONGEST_WAIT)
