"""What an order comes to, by tables of worked examples."""

import pytest

from handsel.modules.commerce.pricing.rules import (
    Breakdown,
    Fee,
    Goods,
    Reduction,
    TaxSum,
    price,
    tax_upon,
    tax_within,
)

UK, REDUCED, NEW_YORK = 200_000, 50_000, 88_750
LOAF, MUG = Goods(2, 480, 0), Goods(1, 1400, UK)


def totals(priced: Breakdown) -> tuple[int, int, int, int, int]:
    return (
        priced.subtotal_minor, priced.discount_minor, priced.delivery_minor, priced.tax_minor,
        priced.total_minor,
    )  # fmt: skip


def test_a_shop_without_rates_or_fees_charges_its_prices() -> None:
    priced = price([Goods(2, 480), Goods(1, 1400)], currency="GBP")
    assert totals(priced) == (2360, 0, 0, 0, 2360)
    assert priced.taxes == ()


@pytest.mark.parametrize(
    ("included", "total", "taxes"),
    [
        (True, 2360, (TaxSum(UK, 1167, 233), TaxSum(0, 960, 0))),
        (False, 2640, (TaxSum(UK, 1400, 280), TaxSum(0, 960, 0))),
    ],
)
def test_tax_is_summed_for_each_rate(included: bool, total: int, taxes: tuple[TaxSum, ...]) -> None:
    priced = price([LOAF, MUG], currency="GBP", prices_include_tax=included)
    assert priced.total_minor == total
    assert priced.taxes == taxes


def test_tax_is_rounded_once_for_a_rate_and_not_for_each_line() -> None:
    lines = [Goods(1, 103, NEW_YORK)] * 3
    priced = price(lines, currency="USD", prices_include_tax=False)
    # 9.14 each would be 27; 309 × 8.875 % is 27.42; and halves go up: 8.875 % of 400 is 35.5.
    assert priced.tax_minor == 27
    assert [line.tax_minor for line in priced.lines] == [9, 9, 9]
    assert tax_upon(400, rate_ppm=NEW_YORK) == 36
    assert tax_upon(40, rate_ppm=12_500) == 1


@pytest.mark.parametrize(
    ("reduction", "off"),
    [
        (Reduction(percent_ppm=100_000), 236),
        (Reduction(percent_ppm=1_000_000), 2360),
        (Reduction(percent_ppm=333_333), 787),
        (Reduction(amount_minor=500), 500),
        (Reduction(amount_minor=9999), 2360),
    ],
)
def test_a_discount_takes_a_share_or_an_amount_and_never_more_than_there_is(
    reduction: Reduction, off: int
) -> None:
    priced = price([Goods(2, 480), Goods(1, 1400)], currency="GBP", reductions=[reduction])
    assert totals(priced) == (2360, off, 0, 0, 2360 - off)
    assert sum(line.discount_minor for line in priced.lines) == off


def test_a_second_discount_takes_off_what_the_first_left() -> None:
    half = Reduction(percent_ppm=500_000)
    priced = price([Goods(1, 1000)], currency="GBP", reductions=[half, half])
    assert priced.reductions == (500, 250)


def test_a_discount_lowers_the_tax_of_the_lines_it_falls_on() -> None:
    tenth = Reduction(percent_ppm=100_000)
    priced = price([LOAF, MUG], currency="GBP", reductions=[tenth])
    assert [line.discount_minor for line in priced.lines] == [96, 140]
    assert priced.taxes == (TaxSum(UK, 1050, 210), TaxSum(0, 864, 0))


@pytest.mark.parametrize(("reductions", "fee"), [([], 0), ([Reduction(amount_minor=361)], 395)])
def test_delivery_is_free_from_what_is_left_after_discounts(
    reductions: list[Reduction], fee: int
) -> None:
    delivery = Fee(395, free_from_minor=2000, rate_ppm=UK)
    priced = price([LOAF, MUG], currency="GBP", reductions=reductions, fee=delivery)
    assert priced.delivery_minor == fee
    assert priced.total_minor == 2360 - priced.discount_minor + fee


def test_delivery_is_taxed_with_what_has_its_rate() -> None:
    priced = price([LOAF, MUG], currency="GBP", fee=Fee(395, rate_ppm=UK))
    assert priced.taxes == (TaxSum(UK, 1496, 299), TaxSum(0, 960, 0))
    assert priced.delivery is not None
    assert priced.delivery.tax_minor + priced.lines[1].tax_minor == 299


@pytest.mark.parametrize(
    ("currency", "price_minor", "rate", "added", "within"),
    [
        ("JPY", 1980, 100_000, 198, 180),  # yen have no decimals
        ("JPY", 105, 80_000, 8, 8),
        ("KWD", 1455, 50_000, 73, 69),  # dinars have three: 1.455 + 0.073
        ("BHD", 12_345, 100_000, 1235, 1122),
        ("EUR", 1999, 190_000, 380, 319),
    ],
)
def test_every_currency_is_counted_in_its_own_minor_unit(
    currency: str, price_minor: int, rate: int, added: int, within: int
) -> None:
    goods = [Goods(1, price_minor, rate)]
    on_top = price(goods, currency=currency, prices_include_tax=False)
    assert (on_top.tax_minor, on_top.total_minor) == (added, price_minor + added)
    assert price(goods, currency=currency).tax_minor == within
    assert tax_within(price_minor, rate_ppm=rate) == within


@pytest.mark.parametrize(("currency", "off"), [("KWD", 150), ("USD", 146), ("JPY", 146)])
def test_a_percentage_off_stays_chargeable_in_three_decimals(currency: str, off: int) -> None:
    tenth = Reduction(percent_ppm=100_000)
    priced = price([Goods(1, 1455)], currency=currency, reductions=[tenth])
    assert priced.discount_minor == off


def test_everything_off_is_everything_even_where_it_is_no_whole_ten() -> None:
    free = Reduction(percent_ppm=1_000_000)
    assert price([Goods(1, 1455)], currency="KWD", reductions=[free]).total_minor == 0
