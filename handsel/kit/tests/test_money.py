"""Money in minor units, whatever the currency's digits."""

from decimal import Decimal

import pytest

from handsel.kit.money import Money, format_money, from_decimal, to_decimal


@pytest.mark.parametrize(
    ("amount", "currency", "locale", "shown"),
    [
        (1450, "GBP", "en_GB", "£14.50"),
        (1450, "JPY", "en_GB", "JP¥1,450"),
        (1450, "KWD", "en_GB", "KWD1.450"),
        (1450, "EUR", "de_DE", "14,50\xa0€"),
        (-5, "USD", "en_US", "-$0.05"),
    ],
)
def test_money_is_written_for_its_reader(
    amount: int, currency: str, locale: str, shown: str
) -> None:
    assert format_money(Money(amount, currency), locale=locale) == shown


@pytest.mark.parametrize(("currency", "major"), [("GBP", "12.34"), ("JPY", "12"), ("BHD", "1.234")])
def test_major_units_and_back(currency: str, major: str) -> None:
    money = from_decimal(Decimal(major), currency=currency)
    assert to_decimal(money) == Decimal(major)


@pytest.mark.parametrize(("currency", "major"), [("GBP", "1.001"), ("JPY", "1.5")])
def test_more_digits_than_the_currency_has_are_refused(currency: str, major: str) -> None:
    with pytest.raises(ValueError, match="more digits"):
        from_decimal(Decimal(major), currency=currency)


def test_currencies_do_not_mix() -> None:
    with pytest.raises(ValueError, match="cannot add"):
        Money(1, "GBP") + Money(1, "EUR")
