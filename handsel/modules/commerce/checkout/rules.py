"""What a summary is, and what makes it the same summary. Pure."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from handsel.kit.money import Money

#: At most this many of one variant in a cart (also a constraint of the table).
MAX_QUANTITY = 99
#: At most this many different variants in a cart.
MAX_LINES = 40
#: How long a summary waits for its yes.
SUMMARY_LASTS = timedelta(minutes=15)
#: How long stock is held and the payment page is open after the yes.
PAYMENT_LASTS = timedelta(minutes=60)


@dataclass(frozen=True, slots=True)
class SummaryLine:
    """One line as shown; the price in minor units of the summary's currency."""

    variant_id: UUID
    title: str
    quantity: int
    unit_price_minor: int

    @property
    def total_minor(self) -> int:
        return self.quantity * self.unit_price_minor


@dataclass(frozen=True, slots=True)
class Summary:
    """What the customer is asked to say yes to."""

    lines: tuple[SummaryLine, ...]
    currency: str

    @property
    def total(self) -> Money:
        return Money(sum(line.total_minor for line in self.lines), self.currency)

    @property
    def hash(self) -> str:
        """SHA-256, in hex, over the canonical JSON of lines, total and currency."""
        said = {
            "lines": stored_lines(self.lines),
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
        )
        for line in stored
    )
