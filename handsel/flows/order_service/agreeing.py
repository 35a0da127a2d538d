"""The customer says yes, or no, to the change that was listed last. Once."""

from datetime import datetime
from uuid import UUID

from handsel.flows.order_service import facts as reading
from handsel.flows.order_service.carrying_out import carry_out
from handsel.flows.order_service.charging import charge_by_link, pays_by_link
from handsel.flows.order_service.facts import Facts
from handsel.flows.order_service.planning import plan_again
from handsel.modules.commerce.returns import actions
from handsel.modules.commerce.returns.failures import ChangeDiffers, ChangeNotPending
from handsel.modules.commerce.returns.models import Change, ChangeState
from handsel.modules.commerce.returns.queries import get_change


def agree(change_id: UUID, *, now: datetime) -> Change:
    """Carry a pending change out, or have it paid, or ask a member, as its rules say.

    The policy and the prices are read again under the order's lock. A second yes finds the change
    as the first left it. Raises NotFound, ChangeNotPending (its time is over, or a newer one was
    listed), ChangeDiffers (list it anew), ChangeRefused, AnotherUnpaid, OutOfStock, CreditShort.
    The caller holds the conversation's lock.
    """
    facts = reading.hold(get_change(change_id).order_id)
    change = actions.lock(change_id)
    if change.state in {ChangeState.ASKED, ChangeState.UNPAID, ChangeState.DONE}:
        return change
    if change.state != ChangeState.PENDING or change.expires_at <= now:
        raise ChangeNotPending
    plan = plan_again(change, facts, now=now)
    if plan.hash != change.summary_hash:
        raise ChangeDiffers
    if plan.needs_member:
        return actions.move(change, ChangeState.ASKED, now=now)
    return carry_on(change, facts, now=now)


def carry_on(
    change: Change, facts: Facts, *, now: datetime, member_id: UUID | None = None
) -> Change:
    """What follows once everybody agreed: a payment first, or the change itself."""
    if pays_by_link(change):
        supplement = charge_by_link(change, facts, now=now)
        return actions.move(
            change, ChangeState.UNPAID, now=now, supplement_id=supplement.id, member_id=member_id
        )
    carry_out(change, facts, now=now)
    return actions.move(change, ChangeState.DONE, now=now, member_id=member_id)


def decline(change_id: UUID, *, now: datetime) -> Change:
    """The customer thought better of it; a change that was agreed to stays agreed to."""
    reading.hold(get_change(change_id).order_id)
    change = actions.lock(change_id)
    if change.state == ChangeState.PENDING:
        actions.move(change, ChangeState.DECLINED, now=now)
    return change
