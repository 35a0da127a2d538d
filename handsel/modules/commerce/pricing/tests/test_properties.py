"""What holds of every price, whatever goes into it."""

from hypothesis import given
from hypothesis import strategies as st

from handsel.modules.commerce.pricing.giving_back import share_by_rate, tax_part
from handsel.modules.commerce.pricing.rounding import MILLION, allocate, divide
from handsel.modules.commerce.pricing.rules import (
    Fee,
    Goods,
    Reduction,
    TaxSum,
    price,
    tax_upon,
    tax_within,
)

amounts = st.integers(0, 10**9)
rates = st.one_of(st.none(), st.sampled_from([0, 50_000, 55_000, 88_750, 190_000, 200_000]),
                  st.integers(0, MILLION))  # fmt: skip
goods = st.lists(st.builds(Goods, st.integers(1, 99), amounts, rates), min_size=1, max_size=8)
reductions = st.lists(
    st.one_of(
        st.builds(Reduction, percent_ppm=st.integers(1, MILLION)),
        st.builds(Reduction, amount_minor=st.integers(1, 10**9)),
    ),
    max_size=3,
)
fees = st.one_of(st.none(), st.builds(Fee, amounts, st.one_of(st.none(), amounts), rates))
currencies = st.sampled_from(["GBP", "JPY", "KWD", "ISK", "HUF", "TND"])


@given(goods, reductions, fees, st.booleans(), currencies)
def test_the_parts_sum_to_the_total_and_none_is_below_zero(
    bought: list[Goods], off: list[Reduction], fee: Fee | None, included: bool, currency: str
) -> None:
    priced = price(bought, currency=currency, reductions=off, fee=fee, prices_include_tax=included)
    lines = [*priced.lines, *([priced.delivery] if priced.delivery else [])]
    taxed = [line for line in lines if line.rate_ppm is not None]
    on_top = 0 if included else sum(line.tax_minor for line in lines)
    assert priced.total_minor == sum(line.charged_minor for line in lines) + on_top
    assert sum(line.discount_minor for line in priced.lines) == priced.discount_minor
    assert sum(line.tax_minor for line in lines) == priced.tax_minor
    gross = sum(line.charged_minor for line in taxed) + on_top
    assert sum(tax.gross_minor for tax in priced.taxes) == gross
    assert all(line.charged_minor >= 0 and line.tax_minor >= 0 for line in lines)
    assert min([priced.total_minor, *priced.reductions]) >= 0
    assert all(tax.net_minor >= 0 for tax in priced.taxes)
    assert all(line.tax_minor == 0 for line in lines if not line.rate_ppm)
    if included:
        assert all(line.tax_minor <= line.charged_minor for line in lines)


@given(amounts, st.integers(0, MILLION))
def test_tax_added_is_the_tax_contained_within_one_minor_unit(net: int, rate: int) -> None:
    added = tax_upon(net, rate_ppm=rate)
    assert abs(tax_within(net + added, rate_ppm=rate) - added) <= 1


@given(amounts, st.integers(1, 10**6))
def test_a_quotient_is_never_further_off_than_a_half(numerator: int, denominator: int) -> None:
    assert abs(2 * (divide(numerator, denominator) * denominator - numerator)) <= denominator


@given(st.lists(amounts, min_size=1, max_size=12), st.data())
def test_nothing_is_lost_in_sharing_out_and_nobody_gets_more_than_their_weight(
    weights: list[int], data: st.DataObject
) -> None:
    amount = data.draw(st.integers(0, sum(weights)))
    shares = allocate(amount, weights)
    assert sum(shares) == amount
    for share, weight in zip(shares, weights, strict=True):
        assert 0 <= share <= weight
        assert abs(share * sum(weights) - amount * weight) < max(sum(weights), 1)


sums = st.lists(st.builds(TaxSum, rates.filter(bool), amounts, amounts), max_size=4)


@given(sums, amounts, st.data())
def test_parts_given_back_come_to_the_whole_by_rate(
    charged: list[TaxSum], untaxed: int, data: st.DataObject
) -> None:
    left, left_untaxed = charged, untaxed
    while whole := sum(one.gross_minor for one in left) + left_untaxed:
        amount = data.draw(st.integers(whole // 3 + 1, whole))
        back = share_by_rate(amount, left, untaxed_minor=left_untaxed)
        left_untaxed -= amount - sum(one.gross_minor for one in back)
        left = [
            TaxSum(a.rate_ppm, a.net_minor - b.net_minor, a.tax_minor - b.tax_minor)
            for a, b in zip(left, back, strict=True)
        ]
        assert min([left_untaxed, *(one.gross_minor for one in left)]) >= 0
        assert all(one.tax_minor >= 0 for one in [*left, *back])
    assert all(one.tax_minor == 0 for one in left)


@given(amounts, amounts, amounts)
def test_no_more_tax_is_given_back_than_there_is(amount: int, gross: int, tax: int) -> None:
    assert 0 <= tax_part(amount, of_gross=gross, of_tax=tax) <= tax
