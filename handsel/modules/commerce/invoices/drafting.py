"""Puts an order or a refund into the words of a document. Pure values in, a document out."""

from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from handsel.kit.money import Money
from handsel.modules.businesses.models import Business
from handsel.modules.commerce.invoices.document import (
    Buyer,
    DocumentLine,
    InvoiceDocument,
    Seller,
)
from handsel.modules.commerce.orders.models import Order, OrderLine


def invoice_document(
    order: Order,
    *,
    lines: list[OrderLine],
    business: Business,
    buyer_name: str,
    number: str,
    series: str,
    issued_on: date,
) -> InvoiceDocument:
    """The invoice of an order, as it was agreed."""
    total = Money(order.total_minor, order.currency)
    return InvoiceDocument(
        kind="invoice",
        number=number,
        series=series,
        issued_on=issued_on,
        seller=_seller(business),
        buyer=Buyer(name=buyer_name, email=order.email),
        lines=tuple(_row(line) for line in lines),
        subtotal=total,
        total=total,
        order_number=order_label(order),
        locale=business.locale,
    )


def credit_document(
    invoice: InvoiceDocument, *, amount: Money, number: str, series: str, issued_on: date
) -> InvoiceDocument:
    """A credit note over an invoice: its own rows when all is given back, else one row."""
    lines = invoice.lines
    if amount != invoice.total:
        title = invoice.order_number or invoice.number
        lines = (DocumentLine(description=title, quantity=1, unit_price=amount, total=amount),)
    return replace(
        invoice,
        kind="credit_note",
        number=number,
        series=series,
        issued_on=issued_on,
        lines=lines,
        subtotal=amount,
        total=amount,
        taxes=(),
        payment_note="",
        corrected_number=invoice.number,
    )


def order_label(order: Order) -> str:
    """The order's number as people write it: `#1001`."""
    return f"#{order.number}"


def local_date(moment: datetime, *, timezone: str) -> date:
    """The calendar day where the shop is."""
    return moment.astimezone(ZoneInfo(timezone)).date()


def _seller(business: Business) -> Seller:
    return Seller(
        name=business.name,
        address=tuple(row.strip() for row in business.address.splitlines() if row.strip()),
        tax_id=business.tax_id,
        email=business.email,
    )


def _row(line: OrderLine) -> DocumentLine:
    price = Money(line.unit_price_minor, line.currency)
    return DocumentLine(
        description=line.title,
        quantity=line.quantity,
        unit_price=price,
        total=price * line.quantity,
    )
