"""Who is told what when money moves: the customer in the thread and by mail, staff by mail.

Everything here only writes into outboxes, inside the caller's transaction, once an occasion.
"""

from typing import Protocol

from handsel.flows.letterhead import page_of_order, shop_of
from handsel.flows.payment_mail import (
    bought_of,
    customer_of,
    email_of,
    order_number,
    tell_staff,
    total_of,
    write,
)
from handsel.kit.money import Money
from handsel.modules.assistant.engine import AskedKind
from handsel.modules.assistant.outcomes import HandedOff, PaymentLink
from handsel.modules.assistant.wording import (
    Worded,
    instructions,
    payment_failed,
    receipt,
    refunded,
    word,
)
from handsel.modules.businesses import queries as businesses
from handsel.modules.channels.content import Content
from handsel.modules.commerce.invoices import queries as invoices
from handsel.modules.commerce.invoices.models import Invoice
from handsel.modules.commerce.orders.models import Order
from handsel.modules.commerce.payments.models import Payment, PaymentAccount, Refund
from handsel.modules.commerce.payments.registry import get_provider
from handsel.modules.conversations import actions as conversations
from handsel.modules.conversations.models import Author
from handsel.modules.notifications import letters


class _Wording(Protocol):
    """Turns a locale and a language into words."""

    def __call__(self, *, locale: str, language: str) -> Worded: ...


def say_link(order: Order, payment: Payment) -> None:
    """The page to pay on."""
    link = PaymentLink(url=payment.url, total=total_of(order), order_number=order_number(order))
    _say(order, lambda *, locale, language: word(link, locale=locale, language=language),
         once_key=f"link:{payment.id}")  # fmt: skip


def say_receipt(order: Order, *, by_email: bool) -> None:
    """Thank you: the payment has arrived."""
    _say(
        order,
        lambda *, locale, language: receipt(
            order_number=order_number(order),
            total=total_of(order),
            locale=locale,
            language=language,
            invoice_by_email=by_email,
        ),
        once_key=f"receipt:{order.id}",
    )


def say_instructions(order: Order, payment: Payment) -> None:
    """How to pay without a provider, in the shop's own words."""
    account: PaymentAccount = payment.account
    on_delivery = get_provider(account.provider).ships_unpaid
    _say(
        order,
        lambda *, locale, language: instructions(
            on_delivery=on_delivery,
            order_number=order_number(order),
            total=total_of(order),
            shop_says=account.instructions,
            locale=locale,
            language=language,
        ),
        once_key=f"how-to-pay:{payment.id}",
    )


def say_refunded(order: Order, refund: Refund) -> None:
    """Money has gone back."""
    amount = Money(refund.amount_minor, refund.currency)
    _say(
        order,
        lambda *, locale, language: refunded(
            order_number=order_number(order), amount=amount, locale=locale, language=language
        ),
        once_key=f"refunded:{refund.id}",
    )


def say_failed(order: Order, payment: Payment) -> None:
    """The payment did not go through; nothing was charged."""
    _say(
        order,
        lambda *, locale, language: payment_failed(
            order_number=order_number(order),
            total=total_of(order),
            locale=locale,
            language=language,
        ),
        once_key=f"failed:{payment.id}",
        asks="checkout",
    )


def say_person_comes(order: Order, *, once_key: str) -> None:
    """Something went wrong on our side; a person takes over."""
    outcome = HandedOff("failure")
    _say(order, lambda *, locale, language: word(outcome, locale=locale, language=language),
         once_key=once_key)  # fmt: skip


def mail_receipt(order: Order, invoice: Invoice) -> bool:
    """The invoice to the customer by mail; False when we know no address."""
    business, email = businesses.get_current(), email_of(order)
    if not email:
        return False
    letter = letters.order_paid(
        shop=shop_of(business), order=bought_of(order), invoice_number=invoice.label
    )
    write(business, letter, to=[email], once_key=f"paid:{order.id}",
           attachments=[invoices.draw(invoice)])  # fmt: skip
    return True


def mail_failed(order: Order, payment: Payment) -> None:
    """That nothing was charged, to the customer by mail, where we know an address."""
    business, email = businesses.get_current(), email_of(order, payment)
    if email:
        letter = letters.payment_failed(shop=shop_of(business), order=bought_of(order))
        write(business, letter, to=[email], once_key=f"failed:{payment.id}")


def tell_staff_paid(order: Order) -> None:
    """An order was paid, to staff by mail."""
    business = businesses.get_current()
    letter = letters.staff_paid_order(
        shop=shop_of(business), order=bought_of(order), link=page_of_order(order.id)
    )
    write(business, letter, to=businesses.list_staff_emails(), once_key=f"staff-paid:{order.id}")


def call_oversold(order: Order, *, words: str) -> None:
    """Not everything that was bought is there; `words` say how it came to that."""
    call_for_person(order, reason="oversold", words=words, once_key=f"oversold:{order.id}")


def call_for_person(order: Order, *, reason: str, words: str, once_key: str) -> None:
    """Something about this order's money needs a person: the thread is handed over, staff told.

    `reason` is the code kept with the conversation, `words` the sentence staff read.
    """
    if order.conversation_id is not None:
        conversations.hand_off(order.conversation_id, reason=reason)
    tell_staff(order, words=words, once_key=once_key)


def _say(order: Order, wording: _Wording, *, once_key: str, asks: AskedKind | None = None) -> None:
    """`asks` is what a "yes" to it is an answer to."""
    customer = customer_of(order)
    if order.conversation_id is None or customer.stopped_at is not None:
        return
    locale = businesses.get_current().locale
    worded = wording(locale=locale, language=customer.language or locale[:2])
    conversations.say(
        conversation_id=order.conversation_id,
        content=Content(worded.text),
        author_kind=Author.SYSTEM,
        once_key=once_key,
        context={"about_order": str(order.id)} | ({"asks": asks} if asks else {}),
    )
