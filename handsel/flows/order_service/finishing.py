"""The difference was paid: the change it was for is carried out."""

from datetime import datetime
from uuid import UUID

from handsel.flows.order_service import facts as reading
from handsel.flows.order_service import news
from handsel.flows.order_service.carrying_out import carry_out
from handsel.flows.order_service.described import describe
from handsel.flows.payment_mail import tell_staff
from handsel.kit import tenancy
from handsel.kit.clock import now as present_moment
from handsel.kit.jobs import job
from handsel.modules.assistant.wording.changes import say_agreed
from handsel.modules.commerce.orders.finding import list_supplements
from handsel.modules.commerce.orders.money import derive
from handsel.modules.commerce.returns import actions
from handsel.modules.commerce.returns.models import ChangeState
from handsel.modules.commerce.returns.queries import find_by_supplement
from handsel.modules.commerce.returns.tasks import FINISH_CHANGE
from handsel.modules.conversations.queries import get_for_update


@job(queue="pay", name=FINISH_CHANGE.name, attempts=50)
def finish_change(*, business_id: str, order_id: str) -> None:
    """Carry out the change that this order paid for."""
    finish(business_id=UUID(business_id), order_id=UUID(order_id), now=present_moment())


def finish(*, business_id: UUID, order_id: UUID, now: datetime) -> None:
    """The story; once, however often it is told. Money that came too late is for a person."""
    with tenancy.business(business_id):
        found = find_by_supplement(order_id)
        if found is None:
            return
        get_for_update(found.conversation_id)
        facts = reading.hold(found.order_id)
        change = actions.lock(found.id)
        if change.state == ChangeState.DONE:
            # What its payment gave back counts for the order it paid for.
            derive(facts.order)
            return
        if change.state != ChangeState.UNPAID:
            _call_for_person(order_id, describe(change))
            return
        carry_out(change, facts, now=now)
        actions.move(change, ChangeState.DONE, now=now)
        news.tell(
            change.order,
            conversation_id=change.conversation_id,
            once_key=f"change:{change.id}:done",
            saying=lambda voice: say_agreed(voice, number=change.order.number, state="done"),
        )


def _call_for_person(order_id: UUID, words: str) -> None:
    found = find_by_supplement(order_id)
    paid = [o for o in list_supplements(found.order_id) if o.id == order_id] if found else []
    for order in paid:
        tell_staff(
            order,
            words=f"A difference was paid after its change had ended: {words}.",
            once_key=f"change-paid-late:{order.id}",
        )
