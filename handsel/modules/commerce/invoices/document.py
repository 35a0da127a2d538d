"""What an invoice or credit note says, as plain values, before anything is drawn."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Literal

from pydantic import TypeAdapter

from handsel.kit.money import Money

type DocumentKind = Literal["invoice", "credit_note"]


@dataclass(frozen=True, slots=True)
class Seller:
    """The business as its invoices name it; `address` is one entry per printed line."""

    name: str
    address: tuple[str, ...] = ()
    tax_id: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class Buyer:
    """Whoever bought. A buyer known only by a channel's name, or not at all, is fine."""

    name: str = ""
    address: tuple[str, ...] = ()
    email: str = ""
    tax_id: str = ""


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """One printed row: goods, delivery, or a discount, whose total is below zero.

    `tax_rate` is in percent (Decimal("20") is 20 %), or None where no tax is shown.
    """

    description: str
    quantity: int
    unit_price: Money
    total: Money
    tax_rate: Decimal | None = None
    detail: str = ""


@dataclass(frozen=True, slots=True)
class TaxLine:
    """Tax summed for one rate, in percent, on `net`."""

    rate: Decimal
    amount: Money
    net: Money | None = None

    @property
    def gross_minor(self) -> int:
        """What was charged at this rate, tax and all."""
        return self.amount.amount_minor + (self.net.amount_minor if self.net else 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class InvoiceDocument:
    """An invoice, or a credit note that corrects one. Amounts of a credit note are positive.

    `number` is printed as given ("INV-2026-0001"); `series` names the gapless sequence it belongs
    to and is kept in the file's keywords. With `prices_include_tax` the tax lines are shown as
    contained in the total, else they are added to the subtotal. `locale` is a CLDR name ("en_GB",
    "ar_EG"): it chooses words, number format and direction. `payment_note` is printed as given.

    Raises ValueError when the sums do not agree, currencies differ, or a credit note does not
    name the invoice that it corrects.
    """

    kind: DocumentKind
    number: str
    series: str
    issued_on: date
    seller: Seller
    buyer: Buyer
    lines: tuple[DocumentLine, ...]
    subtotal: Money
    taxes: tuple[TaxLine, ...] = ()
    total: Money
    order_number: str = ""
    payment_note: str = ""
    corrected_number: str = ""
    prices_include_tax: bool = False
    locale: str = "en_GB"

    def __post_init__(self) -> None:
        if self.kind == "credit_note" and not self.corrected_number:
            raise ValueError("a credit note names the invoice that it corrects")
        _require_agreement(self)

    @property
    def currency(self) -> str:
        return self.total.currency


def _require_agreement(document: InvoiceDocument) -> None:
    """Raise ValueError unless the rows add up to the subtotal and the subtotal to the total."""
    zero = Money(0, document.currency)
    rows = sum((line.total for line in document.lines), zero)
    taxes = sum((tax.amount for tax in document.taxes), zero)
    if rows != document.subtotal:
        raise ValueError(f"rows add up to {rows}, the subtotal says {document.subtotal}")
    expected = rows if document.prices_include_tax else rows + taxes
    if expected != document.total:
        raise ValueError(f"subtotal and taxes make {expected}, the total says {document.total}")


def to_snapshot(document: InvoiceDocument) -> dict[str, Any]:
    """The document as JSON values, to keep beside its number and draw again years later."""
    snapshot: dict[str, Any] = _SNAPSHOT.dump_python(document, mode="json")
    return snapshot


def from_snapshot(snapshot: dict[str, Any]) -> InvoiceDocument:
    """The document that `to_snapshot` kept; raises ValueError when it is not one."""
    return _SNAPSHOT.validate_python(snapshot)


_SNAPSHOT = TypeAdapter(InvoiceDocument)
