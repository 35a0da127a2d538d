"""A member sends an invoice or a credit note to the customer again, by mail."""

from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from handsel.flows.letterhead import shop_of
from handsel.flows.payment_mail import bought_of, email_of, write
from handsel.kit import tenancy
from handsel.kit.errors import Conflict
from handsel.modules.audit.actions import record
from handsel.modules.businesses import queries as businesses
from handsel.modules.businesses.actor import Actor
from handsel.modules.businesses.rules import Permission
from handsel.modules.commerce.invoices import queries as invoices
from handsel.modules.commerce.invoices.models import Invoice
from handsel.modules.commerce.orders.actions import lock
from handsel.modules.commerce.orders.models import Order
from handsel.modules.commerce.orders.queries import get_order
from handsel.modules.commerce.payments import queries as payments
from handsel.modules.notifications import letters
from handsel.modules.notifications.queries import count_written, is_written

#: Of one document, in any twenty-four hours.
MOST_A_DAY: Final = 5
DAY: Final = timedelta(days=1)


class NoAddress(Conflict):
    """No e-mail address of this customer is known."""

    code = "no_address"


class SentOften(Conflict):
    """This document was sent often enough today."""

    code = "sent_often"


def send(actor: Actor, invoice_id: UUID, *, client_key: str, now: datetime) -> Invoice:
    """Write a letter with the document; the same member's same `client_key` is the same letter.

    It goes where letters about the order go, never to an address that somebody names here.
    Raises Forbidden, NotFound, NoAddress and SentOften.
    """
    actor.require(Permission.SEND_INVOICES)
    with tenancy.business(actor.business_id):
        invoice = invoices.get_invoice(invoice_id)
        # A second press waits for the first, and the count is true.
        lock(invoice.order_id)
        once_key = f"invoice:{invoice.id}:{actor.member_id}:{client_key}"
        if is_written(once_key):
            return invoice
        order = get_order(invoice.order_id)
        email = _email_of(order)
        if not email:
            raise NoAddress
        if count_written(f"invoice:{invoice.id}:", since=now - DAY) >= MOST_A_DAY:
            raise SentOften
        business = businesses.get_current()
        letter = letters.document_again(
            shop=shop_of(business), order=bought_of(order), number=invoice.label
        )
        write(business, letter, to=[email], once_key=once_key, attachments=[invoices.draw(invoice)])
        record("invoice.sent", actor=actor, subject=("invoice", invoice.id))
        return invoice


def _email_of(order: Order) -> str:
    paid = [one for one in payments.list_for_order(order.id) if one.payer_email]
    return email_of(order, paid[-1] if paid else None)
