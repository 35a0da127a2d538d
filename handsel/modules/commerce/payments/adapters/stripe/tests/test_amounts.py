"""Stripe's minor units beside the currency's own, with the special cases it documents."""

import pytest

from handsel.kit.money import Money
from handsel.modules.commerce.payments.adapters.stripe.amounts import (
    NotPayableAmount,
    from_stripe,
    to_stripe,
)


@pytest.mark.parametrize(
    ("ours", "currency", "theirs"),
    [
        (1450, "GBP", 1450),
        (1450, "JPY", 1450),
        (1450, "ISK", 145_000),  # no decimals, and two at Stripe
        (1450, "UGX", 145_000),
        (1450, "HUF", 1450),  # two decimals when charged, none when paid out
        (1450, "TWD", 1450),
        (1450, "KWD", 1450),
        (12_340, "TND", 12_340),
        (1450, "XOF", 1450),
    ],
)
def test_amounts_go_there_and_come_back(ours: int, currency: str, theirs: int) -> None:
    assert to_stripe(Money(ours, currency)) == theirs
    assert from_stripe(theirs, currency=currency.lower()) == Money(ours, currency)


@pytest.mark.parametrize("currency", ["BHD", "JOD", "KWD", "OMR", "TND"])
def test_three_decimals_must_end_in_a_zero(currency: str) -> None:
    with pytest.raises(NotPayableAmount):
        to_stripe(Money(1455, currency))


@pytest.mark.parametrize("currency", ["isk", "ugx"])
def test_a_part_of_what_has_no_parts_is_no_amount(currency: str) -> None:
    with pytest.raises(NotPayableAmount):
        from_stripe(145_050, currency=currency)
