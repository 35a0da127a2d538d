"""A summary's hash stands for exactly what was shown."""

from dataclasses import replace
from uuid import UUID

import pytest

from handsel.kit.money import Money
from handsel.modules.commerce.checkout.rules import (
    Summary,
    SummaryLine,
    read_lines,
    stored_lines,
)

LOAF = SummaryLine(UUID(int=1), "Sourdough loaf", quantity=2, unit_price_minor=480)
MUG = SummaryLine(UUID(int=2), "Mug (Blue)", quantity=1, unit_price_minor=1400)
SHOWN = Summary(lines=(LOAF, MUG), currency="GBP")


def test_the_total_is_the_sum_of_its_lines() -> None:
    assert SHOWN.total == Money(2360, "GBP")


def test_the_same_summary_has_the_same_hash() -> None:
    assert Summary(lines=read_lines(stored_lines(SHOWN.lines)), currency="GBP").hash == SHOWN.hash


@pytest.mark.parametrize(
    "other",
    [
        Summary((replace(LOAF, quantity=3), MUG), "GBP"),
        Summary((replace(LOAF, unit_price_minor=481), MUG), "GBP"),
        Summary((replace(LOAF, title="Rye loaf"), MUG), "GBP"),
        Summary((replace(LOAF, variant_id=UUID(int=3)), MUG), "GBP"),
        Summary((LOAF,), "GBP"),
        Summary((MUG, LOAF), "GBP"),
        Summary((LOAF, MUG), "EUR"),
    ],
)
def test_any_difference_is_another_summary(other: Summary) -> None:
    assert other.hash != SHOWN.hash
