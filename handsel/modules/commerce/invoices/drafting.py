"""Puts an order or a refund into the words of a document. Pure values in, a document out."""

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from handsel.kit.money import Money
from handsel.modules.businesses.models import Business
from handsel.modules.commerce.invoices.document import (
    Buyer,
    DocumentLine,
    InvoiceDocument,
    Seller,
    TaxLine,
)
from handsel.modules.commerce.orders.models import Order, OrderLine
from handsel.modules.commerce.orders.terms import taxes_by_rate
from handsel.modules.commerce.pricing.address import read_address
from handsel.modules.commerce.pricing.countries import country_name


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
    rows = _rows(order, lines)
    taxes = _taxes(order, lines)
    return InvoiceDocument(
        kind="invoice",
        number=number,
        series=series,
        issued_on=issued_on,
        seller=_seller(business),
        buyer=_buyer(order, buyer_name, business),
        lines=rows,
        subtotal=sum((row.total for row in rows), Money(0, order.currency)),
        taxes=taxes,
        total=Money(order.total_minor, order.currency),
        prices_include_tax=bool(taxes) and order.prices_include_tax,
        order_number=order_label(order),
        locale=business.locale,
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


def _buyer(order: Order, name: str, business: Business) -> Buyer:
    """Whoever it goes to; a parcel's name stands in for a buyer nobody named.

    The country is written out, and only where it is not the shop's own.
    """
    address = read_address(order.delivery_address)
    abroad = address.country if address.country != business.country else ""
    country = country_name(abroad, locale=business.locale) if abroad else ""
    return Buyer(
        name=name or address.name,
        address=replace(address, name="", country=country).rows(),
        email=order.email,
    )


def _rows(order: Order, lines: list[OrderLine]) -> tuple[DocumentLine, ...]:
    """The goods, then what was taken off them, then delivery."""
    rows = [_row(line) for line in lines]
    rates = {row.tax_rate for row in rows}
    for discount in order.discounts:
        taken = Money(-discount["amount_minor"], order.currency)
        # A discount over goods of several rates has no rate of its own; the taxes' sums tell.
        rate = rates.copy().pop() if len(rates) == 1 else None
        row = DocumentLine(discount["name"], 1, taken, taken, rate, detail=discount["code"])
        rows.append(row)
    if order.delivery_name:
        fee = Money(order.delivery_minor, order.currency)
        rate = percent(order.delivery_rate_ppm)
        rows.append(DocumentLine(order.delivery_name, 1, fee, fee, rate))
    return tuple(rows)


def _row(line: OrderLine) -> DocumentLine:
    price = Money(line.unit_price_minor, line.currency)
    return DocumentLine(
        description=line.title,
        quantity=line.quantity,
        unit_price=price,
        total=price * line.quantity,
        tax_rate=percent(line.tax_rate_ppm),
    )


def _taxes(order: Order, lines: list[OrderLine]) -> tuple[TaxLine, ...]:
    return tuple(
        TaxLine(
            rate=Decimal(tax.rate_ppm) / 10_000,
            amount=Money(tax.tax_minor, order.currency),
            net=Money(tax.net_minor, order.currency),
        )
        for tax in taxes_by_rate(order, lines)
    )


def percent(rate_ppm: int | None) -> Decimal | None:
    """Parts per million in percent, as documents have rates; None where there is none."""
    return None if rate_ppm is None else Decimal(rate_ppm) / 10_000
