"""The member's part: agree to what is above the limit, or not, and say what came back."""

from datetime import datetime
from uuid import UUID

from handsel.flows.order_service import facts as reading
from handsel.flows.order_service import news
from handsel.flows.order_service.agreeing import carry_on
from handsel.flows.order_service.carrying_out import receive as take_in
from handsel.flows.order_service.planning import plan_again
from handsel.kit import tenancy
from handsel.modules.assistant.wording.changes import say_agreed, say_refused_by_member
from handsel.modules.audit.actions import record
from handsel.modules.businesses.actor import Actor
from handsel.modules.businesses.rules import Permission
from handsel.modules.commerce.returns import actions
from handsel.modules.commerce.returns.failures import ChangeDiffers, NotAsked, NothingExpected
from handsel.modules.commerce.returns.models import Change, ChangeState
from handsel.modules.commerce.returns.queries import get_change
from handsel.modules.conversations.queries import get_for_update


def approve(actor: Actor, change_id: UUID, *, now: datetime) -> Change:
    """Agree to a change the customer agreed to; it is carried out, once.

    Raises Forbidden, NotFound, NotAsked, ChangeDiffers when it is not what was listed any more,
    and what `agreeing.agree` raises.
    """
    actor.require(Permission.REFUND)
    with tenancy.business(actor.business_id):
        change, facts = _lock(change_id)
        if change.state in {ChangeState.DONE, ChangeState.UNPAID} and change.decided_by_member_id:
            return change
        if change.state != ChangeState.ASKED:
            raise NotAsked
        plan = plan_again(change, reading.read(change.order_id, but_for=change.id), now=now)
        if plan.hash != change.summary_hash:
            raise ChangeDiffers
        done = carry_on(change, facts, now=now, member_id=actor.member_id)
        record("change.approved", actor=actor, subject=("change", change_id))
        news.tell(
            done.order,
            conversation_id=done.conversation_id,
            once_key=f"change:{done.id}:approved",
            saying=lambda voice: say_agreed(voice, number=done.order.number, state=done.state),
        )
        return done


def decline(actor: Actor, change_id: UUID, *, now: datetime) -> Change:
    """Do not agree; the customer is told. Raises Forbidden, NotFound and NotAsked."""
    actor.require(Permission.REFUND)
    with tenancy.business(actor.business_id):
        change, _ = _lock(change_id)
        if change.state == ChangeState.DECLINED and change.decided_by_member_id:
            return change
        if change.state != ChangeState.ASKED:
            raise NotAsked
        actions.move(change, ChangeState.DECLINED, now=now, member_id=actor.member_id)
        record("change.declined", actor=actor, subject=("change", change_id))
        news.tell(
            change.order,
            conversation_id=change.conversation_id,
            once_key=f"change:{change.id}:declined",
            saying=lambda voice: say_refused_by_member(voice, number=change.order.number),
        )
        return change


def receive(actor: Actor, change_id: UUID, *, now: datetime) -> Change:
    """What a return or an exchange sends back has arrived; once.

    Raises Forbidden, NotFound, and NothingExpected for any other change.
    """
    actor.require(Permission.CHANGE_ORDERS)
    with tenancy.business(actor.business_id):
        change, facts = _lock(change_id)
        if change.kind not in {"return", "exchange"} or change.state != ChangeState.DONE:
            raise NothingExpected
        if change.received_at is None:
            take_in(change, facts, now=now)
            change.received_at = now
            change.save(update_fields=["received_at"])
            record("change.received", actor=actor, subject=("change", change_id))
        return change


def _lock(change_id: UUID) -> tuple[Change, reading.Facts]:
    """A change with its conversation, order and itself locked, in this sequence."""
    found = get_change(change_id)
    get_for_update(found.conversation_id)
    facts = reading.hold(found.order_id)
    return actions.lock(change_id), facts
