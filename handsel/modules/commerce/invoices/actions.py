"""Verbs on invoices and credit notes: each is issued once and never changes."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from handsel.kit import tenancy
from handsel.kit.money import Money
from handsel.modules.businesses.queries import get_current
from handsel.modules.commerce.invoices.crediting import credit_document
from handsel.modules.commerce.invoices.document import InvoiceDocument, from_snapshot, to_snapshot
from handsel.modules.commerce.invoices.drafting import invoice_document, local_date
from handsel.modules.commerce.invoices.models import Invoice, Kind
from handsel.modules.commerce.invoices.numbers import take_number
from handsel.modules.commerce.invoices.queries import (
    find_credit_note,
    find_for_order,
    list_for_order,
)
from handsel.modules.commerce.orders.queries import get_order, lines_of


def issue(order_id: UUID, *, at: datetime, buyer_name: str = "") -> Invoice:
    """Issue an order's invoice; asked again, it is the same one. Raises NotFound.

    Dated by the shop's own calendar, numbered without gaps in its yearly series (`INV-2026`). The
    caller holds the order's lock.
    """
    tenancy.current()
    known = find_for_order(order_id)
    if known is not None:
        return known
    business = get_current()
    order = get_order(order_id)
    issued_on = local_date(at, timezone=business.timezone)
    with transaction.atomic():
        invoice = _number(Kind.INVOICE, prefix="INV", year=issued_on.year)
        document = invoice_document(
            order,
            lines=lines_of(order),
            business=business,
            buyer_name=buyer_name,
            number=invoice.label,
            series=invoice.series,
            issued_on=issued_on,
        )
        return _keep(invoice, document, order_id=order_id)


def credit(order_id: UUID, *, refund_id: UUID, amount: Money, at: datetime) -> Invoice | None:
    """Issue the credit note of a refund, once; None when the order has no invoice to correct.

    The caller holds the order's lock: what earlier notes left is what this one divides.
    """
    tenancy.current()
    known = find_credit_note(refund_id)
    invoice = find_for_order(order_id)
    if known is not None or invoice is None:
        return known
    issued_on = local_date(at, timezone=get_current().timezone)
    with transaction.atomic():
        note = _number(Kind.CREDIT_NOTE, prefix="CN", year=issued_on.year)
        note.refund_id = refund_id
        note.corrects_id = invoice.id
        document = credit_document(
            from_snapshot(invoice.snapshot),
            amount=amount,
            number=note.label,
            series=note.series,
            issued_on=issued_on,
            earlier=_notes(order_id),
        )
        return _keep(note, document, order_id=order_id)


def _notes(order_id: UUID) -> list[InvoiceDocument]:
    found = list_for_order(order_id)
    return [from_snapshot(one.snapshot) for one in found if one.kind == Kind.CREDIT_NOTE]


def _number(kind: Kind, *, prefix: str, year: int) -> Invoice:
    series = f"{prefix}-{year}"
    return Invoice(kind=kind, series=series, number=take_number(series))


def _keep(invoice: Invoice, document: InvoiceDocument, *, order_id: UUID) -> Invoice:
    invoice.order_id = order_id
    invoice.total_minor = document.total.amount_minor
    invoice.currency = document.currency
    invoice.issued_on = document.issued_on
    invoice.snapshot = to_snapshot(document)
    invoice.save(force_insert=True)
    return invoice
