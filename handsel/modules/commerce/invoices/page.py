"""Words an invoice for its reader: labels, money, dates and direction of one locale. Pure."""

import json
from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal, format_percent

from handsel.kit.money import Money, format_money
from handsel.modules.commerce.invoices.document import Buyer, DocumentLine, InvoiceDocument, Seller
from handsel.modules.commerce.invoices.printable import printable

type Labels = Mapping[str, str]
type Fact = dict[str, str]


def page_of(document: InvoiceDocument) -> dict[str, Any]:
    """Everything `templates/invoice.typ` prints, by the names it uses there."""
    locale, labels = _reader(document.locale)
    rtl = locale.character_order == "right-to-left"
    has_tax = any(line.tax_rate is not None for line in document.lines)
    issued = document.issued_on
    words = {
        "title": f"{labels[document.kind]} {document.number}",
        "keywords": [document.series] if document.series else [],
        "labels": labels,
        "page-label": labels["page"],
        "kind": labels[document.kind],
        "seller": {
            "name": document.seller.name,
            "rows": _party_rows(document.seller, labels),
        },
        "buyer": _party_rows(document.buyer, labels),
        "facts": _facts(document, labels, locale),
        "has-tax": has_tax,
        "columns": _columns(labels, has_tax=has_tax),
        "rows": [_row(line, locale=locale, has_tax=has_tax) for line in document.lines],
        "sums": _sums(document, labels, locale),
        "taxes": _taxes(document, labels, locale),
        "total": _total(document, labels, locale),
        "note": document.payment_note,
        "footer": [part for part in (document.seller.name, document.number) if part],
    }
    return {
        **printable(words, isolate=rtl),
        "lang": locale.language,
        "rtl": rtl,
        "date": {"year": issued.year, "month": issued.month, "day": issued.day},
    }


@cache
def _labels() -> dict[str, dict[str, str]]:
    path = Path(__file__).parent / "templates" / "labels.json"
    found: dict[str, dict[str, str]] = json.loads(path.read_text("utf-8"))
    return found


def _reader(name: str) -> tuple[Locale, Labels]:
    """The reader's locale, or English throughout where we have no words for it."""
    locale = Locale.parse(name.replace("-", "_"))
    if locale.language not in _labels():
        locale = Locale.parse("en_GB")
    return locale, _labels()[locale.language]


def _party_rows(party: Seller | Buyer, labels: Labels) -> list[list[str]]:
    """Rows of parts: parts keep their own direction, so a number stays whole beside Arabic."""
    rows = [[row] for row in (party.name, *party.address, party.email) if row.strip()]
    return [*rows, [labels["tax_id"], party.tax_id]] if party.tax_id else rows


def _facts(document: InvoiceDocument, labels: Labels, locale: Locale) -> list[Fact]:
    facts = [
        ("number", document.number),
        ("issued_on", format_date(document.issued_on, "long", locale=locale)),
        ("order", document.order_number),
        ("corrects", document.corrected_number),
    ]
    return [{"label": labels[name], "value": value} for name, value in facts if value]


def _columns(labels: Labels, *, has_tax: bool) -> list[str]:
    names = ["description", "quantity", "unit_price", *(["tax"] if has_tax else []), "amount"]
    return [labels[name] for name in names]


def _row(line: DocumentLine, *, locale: Locale, has_tax: bool) -> dict[str, Any]:
    rate = "" if line.tax_rate is None else _percent(line.tax_rate, locale)
    figures = [
        format_decimal(line.quantity, locale=locale),
        _money(line.unit_price, locale),
        *([rate] if has_tax else []),
        _money(line.total, locale),
    ]
    return {"description": line.description, "detail": line.detail, "figures": figures}


def _sums(document: InvoiceDocument, labels: Labels, locale: Locale) -> list[Fact]:
    """The subtotal and taxes; nothing where they would only repeat the total."""
    if not document.taxes:
        return []
    wording = labels["tax_in" if document.prices_include_tax else "tax_at"]
    taxes = [
        {
            "label": wording.replace("{rate}", _percent(tax.rate, locale)),
            "value": _money(tax.amount, locale),
        }
        for tax in document.taxes
    ]
    return [{"label": labels["subtotal"], "value": _money(document.subtotal, locale)}, *taxes]


def _taxes(document: InvoiceDocument, labels: Labels, locale: Locale) -> dict[str, Any]:
    """The table of rates: what was charged before tax, the tax, and both together."""
    rows = [
        [
            _percent(tax.rate, locale),
            _money(tax.net, locale),
            _money(tax.amount, locale),
            _money(tax.net + tax.amount, locale),
        ]
        for tax in document.taxes
        if tax.net is not None
    ]
    return {"columns": [labels[name] for name in ("rate", "net", "tax", "gross")], "rows": rows}


def _total(document: InvoiceDocument, labels: Labels, locale: Locale) -> Fact:
    name = "total" if document.kind == "invoice" else "total_credited"
    return {"label": labels[name], "value": _money(document.total, locale)}


def _percent(rate: Decimal, locale: Locale) -> str:
    """A rate in percent, with as many decimals as it has: 20 %, 8.875 %."""
    return format_percent(rate / 100, locale=locale, decimal_quantization=False)


def _money(money: Money, locale: Locale) -> str:
    return format_money(money, locale=str(locale))
