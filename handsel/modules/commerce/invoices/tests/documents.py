"""An invoice to test with."""

from datetime import date

from handsel.kit.money import Money
from handsel.modules.commerce.invoices.document import (
    Buyer,
    DocumentLine,
    InvoiceDocument,
    Seller,
    TaxLine,
)


def an_invoice(
    *,
    rows: int = 2,
    currency: str = "GBP",
    locale: str = "en_GB",
    taxes: tuple[TaxLine, ...] = (),
) -> InvoiceDocument:
    """Rows of one "Seeded loaf 7" each at 1250 minor units, taxes contained in them."""
    each = Money(1250, currency)
    lines = tuple(
        DocumentLine(f"Seeded loaf {number}", 1, each, each, detail="Large")
        for number in range(1, rows + 1)
    )
    return InvoiceDocument(
        kind="invoice",
        number="INV-2026-0042",
        series="INV",
        issued_on=date(2026, 11, 22),
        seller=Seller("Rose Bakery", ("14 Orchard Row", "Bath BA1 2LR"), "GB 123 4567 89"),
        buyer=Buyer("Mia Laurent", ("8 Pump Lane",), "mia@example.com"),
        lines=lines,
        subtotal=each * rows,
        taxes=taxes,
        total=each * rows,
        prices_include_tax=bool(taxes),
        order_number="1042",
        payment_note="Paid by card.",
        locale=locale,
    )
