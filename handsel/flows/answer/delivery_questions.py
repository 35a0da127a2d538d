"""What must be asked of delivery before a summary can be shown."""

from handsel.flows.answer.prices import delivery_option_card
from handsel.flows.answer.session import Session
from handsel.kit.errors import Failure
from handsel.modules.assistant.delivery_cards import DeliveryAsked, DeliveryChoices
from handsel.modules.assistant.outcomes import Outcome
from handsel.modules.commerce.checkout import choices
from handsel.modules.commerce.checkout import queries as checkout
from handsel.modules.commerce.pricing.address import NEEDED
from handsel.modules.commerce.pricing.failures import DeliveryNeeded, DeliveryNotChosen


def ask_delivery(session: Session, failure: Failure) -> Outcome:
    """Why there is no summary yet, as a question to the customer."""
    conversation_id = session.conversation.id
    if isinstance(failure, DeliveryNotChosen):
        options = choices.list_options(conversation_id, currency=currency_of(session))
        return DeliveryChoices(tuple(delivery_option_card(one, session.handles) for one in options))
    if isinstance(failure, DeliveryNeeded):
        choices.await_address(conversation_id)
        return DeliveryAsked(failure.missing)
    choices.forget_delivery(conversation_id)
    return DeliveryAsked(NEEDED, unavailable=True)


def currency_of(session: Session) -> str:
    """The currency of what is in the cart."""
    total = checkout.get_cart(session.conversation.id).total
    return total.currency if total else session.business.currency
