"""The ledger as a file: every entry with its movement and its order's number."""

import csv
import io
from collections.abc import Iterator
from datetime import datetime
from typing import Final
from uuid import UUID

from handsel.kit import tenancy
from handsel.kit.money import Money, to_decimal
from handsel.modules.catalog.importing.cells import safe_cell
from handsel.modules.commerce.ledger.models import Movement
from handsel.modules.commerce.ledger.queries import Wanted, list_booked
from handsel.modules.commerce.orders.queries import get_numbers

HEADER: Final = (
    "occurred_at", "movement", "kind", "order", "reference", "account", "debit", "credit",
    "currency",
)  # fmt: skip
_AT_ONCE: Final = 500


def export(business_id: UUID, wanted: Wanted) -> Iterator[bytes]:
    """The movements wanted as CSV (UTF-8), the latest first, a row for each entry.

    Some hundred movements are read in a transaction of their own: one that is written meanwhile
    may be in it or not.
    """
    yield _csv([HEADER])
    before: tuple[datetime, UUID] | None = None
    while True:
        with tenancy.business(business_id):
            page = list_booked(wanted, before=before, limit=_AT_ONCE)
            numbers = get_numbers({one.order_id for one in page})
        if not page:
            return
        yield _csv(row for one in page for row in _rows(one, number=numbers.get(one.order_id)))
        before = page[-1].occurred_at, page[-1].id


def _rows(movement: Movement, *, number: int | None) -> Iterator[tuple[str, ...]]:
    for entry in movement.entries.all():
        amount = f"{to_decimal(Money(abs(entry.amount_minor), entry.currency)):f}"
        is_debit = entry.amount_minor > 0
        yield (
            movement.occurred_at.isoformat(),
            str(movement.id),
            movement.kind,
            str(number or ""),
            movement.reference,
            entry.account,
            amount if is_debit else "",
            "" if is_debit else amount,
            entry.currency,
        )


def _csv(rows: Iterator[tuple[str, ...]] | list[tuple[str, ...]]) -> bytes:
    text = io.StringIO()
    csv.writer(text).writerows([safe_cell(cell) for cell in row] for row in rows)
    return text.getvalue().encode()
