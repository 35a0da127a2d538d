"""Who is told what when money moves: the customer in the thread and by mail, staff by mail.

Everything here only writes into outboxes, inside the caller's transaction, once an occasion.
"""

from collections.abc import Sequence
from typing import Protocol

from handsel.kit.money import Money
from handsel.modules.assistant.outcomes import HandedOff, PaymentLink
from handsel.modules.assistant.wording import Worded, payment_failed, receipt, word
from handsel.modules.businesses import queries as businesses
from handsel.modules.businesses.models import Business
from handsel.modules.channels.adapter import Content
from handsel.modules.commerce.invoices import queries as invoices
from handsel.modules.commerce.invoices.models import Invoice
from handsel.modules.commerce.orders.models import Order
from handsel.modules.commerce.orders.queries import lines_of
from handsel.modules.commerce.payments.models import Payment
from handsel.modules.conversations import actions as conversations
from handsel.modules.conversations.models import Author
from handsel.modules.customers.models import Customer
from handsel.modules.notifications import actions as notifications
from handsel.modules.notifications import letters


class _Wording(Protocol):
    """Turns a locale and a language into words."""

    def __call__(self, *, locale: str, language: str) -> Worded: ...


def order_number(order: Order) -> str:
    """The order's number as people write it."""
    return f"#{order.number}"


def say_link(order: Order, payment: Payment) -> None:
    """The page to pay on."""
    link = PaymentLink(url=payment.url, total=_total(order), order_number=order_number(order))
    _say(order, lambda *, locale, language: word(link, locale=locale, language=language),
         once_key=f"link:{payment.id}")  # fmt: skip


def say_receipt(order: Order, *, by_email: bool) -> None:
    """Thank you: the payment has arrived."""
    _say(
        order,
        lambda *, locale, language: receipt(
            order_number=order_number(order),
            total=_total(order),
            locale=locale,
            language=language,
            invoice_by_email=by_email,
        ),
        once_key=f"receipt:{order.id}",
    )


def say_failed(order: Order, payment: Payment) -> None:
    """The payment did not go through; nothing was charged."""
    _say(
        order,
        lambda *, locale, language: payment_failed(
            order_number=order_number(order),
            total=_total(order),
            locale=locale,
            language=language,
        ),
        once_key=f"failed:{payment.id}",
    )


def say_person_comes(order: Order, *, once_key: str) -> None:
    """Something went wrong on our side; a person takes over."""
    outcome = HandedOff("failure")
    _say(order, lambda *, locale, language: word(outcome, locale=locale, language=language),
         once_key=once_key)  # fmt: skip


def mail_receipt(order: Order, invoice: Invoice) -> bool:
    """The invoice to the customer by mail; False when we know no address."""
    business, email = businesses.get_current(), _email(order)
    if not email:
        return False
    letter = letters.order_paid(
        shop=_shop(business), order=_bought(order), invoice_number=invoice.label
    )
    _write(business, letter, to=[email], once_key=f"paid:{order.id}",
           attachments=[invoices.draw(invoice)])  # fmt: skip
    return True


def mail_failed(order: Order, payment: Payment) -> None:
    """That nothing was charged, to the customer by mail, where we know an address."""
    business, email = businesses.get_current(), _email(order)
    if email:
        letter = letters.payment_failed(shop=_shop(business), order=_bought(order))
        _write(business, letter, to=[email], once_key=f"failed:{payment.id}")


def tell_staff_paid(order: Order) -> None:
    """An order was paid, to staff by mail."""
    business = businesses.get_current()
    letter = letters.staff_paid_order(shop=_shop(business), order=_bought(order), link="")
    _write(business, letter, to=businesses.list_staff_emails(), once_key=f"staff-paid:{order.id}")


def call_for_person(order: Order, *, reason: str, words: str, once_key: str) -> None:
    """Something about this order's money needs a person: the thread is handed over, staff told.

    `reason` is the code kept with the conversation, `words` the sentence staff read.
    """
    if order.conversation_id is not None:
        conversations.hand_off(order.conversation_id, reason=reason)
    business = businesses.get_current()
    letter = letters.staff_handoff(
        shop=_shop(business),
        reason=f"{words} (order {order_number(order)})",
        customer_name=_customer(order).name or "A customer",
        last_words="",
        link="",
    )
    _write(business, letter, to=businesses.list_staff_emails(), once_key=once_key)


def _say(order: Order, wording: _Wording, *, once_key: str) -> None:
    customer = _customer(order)
    if order.conversation_id is None or customer.stopped_at is not None:
        return
    locale = businesses.get_current().locale
    worded = wording(locale=locale, language=customer.language or locale[:2])
    conversations.say(
        conversation_id=order.conversation_id,
        content=Content(worded.text),
        author_kind=Author.SYSTEM,
        once_key=once_key,
    )


def _write(
    business: Business,
    letter: letters.Letter,
    *,
    to: Sequence[str],
    once_key: str,
    attachments: Sequence[notifications.File] = (),
) -> None:
    notifications.write(
        once_key=once_key,
        recipients=to,
        letter=letter,
        sender_name=business.name,
        reply_to=business.email,
        attachments=attachments,
    )


def _customer(order: Order) -> Customer:
    customer: Customer = order.customer
    return customer


def _email(order: Order) -> str:
    return order.email or _customer(order).email


def _total(order: Order) -> Money:
    return Money(order.total_minor, order.currency)


def _shop(business: Business) -> letters.Shop:
    return letters.Shop(
        name=business.name, email=business.email, address=business.address, locale=business.locale
    )


def _bought(order: Order) -> letters.Bought:
    return letters.Bought(
        number=order_number(order),
        lines=tuple(
            letters.BoughtLine(
                title=line.title,
                quantity=line.quantity,
                total=Money(line.unit_price_minor * line.quantity, line.currency),
            )
            for line in lines_of(order)
        ),
        total=_total(order),
        customer_name=_customer(order).name,
    )
