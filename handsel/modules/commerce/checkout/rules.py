"""What a summary is, and what makes it the same summary. Pure."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from pydantic import TypeAdapter

from handsel.kit.money import Money
from handsel.modules.commerce.pricing.address import NOWHERE, Address
from handsel.modules.commerce.pricing.rules import TaxSum

#: At most this many of one variant in a cart (also a constraint of the table).
MAX_QUANTITY = 99
#: At most this many different variants in a cart.
MAX_LINES = 40
#: So many codes that are none may be tried for one cart.
MAX_WRONG_CODES = 5
#: How long a summary waits for its yes.
SUMMARY_LASTS = timedelta(minutes=15)
#: How long stock is held and the payment page is open after the yes.
PAYMENT_LASTS = timedelta(minutes=60)


@dataclass(frozen=True, slots=True)
class SummaryLine:
    """One line as shown, in minor units of the summary's currency.

    Its part of the discounts and of its rate's tax come with it (see `pricing`).
    """

    variant_id: UUID
    title: str
    quantity: int
    unit_price_minor: int
    discount_minor: int = 0
    rate_ppm: int | None = None
    tax_minor: int = 0

    @property
    def total_minor(self) -> int:
        """Before discounts."""
        return self.quantity * self.unit_price_minor


@dataclass(frozen=True, slots=True)
class SummaryDiscount:
    """A discount as shown."""

    discount_id: UUID
    name: str
    code: str
    amount_minor: int


@dataclass(frozen=True, slots=True)
class SummaryDelivery:
    """How and where to it is delivered, and what that costs."""

    option_id: UUID
    name: str
    fee_minor: int
    rate_ppm: int | None = None
    tax_minor: int = 0
    days: tuple[int | None, int | None] = (None, None)
    address: Address = NOWHERE


@dataclass(frozen=True, slots=True)
class Terms:
    """Everything of a summary that is not goods; in most shops, nothing."""

    discounts: tuple[SummaryDiscount, ...] = ()
    delivery: SummaryDelivery | None = None
    taxes: tuple[TaxSum, ...] = ()
    prices_include_tax: bool = True

    @property
    def discount_minor(self) -> int:
        return sum(one.amount_minor for one in self.discounts)

    @property
    def delivery_minor(self) -> int:
        return self.delivery.fee_minor if self.delivery else 0

    @property
    def added_tax_minor(self) -> int:
        """The tax on top of the prices; zero where they include it."""
        return 0 if self.prices_include_tax else sum(tax.tax_minor for tax in self.taxes)


NO_TERMS = Terms()


@dataclass(frozen=True, slots=True)
class Summary:
    """What the customer is asked to say yes to."""

    lines: tuple[SummaryLine, ...]
    currency: str
    terms: Terms = NO_TERMS

    @property
    def total(self) -> Money:
        goods = sum(line.total_minor for line in self.lines)
        beside = self.terms.delivery_minor + self.terms.added_tax_minor
        return Money(goods - self.terms.discount_minor + beside, self.currency)

    @property
    def hash(self) -> str:
        """SHA-256, in hex, over the canonical JSON of lines, terms, total and currency."""
        said = {
            "lines": stored_lines(self.lines),
            "terms": stored_terms(self.terms),
            "total_minor": self.total.amount_minor,
            "currency": self.currency,
        }
        written = json.dumps(said, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        return hashlib.sha256(written.encode()).hexdigest()


def stored_lines(lines: Sequence[SummaryLine]) -> list[dict[str, Any]]:
    """Lines as they are kept in a checkout's row."""
    return [{**asdict(line), "variant_id": str(line.variant_id)} for line in lines]


def read_lines(stored: Sequence[Mapping[str, Any]]) -> tuple[SummaryLine, ...]:
    """Lines from a checkout's row."""
    return tuple(
        SummaryLine(
            variant_id=UUID(line["variant_id"]),
            title=line["title"],
            quantity=line["quantity"],
            unit_price_minor=line["unit_price_minor"],
            discount_minor=line.get("discount_minor", 0),
            rate_ppm=line.get("rate_ppm"),
            tax_minor=line.get("tax_minor", 0),
        )
        for line in stored
    )


def stored_terms(terms: Terms) -> dict[str, Any]:
    """Terms as they are kept in a checkout's row."""
    stored: dict[str, Any] = _TERMS.dump_python(terms, mode="json")
    return stored


def read_terms(stored: Mapping[str, Any]) -> Terms:
    """Terms from a checkout's row; a row from before there were any has none."""
    return _TERMS.validate_python(dict(stored))


_TERMS = TypeAdapter(Terms)
