"""What a credit note says: a part of an invoice, or all of it. Pure values in, a document out."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from handsel.kit.money import Money
from handsel.modules.commerce.invoices.document import DocumentLine, InvoiceDocument, TaxLine
from handsel.modules.commerce.pricing.giving_back import share_by_rate
from handsel.modules.commerce.pricing.rules import TaxSum


def credit_document(
    invoice: InvoiceDocument,
    *,
    amount: Money,
    number: str,
    series: str,
    issued_on: date,
    earlier: Sequence[InvoiceDocument] = (),
) -> InvoiceDocument:
    """A credit note over an invoice: its own rows when all is given back at once.

    A part is shared over the rates in proportion to what `earlier` notes have left at each, one
    row a rate, so that notes over the whole come to the invoice's own net and tax.
    """
    if amount == invoice.total and not earlier:
        lines, taxes = invoice.lines, invoice.taxes
    else:
        lines, taxes = _parts(invoice, amount=amount, earlier=earlier)
    return replace(
        invoice,
        kind="credit_note",
        number=number,
        series=series,
        issued_on=issued_on,
        lines=lines,
        subtotal=sum((line.total for line in lines), Money(0, amount.currency)),
        total=amount,
        taxes=taxes,
        payment_note="",
        corrected_number=invoice.number,
    )


def _parts(
    invoice: InvoiceDocument, *, amount: Money, earlier: Sequence[InvoiceDocument]
) -> tuple[tuple[DocumentLine, ...], tuple[TaxLine, ...]]:
    left = [_left(tax, earlier) for tax in invoice.taxes]
    untaxed = _untaxed(invoice) - sum(_untaxed(note) for note in earlier)
    if amount.amount_minor > sum(one.gross_minor for one in left) + untaxed:
        # A refund that failed left a note behind: more is credited than was charged.
        left = [_left(tax, ()) for tax in invoice.taxes]
        untaxed = _untaxed(invoice)
    shares = share_by_rate(amount.amount_minor, left, untaxed_minor=untaxed)
    title = invoice.order_number or invoice.number
    rows, taxes = [], []
    for tax, share in zip(invoice.taxes, shares, strict=True):
        if share.gross_minor:
            on_row = share.gross_minor if invoice.prices_include_tax else share.net_minor
            money = Money(on_row, amount.currency)
            rows.append(DocumentLine(title, 1, money, money, tax.rate))
            taxes.append(
                TaxLine(
                    tax.rate,
                    amount=Money(share.tax_minor, amount.currency),
                    net=Money(share.net_minor, amount.currency),
                )
            )
    rest = amount.amount_minor - sum(share.gross_minor for share in shares)
    if rest:
        money = Money(rest, amount.currency)
        rows.append(DocumentLine(title, 1, money, money))
    return tuple(rows), tuple(taxes)


def _left(tax: TaxLine, earlier: Sequence[InvoiceDocument]) -> TaxSum:
    """What earlier notes have left of a rate."""
    credited = [one for note in earlier for one in note.taxes if one.rate == tax.rate]
    gross = tax.gross_minor - sum(one.gross_minor for one in credited)
    amount = tax.amount.amount_minor - sum(one.amount.amount_minor for one in credited)
    return TaxSum(int(tax.rate * 10_000), net_minor=gross - amount, tax_minor=amount)


def _untaxed(document: InvoiceDocument) -> int:
    """What no rate taxed."""
    return document.total.amount_minor - sum(tax.gross_minor for tax in document.taxes)
