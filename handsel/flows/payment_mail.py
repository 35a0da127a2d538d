"""The letters about money that moves, beside the receipt: under way, given back, disputed, awaited.

Like `payment_news`, everything here only writes into the outbox, once an occasion.
"""

from collections.abc import Sequence

from handsel.flows.letterhead import page_of_conversation, page_of_order, shop_of
from handsel.kit.money import Money
from handsel.modules.businesses import queries as businesses
from handsel.modules.businesses.models import Business
from handsel.modules.commerce.invoices import queries as invoices
from handsel.modules.commerce.invoices.models import Invoice
from handsel.modules.commerce.orders.models import Order
from handsel.modules.commerce.orders.queries import lines_of
from handsel.modules.commerce.payments.models import Dispute, Payment, PaymentAccount, Refund
from handsel.modules.commerce.payments.registry import get_provider
from handsel.modules.customers.models import Customer
from handsel.modules.notifications import actions as notifications
from handsel.modules.notifications import letters


def mail_under_way(order: Order, payment: Payment) -> None:
    """That their bank makes the payment, to the customer, where we know an address."""
    business, email = businesses.get_current(), email_of(order, payment)
    if email:
        letter = letters.payment_under_way(shop=shop_of(business), order=bought_of(order))
        write(business, letter, to=[email], once_key=f"under-way:{payment.id}")


def mail_instructions(order: Order, payment: Payment) -> None:
    """How to pay by hand, to the customer, where we know an address."""
    business, email = businesses.get_current(), email_of(order, payment)
    if email:
        account: PaymentAccount = payment.account
        letter = letters.how_to_pay(
            shop=shop_of(business),
            order=bought_of(order),
            instructions=account.instructions,
            on_delivery=get_provider(account.provider).ships_unpaid,
        )
        write(business, letter, to=[email], once_key=f"how-to-pay:{payment.id}")


def mail_refunded(order: Order, refund: Refund, note: Invoice | None) -> None:
    """That money went back, with its credit note, to the customer, where we know an address."""
    business, email = businesses.get_current(), email_of(order)
    if email:
        letter = letters.refunded(
            shop=shop_of(business),
            order=bought_of(order),
            amount=Money(refund.amount_minor, refund.currency),
            note_number=note.label if note else "",
        )
        write(business, letter, to=[email], once_key=f"refunded:{refund.id}",
              attachments=[invoices.draw(note)] if note else ())  # fmt: skip


def tell_staff_dispute(order: Order, dispute: Dispute, *, outcome: letters.DisputeOutcome) -> None:
    """That a payment is disputed, or how that ended, to staff."""
    business = businesses.get_current()
    letter = letters.staff_dispute(
        shop=shop_of(business),
        order=bought_of(order),
        amount=Money(dispute.amount_minor, dispute.currency),
        outcome=outcome,
        reason=dispute.reason,
        link=page_of_order(order.id),
    )
    write(business, letter, to=businesses.list_staff_emails(),
          once_key=f"staff-dispute:{dispute.id}:{outcome}")  # fmt: skip


def tell_staff_unpaid(order: Order) -> None:
    """That an order is to be delivered before it is paid, to staff."""
    business = businesses.get_current()
    letter = letters.staff_unpaid_order(
        shop=shop_of(business), order=bought_of(order), link=page_of_order(order.id)
    )
    write(business, letter, to=businesses.list_staff_emails(), once_key=f"staff-unpaid:{order.id}")


def write(
    business: Business,
    letter: letters.Letter,
    *,
    to: Sequence[str],
    once_key: str,
    attachments: Sequence[notifications.File] = (),
) -> None:
    """Put a letter of the business into the outbox, once."""
    notifications.write(
        once_key=once_key,
        recipients=to,
        letter=letter,
        sender_name=business.name,
        reply_to=business.email,
        attachments=attachments,
    )


def order_number(order: Order) -> str:
    """The order's number as people write it."""
    return f"#{order.number}"


def customer_of(order: Order) -> Customer:
    """Who bought."""
    customer: Customer = order.customer
    return customer


def email_of(order: Order, payment: Payment | None = None) -> str:
    """Where the customer reads letters: the order's address, their own, or the payer's."""
    return order.email or customer_of(order).email or (payment.payer_email if payment else "")


def total_of(order: Order) -> Money:
    """What the order costs."""
    return Money(order.total_minor, order.currency)


def bought_of(order: Order) -> letters.Bought:
    """The order as letters tell it."""
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
        total=total_of(order),
        customer_name=customer_of(order).name,
    )


def tell_staff(order: Order, *, words: str, once_key: str) -> None:
    """A member has to look at an order, by mail."""
    business, thread = businesses.get_current(), order.conversation_id
    letter = letters.staff_handoff(
        shop=shop_of(business),
        reason=f"{words} (order {order_number(order)})",
        customer_name=customer_of(order).name or "A customer",
        last_words="",
        link=page_of_conversation(thread) if thread else "",
    )
    write(business, letter, to=businesses.list_staff_emails(), once_key=once_key)
