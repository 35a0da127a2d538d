"""What must be asked of delivery before a summary can be shown."""

from handsel.flows.answer.prices import delivery_option_card
from handsel.flows.answer.session import Session
from handsel.kit.errors import Failure
from handsel.modules.assistant.delivery_cards import DeliveryAsked, DeliveryChoices
from handsel.modules.assistant.outcomes import Outcome
from handsel.modules.commerce.checkout import choices
from handsel.modules.commerce.checkout import queries as checkout
from handsel.modules.commerce.orders import queries as orders
from handsel.modules.commerce.pricing.address import NEEDED, NOWHERE, Address, read_address
from handsel.modules.commerce.pricing.failures import (
    DeliveryNeeded,
    DeliveryNotChosen,
    DeliveryUnavailable,
)
from handsel.modules.commerce.pricing.quoting import options_for


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


def offer_last_address(session: Session) -> bool:
    """Put where the customer's last order went into a cart without an address.

    False where there is none that the shop delivers to; then it is asked for.
    """
    for order in orders.list_newest(session.conversation.customer_id):
        last = read_address(order.delivery_address)
        if last == NOWHERE:
            continue
        if last.missing() or not _is_reached(last, session):
            return False
        return choices.offer_address(session.conversation.id, known=last)
    return False


def _is_reached(address: Address, session: Session) -> bool:
    try:
        return bool(options_for(address, currency=currency_of(session)))
    except DeliveryUnavailable:
        return False


def currency_of(session: Session) -> str:
    """The currency of what is in the cart."""
    total = checkout.get_cart(session.conversation.id).total
    return total.currency if total else session.business.currency
