"""Commands that bring in a person, or end automatic messages."""

from handsel.flows import letterhead
from handsel.flows.answer.session import Session
from handsel.modules.assistant import commands as c
from handsel.modules.assistant.outcomes import HandedOff, Outcome, Stopped
from handsel.modules.businesses import queries as businesses
from handsel.modules.conversations import actions as conversations
from handsel.modules.customers import actions as customers
from handsel.modules.notifications import actions as notifications
from handsel.modules.notifications import letters

REASONS: dict[str, str] = {
    "asked": "They asked for a person.",
    "unknown": "The assistant did not know the answer.",
    "upset": "They are unhappy.",
    "policy": "The assistant reached its limits.",
    "failure": "Something went wrong while answering.",
}


def hand_off(session: Session, command: c.HandOff) -> Outcome:
    """Give the thread to people, and tell them."""
    changed = conversations.hand_off(session.conversation.id, reason=command.reason)
    session.conversation.control = changed.control
    session.conversation.epoch = changed.epoch
    session.conversation.answer_due_at = session.conversation.burst_began_at = None
    _tell_staff(session, REASONS[command.reason])
    return HandedOff(command.reason)


def stop(session: Session, _command: c.Stop) -> Outcome:
    """The customer wants no more automatic messages; people still see what they write."""
    customers.stop(customer_id=session.conversation.customer_id, at=session.now)
    changed = conversations.hand_off(session.conversation.id, reason="stopped")
    session.conversation.control = changed.control
    session.conversation.epoch = changed.epoch
    session.conversation.waiting_since = None  # they asked for silence
    return Stopped(session.business.name)


def _tell_staff(session: Session, reason: str) -> None:
    business, conversation = session.business, session.conversation
    letter = letters.staff_handoff(
        shop=letterhead.shop_of(business),
        reason=reason,
        customer_name=conversation.customer.name or "A customer",
        last_words=session.incoming[-1].text,
        link=letterhead.page_of_conversation(conversation.id),
    )
    notifications.write(
        once_key=f"handoff:{conversation.id}:{conversation.epoch}",
        recipients=businesses.list_staff_emails(),
        letter=letter,
        sender_name=business.name,
    )
