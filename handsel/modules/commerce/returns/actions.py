"""Verbs on changes, proofs and credit."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from handsel.kit import tenancy
from handsel.kit.errors import Conflict, Invalid, NotFound
from handsel.modules.audit.actions import record
from handsel.modules.businesses.actor import Actor
from handsel.modules.businesses.rules import Permission
from handsel.modules.commerce.orders.models import Order
from handsel.modules.commerce.orders.models import Status as OrderStatus
from handsel.modules.commerce.returns.models import (
    Amendment,
    Change,
    ChangeState,
    CreditEntry,
    Guess,
    KnownMethod,
    MethodKind,
    PaidWith,
    Proof,
    ServicePolicy,
)
from handsel.modules.commerce.returns.queries import get_balance, get_policy
from handsel.modules.commerce.returns.rules import (
    CANCEL_REASONS,
    CHANGE_LASTS,
    PROOF_LASTS,
    Kind,
    Policy,
)


class CreditShort(Conflict):
    """There is not enough on this gift card."""

    code = "credit_short"


class UnknownReason(Invalid):
    """There is no such reason for a cancellation."""

    code = "unknown_reason"


def propose(
    order: Order,
    *,
    conversation_id: UUID,
    kind: Kind,
    wanted: Mapping[str, Any],
    method: KnownMethod | None,
    difference_minor: int,
    summary_hash: str,
    now: datetime,
) -> Change:
    """Keep a change that is listed to the customer now; one that waited before is replaced."""
    tenancy.current()
    with transaction.atomic():
        waiting = Change.objects.filter(conversation_id=conversation_id, state=ChangeState.PENDING)
        waiting.filter(expires_at__lte=now).update(state=ChangeState.EXPIRED)
        waiting.update(state=ChangeState.DECLINED)
        return Change.objects.create(
            order=order,
            conversation_id=conversation_id,
            kind=kind,
            wanted=dict(wanted),
            method=method,
            difference_minor=difference_minor,
            currency=order.currency,
            summary_hash=summary_hash,
            shown_at=now,
            expires_at=now + CHANGE_LASTS,
        )


def lock(change_id: UUID) -> Change:
    """The change, locked until the transaction ends; raises NotFound. Taken after its order."""
    rows = Change.objects.select_for_update(no_key=True, of=("self",))
    change = rows.select_related("order", "method").filter(id=change_id).first()
    if change is None:
        raise NotFound
    return change


def move(
    change: Change,
    state: ChangeState,
    *,
    now: datetime,
    supplement_id: UUID | None = None,
    member_id: UUID | None = None,
) -> Change:
    """Bring a change the caller has locked into another state."""
    change.state = state
    if state in {ChangeState.ASKED, ChangeState.UNPAID, ChangeState.DONE}:
        change.agreed_at = change.agreed_at or now
    if state in {ChangeState.DONE, ChangeState.DECLINED, ChangeState.EXPIRED}:
        change.settled_at = now
    change.supplement_id = supplement_id or change.supplement_id
    change.decided_by_member_id = member_id or change.decided_by_member_id
    change.save()
    return change


def amend(
    change: Change, *, before: Mapping[str, Any], after: Mapping[str, Any], now: datetime
) -> None:
    """Keep what an order said before a change, and what it says since."""
    Amendment.objects.create(
        change=change, order_id=change.order_id, before=before, after=after, amended_at=now
    )


def prove(
    conversation_id: UUID, *, order_id: UUID | None, holder_id: UUID | None, now: datetime
) -> None:
    """Let a conversation reach an order, or all of a customer's orders, for `PROOF_LASTS`."""
    Proof.objects.create(
        conversation_id=conversation_id,
        order_id=order_id,
        holder_id=holder_id,
        ends_at=now + PROOF_LASTS,
    )


def count_guess(conversation_id: UUID, *, now: datetime) -> None:
    """An attempt to prove an order failed."""
    Guess.objects.create(conversation_id=conversation_id, guessed_at=now)


def know_method(customer_id: UUID, *, kind: str, label: str, external_id: str) -> KnownMethod:
    """A customer pays in this way; the same one told again is the same one."""
    method, _ = KnownMethod.objects.update_or_create(
        customer_id=customer_id,
        external_id=external_id,
        defaults={"kind": kind, "label": label},
    )
    return method


def move_credit(
    method_id: UUID,
    *,
    amount_minor: int,
    currency: str,
    reference: str,
    order_id: UUID | None = None,
) -> bool:
    """Put money on a gift card, or with a negative amount spend it; once for each `reference`.

    On another way of paying, an amount above zero is what the shop pays out by hand. False when
    this occasion was written before. Raises CreditShort, and NotFound.
    """
    with transaction.atomic():
        # Two spendings of one card wait for each other.
        rows = KnownMethod.objects.select_for_update(no_key=True).filter(id=method_id)
        method = rows.first()
        if method is None:
            raise NotFound
        if CreditEntry.objects.filter(reference=reference).exists():
            return False
        if amount_minor < 0:
            left = get_balance(method_id, currency=currency) + amount_minor
            if method.kind != MethodKind.GIFT_CARD or left < 0:
                raise CreditShort
        CreditEntry.objects.create(
            method_id=method_id,
            order_id=order_id,
            amount_minor=amount_minor,
            currency=currency,
            reference=reference,
        )
    return True


def pay_with(order_id: UUID, method: KnownMethod) -> None:
    """Keep which known method an order is paid with."""
    PaidWith.objects.update_or_create(order_id=order_id, defaults={"method": method})


def end_unpaid(order_id: UUID, *, now: datetime) -> None:
    """Changes whose difference nobody paid in time are over."""
    cancelled = Order.objects.filter(supplement_to_id=order_id, status=OrderStatus.CANCELLED)
    Change.objects.filter(
        order_id=order_id,
        state=ChangeState.UNPAID,
        supplement_id__in=cancelled.values("id"),
    ).update(state=ChangeState.EXPIRED, settled_at=now)


def set_policy(actor: Actor, policy: Policy) -> Policy:
    """What customers of this shop may change by themselves from now on.

    Raises Forbidden and UnknownReason.
    """
    actor.require(Permission.CHANGE_SERVICE)
    if set(policy.cancel_reasons) - set(CANCEL_REASONS):
        raise UnknownReason
    values = {
        "return_window_days": policy.return_window_days,
        "approval_limit_minor": policy.approval_limit_minor,
        "refunds_on_receipt": policy.refunds_on_receipt,
        "cancel_reasons": list(policy.cancel_reasons),
        "items_change_is_final": policy.items_change_is_final,
        "pays_out_elsewhere": policy.pays_out_elsewhere,
    }
    if not ServicePolicy.objects.update(**values):
        try:
            with transaction.atomic():
                ServicePolicy.objects.create(**values)
        except IntegrityError:
            ServicePolicy.objects.update(**values)
    record("service_policy.changed", actor=actor, detail=values)
    return get_policy()
