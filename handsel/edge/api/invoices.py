"""Invoices and credit notes, and their PDFs."""

from datetime import date
from typing import Annotated
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Router, Status
from pydantic import Field

from handsel.edge.api.acting import Id, acting, actor_of
from handsel.edge.api.shapes import In, Limit, Out, Page
from handsel.flows import resend_invoice
from handsel.kit.clock import now
from handsel.kit.paging import cursor_after, read_cursor
from handsel.modules.businesses.rules import Permission
from handsel.modules.commerce.invoices import queries
from handsel.modules.commerce.invoices.models import Invoice, Kind
from handsel.modules.commerce.orders.models import Order

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


class ListedInvoiceOut(InvoiceOut):
    """A document in the list; a credit note names the invoice that it corrects."""

    order_number: int
    customer_name: str
    corrects_id: UUID | None


class SendIn(In):
    """Which press of the button it is: the same `client_key` is the same letter."""

    client_key: str = Field(min_length=1, max_length=64, pattern=r"^[A-Za-z0-9._:-]+$")


@router.get("/invoices", response=Page[ListedInvoiceOut])
def list_invoices(
    request: HttpRequest,
    text: Annotated[str, Field(max_length=100)] = "",
    kind: Kind | None = None,
    cursor: str = "",
    limit: Limit = 50,
) -> Page[ListedInvoiceOut]:
    """The shop's invoices and credit notes, the latest first.

    `text` is a document's or an order's number, or part of a customer's name or e-mail address.
    """
    with acting(request, Permission.READ_INVOICES):
        before = read_cursor(cursor)[1] if cursor else None
        found = queries.list_invoices(text=text, kind=kind, before=before, limit=limit + 1)
        return Page(
            items=[_listed(one) for one in found[:limit]],
            next_cursor=cursor_after(None, found[limit - 1].id) if len(found) > limit else None,
        )


@router.post("/invoices/{invoice_id}/send", response={202: InvoiceOut})
def send_invoice(request: HttpRequest, invoice_id: Id, asked: SendIn) -> Status[InvoiceOut]:
    """Send the document to the customer again, by mail."""
    actor = actor_of(request, Permission.SEND_INVOICES)
    invoice = resend_invoice.send(actor, invoice_id, client_key=asked.client_key, now=now())
    return Status(202, InvoiceOut.model_validate(invoice))


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


def _listed(invoice: Invoice) -> ListedInvoiceOut:
    order: Order = invoice.order
    return ListedInvoiceOut(
        **InvoiceOut.model_validate(invoice).model_dump(),
        order_number=order.number,
        customer_name=order.customer.name,
        corrects_id=invoice.corrects_id,
    )
