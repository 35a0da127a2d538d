"""The customer's yes or no to a change that was listed."""

from typing import Literal, cast

from handsel.flows.answer.service import show
from handsel.flows.answer.session import Session, refused
from handsel.flows.order_service import agreeing, facts, identity
from handsel.flows.order_service.described import describe
from handsel.flows.order_service.planning import plan_again
from handsel.flows.payment_mail import tell_staff
from handsel.modules.assistant import service_commands as c
from handsel.modules.assistant.engine import says_yes
from handsel.modules.assistant.outcomes import Outcome
from handsel.modules.assistant.rulebook.groups import listing_of
from handsel.modules.assistant.service_outcomes import ChangeAgreed, ChangeDeclined, ChangeKind
from handsel.modules.commerce.checkout.queries import find_current
from handsel.modules.commerce.returns.failures import ChangeDiffers
from handsel.modules.commerce.returns.models import Change, ChangeState
from handsel.modules.commerce.returns.queries import get_change
from handsel.modules.conversations import actions as conversations


def confirm_change(session: Session, command: c.ConfirmChange) -> Outcome:
    """Carry out what was listed, if the customer's own words say yes to it."""
    change_id = session.handles.find(command.change, "change")
    if change_id is None:
        return refused(command.kind, "foreign_handle")
    change = get_change(change_id)
    if change.conversation_id != session.conversation.id:
        return refused(command.kind, "foreign_handle")
    if not session.book.allowance.permits(listing_of(change.kind)):
        return refused(command.kind, "switched_off")
    if not _customer_agrees(session, change, command.change):
        return refused(command.kind, "not_confirmed")
    identity.require_reachable(
        change.order_id,
        conversation_id=session.conversation.id,
        customer_id=session.conversation.customer_id,
        now=session.now,
    )
    was = change.state
    try:
        change = agreeing.agree(change_id, now=session.now)
    except ChangeDiffers:
        return _list_anew(session, change)
    if change.state == ChangeState.ASKED and was != ChangeState.ASKED:
        _hand_over(session, change)
    return ChangeAgreed(
        cast(ChangeKind, change.kind),
        order_number=f"#{change.order.number}",
        state=cast(Literal["done", "asked", "unpaid"], change.state),
    )


def decline_change(session: Session, command: c.DeclineChange) -> Outcome:
    """The order stays as it is."""
    change_id = session.handles.find(command.change, "change")
    if change_id is None:
        return refused(command.kind, "foreign_handle")
    change = get_change(change_id)
    if change.conversation_id != session.conversation.id:
        return refused(command.kind, "foreign_handle")
    agreeing.decline(change_id, now=session.now)
    return ChangeDeclined(f"#{change.order.number}")


def _list_anew(session: Session, change: Change) -> Outcome:
    known = facts.read(change.order_id)
    return show(session, plan_again(change, known, now=session.now))


def _customer_agrees(session: Session, change: Change, handle: str) -> bool:
    """Whether the button under the list was pressed, or all the customer said together is a yes
    and nothing else was asked of them since."""
    words = "\n".join(one.text for one in session.incoming if not one.payload and one.text)
    if not words:
        return any(message.payload == f"yes:{handle}" for message in session.incoming)
    summary = find_current(session.conversation.id, now=session.now)
    is_newest = summary is None or summary.status != "open" or summary.shown_at < change.shown_at
    return is_newest and says_yes(words)


def _hand_over(session: Session, change: Change) -> None:
    """The thread and the decision go to people, with all there is to know."""
    changed = conversations.hand_off(session.conversation.id, reason="approval")
    session.conversation.control = changed.control
    session.conversation.epoch = changed.epoch
    session.conversation.answer_due_at = session.conversation.burst_began_at = None
    tell_staff(
        change.order,
        words=f"They ask for what is above the limit: {describe(change)}.",
        once_key=f"change-asked:{change.id}",
    )
