"""A member sends the customer the page to pay on once more.

Only for an order that the customer agreed to: no member says yes in a customer's place, so this
never makes an order.
"""

from datetime import datetime
from uuid import UUID

from handsel.flows.payment_mail import order_number, total_of
from handsel.flows.staff_reply import KeyReused, say_as_member
from handsel.kit import tenancy
from handsel.kit.clock import now as present_moment
from handsel.kit.errors import Conflict
from handsel.modules.assistant.outcomes import PaymentLink
from handsel.modules.assistant.wording import word
from handsel.modules.businesses import queries as businesses
from handsel.modules.businesses.actor import Actor
from handsel.modules.businesses.rules import Permission
from handsel.modules.channels.content import Content
from handsel.modules.commerce.checkout.queries import find_current
from handsel.modules.commerce.orders.queries import get_order
from handsel.modules.commerce.payments import queries as payments
from handsel.modules.conversations import queries
from handsel.modules.conversations.models import Conversation, Message
from handsel.modules.conversations.windows import require_open


class NothingToPay(Conflict):
    """The customer has agreed to no order that waits for its payment."""

    code = "nothing_to_pay"


class NoPaymentPage(Conflict):
    """There is no page to pay this order on, or it is not open yet."""

    code = "no_payment_page"


class LinkExpired(Conflict):
    """The time to pay this order is over: the customer has to check out again."""

    code = "link_expired"


def send_link(actor: Actor, conversation_id: UUID, *, client_key: str) -> Message:
    """Send the link of the order that this conversation's customer agreed to and has not paid.

    For `client_key` see `staff_reply.reply`. Raises Forbidden, NotFound, NothingToPay,
    NoPaymentPage, LinkExpired, WindowClosed, OnlyTemplates and KeyReused.
    """
    actor.require(Permission.REPLY)
    once_key = f"member:{actor.member_id}:{client_key}"
    with tenancy.business(actor.business_id):
        # The lock also makes a second click wait for the first.
        conversation = queries.get_for_update(conversation_id)
        known = queries.list_said(conversation.id, once_key=once_key)
        if known:
            if "about_order" not in known[0].context:
                raise KeyReused
            return known[0]
        order_id, content = _link(conversation, now=present_moment())
        require_open(conversation)
        about = {"about_order": str(order_id)}
        return say_as_member(actor, conversation, content, once_key=once_key, context=about)


def _link(conversation: Conversation, *, now: datetime) -> tuple[UUID, Content]:
    checkout = find_current(conversation.id, now=now)
    if checkout is None or checkout.order_id is None:
        raise NothingToPay
    payment = payments.find_open(checkout.order_id)
    if payment is None or not payment.url:
        raise NoPaymentPage
    if payment.expires_at is not None and payment.expires_at <= now:
        raise LinkExpired
    order, locale = get_order(checkout.order_id), businesses.get_current().locale
    worded = word(
        PaymentLink(url=payment.url, total=total_of(order), order_number=order_number(order)),
        locale=locale,
        language=conversation.customer.language or locale[:2],
    )
    return order.id, Content(worded.text)
