"""Invoices and credit notes, and their PDFs."""

from datetime import date
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Router

from handsel.edge.api.acting import Id, acting
from handsel.edge.api.shapes import Limit, Out, Page
from handsel.kit.paging import cursor_after, read_cursor
from handsel.modules.businesses.rules import Permission
from handsel.modules.commerce.invoices import queries

router = Router(tags=["invoices"])


class InvoiceOut(Out):
    """A document issued once; `label` is its number as printed."""

    id: UUID
    label: str
    kind: str
    status: str
    order_id: UUID
    refund_id: UUID | None
    total_minor: int
    currency: str
    issued_on: date


@router.get("/invoices", response=Page[InvoiceOut])
def list_invoices(request: HttpRequest, cursor: str = "", limit: Limit = 50) -> Page[InvoiceOut]:
    """The shop's invoices and credit notes, the latest first."""
    with acting(request, Permission.READ_INVOICES):
        before = read_cursor(cursor)[1] if cursor else None
        found = queries.list_invoices(before=before, limit=limit + 1)
        return Page(
            items=[InvoiceOut.model_validate(one) for one in found[:limit]],
            next_cursor=cursor_after(None, found[limit - 1].id) if len(found) > limit else None,
        )


@router.get(
    "/invoices/{invoice_id}/pdf",
    response={200: None},
    openapi_extra={
        "responses": {
            200: {
                "description": "The document",
                "content": {"application/pdf": {"schema": {"type": "string", "format": "binary"}}},
            }
        }
    },
)
def download_invoice(request: HttpRequest, invoice_id: Id) -> HttpResponse:
    """The document as it was issued, as a PDF file."""
    with acting(request, Permission.READ_INVOICES):
        invoice = queries.get_invoice(invoice_id)
    filename, content_type, content = queries.draw(invoice)
    return HttpResponse(
        content,
        content_type=content_type,
        headers={
            "Content-Disposition": f'attachment; filename="{filename}"',
            "Cache-Control": "private, no-store",
        },
    )
