"""What an order comes to: goods, discounts, delivery and tax. Pure.

Rounding, the same for every currency, in its own minor unit:

- Tax is rounded once for each rate, over everything taxed at that rate, halves up: EN 16931 rule
  BR-CO-17 for electronic invoices. Rounding each line would add up to something else.
- A rate's tax and a discount are shared out over lines by largest remainder, so that lines sum to
  the totals.
- A percentage off is rounded halves up, in a three-decimal currency to whole tens, which is what
  card networks can charge (Stripe, "Three-decimal currencies").
- Discounts take off goods, one after the other, each off what the one before left; never delivery.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from handsel.kit.money import minor_digits
from handsel.modules.commerce.pricing.rounding import MILLION, allocate, divide


@dataclass(frozen=True, slots=True)
class Goods:
    """Some of one thing, in minor units; `rate_ppm` is None where no tax is known of."""

    quantity: int
    unit_price_minor: int
    rate_ppm: int | None = None


@dataclass(frozen=True, slots=True)
class Fee:
    """What delivery costs, as the shop writes it: with tax where its prices include tax."""

    amount_minor: int
    free_from_minor: int | None = None
    rate_ppm: int | None = None


@dataclass(frozen=True, slots=True)
class Reduction:
    """A share of the goods (parts per million), or an amount in minor units."""

    percent_ppm: int | None = None
    amount_minor: int = 0


@dataclass(frozen=True, slots=True)
class PricedLine:
    """A line with its part of discounts and tax. `tax_minor` is within `charged_minor` where
    prices include tax, else on top of it."""

    amount_minor: int
    discount_minor: int = 0
    rate_ppm: int | None = None
    tax_minor: int = 0

    @property
    def charged_minor(self) -> int:
        return self.amount_minor - self.discount_minor


@dataclass(frozen=True, slots=True)
class TaxSum:
    """Everything taxed at one rate: net + tax = gross."""

    rate_ppm: int
    net_minor: int
    tax_minor: int

    @property
    def gross_minor(self) -> int:
        return self.net_minor + self.tax_minor


@dataclass(frozen=True, slots=True)
class Breakdown:
    """A price with its parts, in minor units of `currency`.

    subtotal − discounts + delivery (+ tax, where it is not included) = total. `reductions` has
    one amount for each discount asked for, zero where there was nothing left to take off.
    """

    currency: str
    lines: tuple[PricedLine, ...]
    reductions: tuple[int, ...] = ()
    delivery: PricedLine | None = None
    taxes: tuple[TaxSum, ...] = ()
    prices_include_tax: bool = True

    @property
    def subtotal_minor(self) -> int:
        return sum(line.amount_minor for line in self.lines)

    @property
    def discount_minor(self) -> int:
        return sum(self.reductions)

    @property
    def delivery_minor(self) -> int:
        return self.delivery.amount_minor if self.delivery else 0

    @property
    def tax_minor(self) -> int:
        return sum(tax.tax_minor for tax in self.taxes)

    @property
    def total_minor(self) -> int:
        charged = self.subtotal_minor - self.discount_minor + self.delivery_minor
        return charged if self.prices_include_tax else charged + self.tax_minor


def price(
    goods: Sequence[Goods],
    *,
    currency: str,
    reductions: Sequence[Reduction] = (),
    fee: Fee | None = None,
    prices_include_tax: bool = True,
) -> Breakdown:
    """What it comes to."""
    lines = [
        PricedLine(one.quantity * one.unit_price_minor, rate_ppm=one.rate_ppm) for one in goods
    ]
    taken = []
    for reduction in reductions:
        left = [line.charged_minor for line in lines]
        amount = reduction_of(sum(left), reduction, currency=currency)
        parts = allocate(amount, left)
        lines = [
            replace(line, discount_minor=line.discount_minor + part)
            for line, part in zip(lines, parts, strict=True)
        ]
        taken.append(amount)
    return charge(
        lines,
        currency=currency,
        reductions=taken,
        fee=fee,
        prices_include_tax=prices_include_tax,
    )


def charge(
    lines: Sequence[PricedLine],
    *,
    currency: str,
    reductions: Sequence[int] = (),
    fee: Fee | None = None,
    prices_include_tax: bool = True,
) -> Breakdown:
    """What lines come to whose discounts are settled; `reductions` are those, in minor units."""
    delivery = _delivery(fee, goods_minor=sum(line.charged_minor for line in lines))
    charged = [*lines, *([delivery] if delivery else [])]
    taxes = tuple(_taxes(charged, included=prices_include_tax))
    taxed = _share_tax(charged, taxes)
    return Breakdown(
        currency=currency,
        lines=tuple(taxed[: len(lines)]),
        reductions=tuple(reductions),
        delivery=taxed[-1] if delivery else None,
        taxes=taxes,
        prices_include_tax=prices_include_tax,
    )


def reduction_of(goods_minor: int, reduction: Reduction, *, currency: str) -> int:
    """What a discount takes off goods of this much: never more than there is."""
    if reduction.percent_ppm is None:
        return min(reduction.amount_minor, goods_minor)
    if reduction.percent_ppm >= MILLION:
        return goods_minor
    step = 10 if minor_digits(currency) == 3 else 1
    return min(step * divide(goods_minor * reduction.percent_ppm, step * MILLION), goods_minor)


def fee_of(fee: Fee, *, goods_minor: int) -> int:
    """What delivery costs when the goods come to this much after discounts."""
    free = fee.free_from_minor is not None and goods_minor >= fee.free_from_minor
    return 0 if free else fee.amount_minor


def tax_within(gross_minor: int, *, rate_ppm: int) -> int:
    """The tax contained in an amount."""
    return divide(gross_minor * rate_ppm, MILLION + rate_ppm)


def tax_upon(net_minor: int, *, rate_ppm: int) -> int:
    """The tax added to an amount."""
    return divide(net_minor * rate_ppm, MILLION)


def _delivery(fee: Fee | None, *, goods_minor: int) -> PricedLine | None:
    if fee is None:
        return None
    return PricedLine(fee_of(fee, goods_minor=goods_minor), rate_ppm=fee.rate_ppm)


def _taxes(charged: Iterable[PricedLine], *, included: bool) -> Iterable[TaxSum]:
    sums: dict[int, int] = {}
    for line in charged:
        if line.rate_ppm is not None:
            sums[line.rate_ppm] = sums.get(line.rate_ppm, 0) + line.charged_minor
    for rate, amount in sorted(sums.items(), reverse=True):
        tax = (tax_within if included else tax_upon)(amount, rate_ppm=rate)
        yield TaxSum(rate, net_minor=amount - tax if included else amount, tax_minor=tax)


def _share_tax(charged: Sequence[PricedLine], taxes: Iterable[TaxSum]) -> list[PricedLine]:
    shared = list(charged)
    for tax in taxes:
        at_rate = [at for at, line in enumerate(charged) if line.rate_ppm == tax.rate_ppm]
        parts = allocate(tax.tax_minor, [charged[at].charged_minor for at in at_rate])
        for at, part in zip(at_rate, parts, strict=True):
            shared[at] = replace(charged[at], tax_minor=part)
    return shared
