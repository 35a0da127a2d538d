"""A member gives money back: written down first, then asked of the provider with a stored key.

What the provider then shows settles the ledger, the order and the credit note.
"""

from datetime import timedelta
from uuid import UUID

from handsel.flows import payment_news as news
from handsel.flows.settlement import hold, settle_payment
from handsel.kit import tenancy
from handsel.kit.clock import now as present_moment
from handsel.kit.crashpoint import crashpoint
from handsel.kit.jobs import Retry, job
from handsel.kit.money import Money
from handsel.modules.audit.actions import record
from handsel.modules.businesses.actor import Actor
from handsel.modules.commerce.payments import queries as payments
from handsel.modules.commerce.payments.adapter import (
    ObjectUnknown,
    ProviderLoggedOut,
    ProviderRefused,
    ProviderUnavailable,
    RefundRequest,
)
from handsel.modules.commerce.payments.models import Refund
from handsel.modules.commerce.payments.refunding import mark_refund_refused, request_refund

#: A refund asked for longer ago than this is looked for before it is asked for again: a provider
#: may have answered with an error it keeps under the key, or have forgotten the key (Stripe keeps
#: keys for at least 24 hours).
LOOK_FIRST_AFTER = timedelta(minutes=1)


def request(
    actor: Actor,
    order_id: UUID,
    *,
    amount_minor: int | None = None,
    reason: str = "",
    occasion: str = "",
) -> Refund:
    """Ask for a refund of an order; without an amount, of all that is left.

    What is given back for an `occasion` is given once, however often it is asked for.

    Raises what `payments.refunding.request_refund` raises.
    """
    with tenancy.business(actor.business_id):
        refund = request_refund(
            actor, order_id, amount_minor=amount_minor, reason=reason, occasion=occasion
        )
        record(
            "refund.requested",
            actor=actor,
            subject=("order", order_id),
            detail={
                "refund_id": refund.id,
                "amount_minor": refund.amount_minor,
                "currency": refund.currency,
            },
        )
        if not refund.external_id:
            send_refund.enqueue(business_id=actor.business_id, refund_id=refund.id)
    return refund


@job(queue="pay", name="send_refund", attempts=50)
def send_refund(*, business_id: str, refund_id: str) -> None:
    """Carry out a requested refund."""
    send(business_id=UUID(business_id), refund_id=UUID(refund_id))


def send(*, business_id: UUID, refund_id: UUID) -> None:
    """The story; raises Retry while the provider is unavailable."""
    try:
        _send(business_id, refund_id)
    except ProviderUnavailable as failure:
        raise Retry(failure.code, after_seconds=failure.after_seconds) from failure
    except (ProviderRefused, ProviderLoggedOut, ObjectUnknown) as failure:
        with tenancy.business(business_id):
            _give_up(refund_id, reason=failure.message)


def _give_up(refund_id: UUID, *, reason: str) -> None:
    """Nobody asks again: a person has to know, who may have asked for it long ago or not at all."""
    order = hold(payments.get_refund(refund_id).payment.order_id)
    if mark_refund_refused(refund_id, reason=reason):
        news.call_for_person(
            order,
            reason="refund_failed",
            words=f"The provider refused to give money back: {reason}",
            once_key=f"refund-refused:{refund_id}",
        )


def _send(business_id: UUID, refund_id: UUID) -> None:
    refund = _get(business_id, refund_id)
    payment = refund.payment
    if refund.status == "requested" and present_moment() - refund.created_at > LOOK_FIRST_AFTER:
        settle_payment(business_id=business_id, payment_id=payment.id, thorough=True)
        refund = _get(business_id, refund_id)
    if refund.status != "requested" or refund.external_id:
        return
    payments.connect(payment.account, purpose="refund").refund(
        RefundRequest(
            refund_id=refund.id,
            external_id=payment.external_id,
            money=Money(refund.amount_minor, refund.currency),
            idempotency_key=refund.idempotency_key,
        )
    )
    crashpoint("refund.sent")
    settle_payment(business_id=business_id, payment_id=payment.id, thorough=True)


def _get(business_id: UUID, refund_id: UUID) -> Refund:
    with tenancy.business(business_id):
        return payments.get_refund(refund_id)
