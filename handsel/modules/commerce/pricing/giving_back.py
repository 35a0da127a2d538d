"""How much of what is given back is tax. Pure."""

from collections.abc import Sequence

from handsel.modules.commerce.pricing.rounding import allocate, divide
from handsel.modules.commerce.pricing.rules import TaxSum


def tax_part(amount: int, *, of_gross: int, of_tax: int) -> int:
    """The tax in a part of what is left of something that held `of_tax`.

    Taken off what is left each time, parts that come to the whole come to its whole tax.
    """
    if of_gross <= 0:
        return 0
    return min(of_tax, divide(min(amount, of_gross) * of_tax, of_gross))


def share_by_rate(amount: int, left: Sequence[TaxSum], *, untaxed_minor: int = 0) -> list[TaxSum]:
    """An amount given back, shared over what is left at each rate, in proportion to it.

    `untaxed_minor` is what is left that no rate taxed: its share is not in the answer.
    """
    shares = allocate(amount, [*(one.gross_minor for one in left), untaxed_minor])
    shared = []
    for one, gross in zip(left, shares, strict=False):
        tax = tax_part(gross, of_gross=one.gross_minor, of_tax=one.tax_minor)
        shared.append(TaxSum(one.rate_ppm, net_minor=gross - tax, tax_minor=tax))
    return shared
