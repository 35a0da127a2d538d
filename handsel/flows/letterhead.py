"""In whose name letters go, where they lead, and those that every owner gets.

Everything here only writes into the outbox, in the caller's transaction.
"""

from uuid import UUID

from django.conf import settings

from handsel.modules.businesses import queries as businesses
from handsel.modules.businesses.models import Business
from handsel.modules.notifications import actions as notifications
from handsel.modules.notifications import letters


def shop_of(business: Business) -> letters.Shop:
    """The business as its letters name it."""
    return letters.Shop(
        name=business.name, email=business.email, address=business.address, locale=business.locale
    )


def page_of_order(order_id: UUID) -> str:
    """Where staff see an order: a page of the dashboard."""
    return f"{settings.PUBLIC_URL}/orders/{order_id}"


def page_of_conversation(conversation_id: UUID) -> str:
    """Where staff see a conversation: a page of the dashboard."""
    return f"{settings.PUBLIC_URL}/inbox/{conversation_id}"


def current_shop() -> letters.Shop:
    """The business in scope as its letters name it."""
    return shop_of(businesses.get_current())


def write_to_owners(letter: letters.Letter, *, once_key: str) -> None:
    """Put a letter to every owner of the business in scope into the outbox, once."""
    notifications.write(
        once_key=once_key,
        recipients=businesses.list_owner_emails(),
        letter=letter,
        sender_name=businesses.get_current().name,
    )
