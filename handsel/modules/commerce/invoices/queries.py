"""Questions about invoices and credit notes."""

from uuid import UUID

from django.db.models import Q

from handsel.kit.errors import NotFound
from handsel.modules.commerce.invoices.document import InvoiceDocument, from_snapshot
from handsel.modules.commerce.invoices.models import Invoice, Kind
from handsel.modules.commerce.invoices.render import render_pdf

#: The largest number that a document or an order can have.
LARGEST_NUMBER = 2**31 - 1


def get_invoice(invoice_id: UUID) -> Invoice:
    """One invoice or credit note; raises NotFound."""
    invoice = Invoice.objects.filter(id=invoice_id).first()
    if invoice is None:
        raise NotFound
    return invoice


def find_for_order(order_id: UUID) -> Invoice | None:
    """The order's invoice."""
    return Invoice.objects.filter(order_id=order_id, kind=Kind.INVOICE).first()


def find_credit_note(refund_id: UUID) -> Invoice | None:
    """The credit note of a refund."""
    return Invoice.objects.filter(refund_id=refund_id, kind=Kind.CREDIT_NOTE).first()


def list_for_order(order_id: UUID) -> list[Invoice]:
    """An order's invoice and credit notes, oldest first."""
    return list(Invoice.objects.filter(order_id=order_id).order_by("created_at", "id"))


def list_invoices(
    *, text: str = "", kind: Kind | None = None, before: UUID | None = None, limit: int = 50
) -> list[Invoice]:
    """Documents of the business with their orders, newest first, in one statement.

    `text` is a document's or an order's number, or part of a customer's name or e-mail address;
    `before` is the last id of the page before.
    """
    found = Invoice.objects.select_related("order__customer").filter(_about(text.strip()))
    if kind is not None:
        found = found.filter(kind=kind)
    if before is not None:
        found = found.filter(id__lt=before)
    return list(found.order_by("-id")[:limit])


def _about(text: str) -> Q:
    if not text:
        return Q()
    customer = Q(order__customer__name__icontains=text) | Q(order__email__icontains=text)
    series, _, number = text.upper().removeprefix("#").rpartition("-")
    if not number.isascii() or not number.isdigit() or int(number) > LARGEST_NUMBER:
        return customer
    if series:
        return customer | Q(series=series, number=int(number))
    return customer | Q(number=int(number)) | Q(order__number=int(number))


def document_of(invoice: Invoice) -> InvoiceDocument:
    """What is printed on it, as it was issued."""
    return from_snapshot(invoice.snapshot)


def draw(invoice: Invoice) -> tuple[str, str, bytes]:
    """The document as a file: name, content type, and the PDF's bytes."""
    return f"{invoice.label}.pdf", "application/pdf", render_pdf(document_of(invoice))
