"""Who is told what about a change or a parcel: the customer in the thread and by mail, staff too.

Everything here only writes into outboxes, inside the caller's transaction, once an occasion.
"""

from collections.abc import Callable
from uuid import UUID

from handsel.flows.letterhead import shop_of
from handsel.flows.payment_mail import customer_of, email_of, order_number, write
from handsel.modules.assistant.wording.voice import Voice
from handsel.modules.businesses import queries as businesses
from handsel.modules.channels.content import Content
from handsel.modules.commerce.orders.models import Order
from handsel.modules.conversations import actions as conversations
from handsel.modules.conversations.models import Author
from handsel.modules.conversations.queries import get
from handsel.modules.notifications import letters

type Saying = Callable[[Voice], str]


def tell(order: Order, *, conversation_id: UUID | None, once_key: str, saying: Saying) -> None:
    """Say something in a conversation, in the customer's language, and by mail in the shop's.

    The caller holds the conversation's lock, or takes no other after this.
    """
    business = businesses.get_current()
    if conversation_id is not None:
        customer = get(conversation_id).customer
        if customer.stopped_at is None:
            voice = Voice(customer.language or business.locale[:2], business.locale)
            conversations.say(
                conversation_id=conversation_id,
                content=Content(saying(voice)),
                author_kind=Author.SYSTEM,
                once_key=once_key,
            )
    mail(order, once_key=once_key, saying=saying)


def mail(order: Order, *, once_key: str, saying: Saying) -> None:
    """Write it to whoever placed the order, where we know an address."""
    business, email = businesses.get_current(), email_of(order)
    if not email:
        return
    letter = letters.order_note(
        shop=shop_of(business),
        number=order_number(order),
        customer_name=customer_of(order).name,
        words=saying(Voice(business.locale[:2], business.locale)),
    )
    write(business, letter, to=[email], once_key=once_key)
