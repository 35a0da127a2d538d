"""Questions about invoices and credit notes."""

from uuid import UUID

from handsel.kit.errors import NotFound
from handsel.modules.commerce.invoices.document import InvoiceDocument, from_snapshot
from handsel.modules.commerce.invoices.models import Invoice, Kind
from handsel.modules.commerce.invoices.render import render_pdf


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


def list_invoices(*, before: UUID | None = None, limit: int = 50) -> list[Invoice]:
    """Documents of the business, newest first; `before` is the last id of the page before."""
    found = Invoice.objects.all()
    if before is not None:
        found = found.filter(id__lt=before)
    return list(found.order_by("-id")[:limit])


def document_of(invoice: Invoice) -> InvoiceDocument:
    """What is printed on it, as it was issued."""
    return from_snapshot(invoice.snapshot)


def draw(invoice: Invoice) -> tuple[str, str, bytes]:
    """The document as a file: name, content type, and the PDF's bytes."""
    return f"{invoice.label}.pdf", "application/pdf", render_pdf(document_of(invoice))
