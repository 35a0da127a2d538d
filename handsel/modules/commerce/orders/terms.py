"""What the customer agreed to beside the goods, and the taxes of an order by rate. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from handsel.kit.money import Money
from handsel.modules.commerce.orders.models import Order, OrderLine
from handsel.modules.commerce.pricing.address import NOWHERE, Address
from handsel.modules.commerce.pricing.rules import TaxSum


@dataclass(frozen=True, slots=True)
class AgreedLine:
    """One line as the customer agreed to it, in minor units of the order's currency.

    `rate_ppm` is None where no tax is known of; `tax_minor` is within the line's price less its
    discount where prices include tax, else on top.
    """

    variant_id: UUID
    title: str
    quantity: int
    unit_price_minor: int
    discount_minor: int = 0
    rate_ppm: int | None = None
    tax_minor: int = 0

    @property
    def charged_minor(self) -> int:
        return self.quantity * self.unit_price_minor - self.discount_minor


@dataclass(frozen=True, slots=True)
class AgreedDiscount:
    """A discount as it was named and counted."""

    name: str
    code: str
    amount_minor: int


@dataclass(frozen=True, slots=True)
class AgreedTerms:
    """Delivery, discounts and how tax is meant; without any, an order is its lines."""

    discounts: tuple[AgreedDiscount, ...] = ()
    delivery_name: str = ""
    delivery_minor: int = 0
    delivery_rate_ppm: int | None = None
    delivery_tax_minor: int = 0
    prices_include_tax: bool = True
    address: Address = NOWHERE

    def columns(self, lines: Sequence[AgreedLine]) -> dict[str, Any]:
        """As an order's row keeps them."""
        return {
            "discount_minor": sum(line.discount_minor for line in lines),
            "delivery_minor": self.delivery_minor,
            "tax_minor": self.delivery_tax_minor + sum(line.tax_minor for line in lines),
            "prices_include_tax": self.prices_include_tax,
            "discounts": [
                {"name": one.name, "code": one.code, "amount_minor": one.amount_minor}
                for one in self.discounts
            ],
            "delivery_name": self.delivery_name,
            "delivery_rate_ppm": self.delivery_rate_ppm,
            "delivery_tax_minor": self.delivery_tax_minor,
            "delivery_address": self.address.stored() if self.address != NOWHERE else {},
        }


NO_TERMS = AgreedTerms()


def agree(lines: Sequence[AgreedLine], terms: AgreedTerms, *, total: Money) -> bool:
    """Whether lines and terms add up to the total, and discounts to what they take off lines."""
    charged = sum(line.charged_minor for line in lines) + terms.delivery_minor
    tax = terms.delivery_tax_minor + sum(line.tax_minor for line in lines)
    taken = sum(one.amount_minor for one in terms.discounts)
    whole = charged if terms.prices_include_tax else charged + tax
    return whole == total.amount_minor and taken == sum(line.discount_minor for line in lines)


def taxes_by_rate(order: Order, lines: Iterable[OrderLine]) -> tuple[TaxSum, ...]:
    """An order's taxes summed for each rate, the highest first; empty where none is known of."""
    charged: dict[int, tuple[int, int]] = {}

    def count(rate: int | None, amount: int, tax: int) -> None:
        if rate is not None:
            known = charged.get(rate, (0, 0))
            charged[rate] = (known[0] + amount, known[1] + tax)

    for line in lines:
        amount = line.quantity * line.unit_price_minor - line.discount_minor
        count(line.tax_rate_ppm, amount, line.tax_minor)
    count(order.delivery_rate_ppm, order.delivery_minor, order.delivery_tax_minor)
    return tuple(
        TaxSum(rate, net_minor=amount - tax if order.prices_include_tax else amount, tax_minor=tax)
        for rate, (amount, tax) in sorted(charged.items(), reverse=True)
    )
