"""Questions about changes, what customers have proven, and their credit."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db.models import Sum

from handsel.kit.errors import NotFound
from handsel.kit.prepared import Prepared, Slot
from handsel.modules.commerce.orders.models import Order
from handsel.modules.commerce.returns.models import (
    AGREED_STATES,
    Amendment,
    Change,
    ChangeState,
    CreditEntry,
    Guess,
    KnownMethod,
    PaidWith,
    Proof,
    ServicePolicy,
)
from handsel.modules.commerce.returns.rules import GUESSES_WITHIN, OrderState, Policy


def get_policy() -> Policy:
    """The shop's policy; the defaults when it has set none."""
    row = ServicePolicy.objects.first()
    if row is None:
        return Policy()
    return Policy(
        return_window_days=row.return_window_days,
        approval_limit_minor=row.approval_limit_minor,
        refunds_on_receipt=row.refunds_on_receipt,
        cancel_reasons=tuple(row.cancel_reasons),
        items_change_is_final=row.items_change_is_final,
        pays_out_elsewhere=row.pays_out_elsewhere,
    )


def state_of(order: Order, *, but_for: UUID | None = None) -> OrderState:
    """How an order stands, with the changes agreed to before, one left out."""
    found = Change.objects.filter(order_id=order.id, state__in=AGREED_STATES)
    if but_for is not None:
        found = found.exclude(id=but_for)
    agreed = list(found.values_list("kind", "state"))
    return OrderState(
        status=order.status,
        payment_status=order.payment_status,
        fulfillment=order.fulfillment,
        delivered_at=order.delivered_at,
        agreed=frozenset(kind for kind, _ in agreed),
        waiting=any(state != ChangeState.DONE for _, state in agreed),
    )


def find_change(change_id: UUID) -> Change | None:
    """One change, if this business has it."""
    return Change.objects.select_related("order", "method").filter(id=change_id).first()


def get_change(change_id: UUID) -> Change:
    """One change; raises NotFound."""
    change = find_change(change_id)
    if change is None:
        raise NotFound
    return change


def find_pending(conversation_id: UUID, *, now: datetime) -> Change | None:
    """The change that awaits the customer's yes in this conversation."""
    found = Change.objects.select_related("order", "method").filter(
        conversation_id=conversation_id, state=ChangeState.PENDING, expires_at__gt=now
    )
    return found.first()


def find_by_supplement(order_id: UUID) -> Change | None:
    """The change whose difference this order pays."""
    return Change.objects.select_related("order", "method").filter(supplement_id=order_id).first()


def list_changes(order_id: UUID) -> list[Change]:
    """Everything that was asked for about an order, oldest first."""
    found = Change.objects.select_related("method").filter(order_id=order_id)
    return list(found.order_by("created_at", "id"))


def list_asked(*, before: UUID | None = None, limit: int = 50) -> list[Change]:
    """Changes that wait for a member, newest first."""
    found = Change.objects.select_related("order", "method").filter(state=ChangeState.ASKED)
    if before is not None:
        found = found.filter(id__lt=before)
    return list(found.order_by("-id")[:limit])


def list_amendments(order_id: UUID) -> list[Amendment]:
    """What an order said before each change, oldest first."""
    return list(Amendment.objects.filter(order_id=order_id).order_by("amended_at", "id"))


def list_methods(customer_ids: Collection[UUID]) -> list[KnownMethod]:
    """The ways of paying the shop knows of these customers."""
    found = KnownMethod.objects.filter(customer_id__in=list(customer_ids))
    return list(found.order_by("created_at", "id"))


def find_method(method_id: UUID) -> KnownMethod | None:
    """One known method."""
    return KnownMethod.objects.filter(id=method_id).first()


def find_paid_with(order_id: UUID) -> KnownMethod | None:
    """The known method an order was paid with, where there is one."""
    row = PaidWith.objects.select_related("method").filter(order_id=order_id).first()
    return row.method if row else None


def get_balance(method_id: UUID, *, currency: str) -> int:
    """What is left on a gift card, in minor units."""
    found = CreditEntry.objects.filter(method_id=method_id, currency=currency)
    return int(found.aggregate(total=Sum("amount_minor"))["total"] or 0)


def list_spent(order_id: UUID) -> list[tuple[UUID, int]]:
    """What was paid for an order from gift cards and not put back: (method, minor units).

    Below zero: more was put on that card, or paid out that way, than came from it.
    """
    rows = (
        CreditEntry.objects.filter(order_id=order_id)
        .values_list("method_id")
        .annotate(total=Sum("amount_minor"))
        .order_by("method_id")
    )
    return [(method_id, -total) for method_id, total in rows if total]


def list_proofs(conversation_id: UUID, *, now: datetime) -> list[Proof]:
    """What this conversation has proven and may still use."""
    return _PROOFS.list(conversation_id=conversation_id, now=now)


_PROOFS = Prepared(
    lambda: Proof.objects.filter(
        conversation_id=Slot("conversation_id"), ends_at__gt=Slot("now")
    ).order_by("id")
)


def count_guesses(conversation_id: UUID, *, now: datetime) -> int:
    """Failed proofs of the last hour."""
    since = now - GUESSES_WITHIN
    found = Guess.objects.filter(conversation_id=conversation_id, guessed_at__gt=since)
    return found.count()
