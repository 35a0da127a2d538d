"""What an invoice says can be kept as JSON and read again."""

import json
from decimal import Decimal

import pytest

from handsel.kit.money import Money
from handsel.modules.commerce.invoices.document import TaxLine, from_snapshot, to_snapshot
from handsel.modules.commerce.invoices.render import render_pdf
from handsel.modules.commerce.invoices.tests.documents import an_invoice


def test_a_snapshot_through_json_draws_the_very_same_file() -> None:
    document = an_invoice(taxes=(TaxLine(Decimal("8.875"), Money(7, "GBP")),))
    kept = json.loads(json.dumps(to_snapshot(document)))
    assert from_snapshot(kept) == document
    assert render_pdf(from_snapshot(kept)) == render_pdf(document)


def test_a_snapshot_whose_sums_were_changed_is_refused() -> None:
    kept = to_snapshot(an_invoice())
    kept["total"]["amount_minor"] += 1
    with pytest.raises(ValueError, match="the total says"):
        from_snapshot(kept)
