"""Bring what is sealed under the newest key of the ring: online, in small steps, any time again.

Nothing is remembered between steps: a sealed value names the key that wrapped it, so what is left
to do can be read off the rows. Readers go on while keys change, as both forms open.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from django.db import connection, models, transaction

from handsel.kit import tenancy
from handsel.kit.secrets import KeyRing, Place, Unopenable
from handsel.kit.tenancy.schema import owned_models, shared_models

#: Rows of one transaction. A batch's locks last a few milliseconds.
BATCH: Final = 200
_FIRST: Final = UUID(int=0)

_COUNT = """
SELECT split_part("{column}", '.', 2), count(*) FROM "{table}" WHERE "{column}" <> ''
GROUP BY 1
"""
# Locked in one order, so that two rotations at once wait for each other and never deadlock.
_STALE = """
SELECT id, "{column}" FROM "{table}"
WHERE id > %s AND "{column}" <> '' AND split_part("{column}", '.', 2) <> %s
ORDER BY id LIMIT %s FOR UPDATE
"""
_WRITE = """
UPDATE "{table}" SET "{column}" = given.sealed
FROM unnest(%s::uuid[], %s::text[]) AS given (id, sealed) WHERE "{table}".id = given.id
"""


@dataclass(frozen=True, slots=True)
class SealedColumn:
    """One column of sealed secrets. Those of no business are `owned` False."""

    table: str
    column: str
    owned: bool

    def place(self, row: UUID, business: UUID | None) -> Place:
        """Where the secret of one row is sealed for."""
        return Place(
            table=self.table,
            column=self.column,
            row=str(row),
            business=str(business) if business else "",
        )

    def sql(self, statement: str) -> str:
        """The statement about this column. Its names are our models' own."""
        return statement.format(table=self.table, column=self.column)


@dataclass(frozen=True, slots=True)
class Step:
    """What one batch came to. What does not open is left as it is, for a person."""

    rewrapped: int
    unopenable: tuple[Place, ...] = ()


def sealed_columns() -> list[SealedColumn]:
    """Every column of ours that holds sealed secrets, as the models say."""
    found: list[type[Any]] = [*owned_models(), *shared_models()]
    return [
        SealedColumn(model._meta.db_table, column, owned=_has_business(model))
        for model in found
        for column in model.sealed_columns
    ]


def count_by_key(business_id: UUID | None) -> Counter[str]:
    """How many secrets each key id wraps: of one business, or of none."""
    counted: Counter[str] = Counter()
    with _scope(business_id), connection.cursor() as cursor:
        for one in _columns(business_id):
            cursor.execute(one.sql(_COUNT))
            counted.update(dict(cursor.fetchall()))
    return counted


def rewrap(
    business_id: UUID | None,
    *,
    ring: KeyRing,
    batch: int = BATCH,
    also: Callable[[Step], None] = lambda _: None,
) -> Iterator[Step]:
    """Re-wrap the secrets of one business, or of none, a committed batch at a time.

    `also` is called with each step in its transaction, to write down that it was done.

    It may be stopped anywhere, and started again.
    """
    for column in _columns(business_id):
        last: UUID | None = _FIRST
        while last is not None:
            with _scope(business_id):
                step, last = _rewrap_batch(column, business_id, ring=ring, after=last, most=batch)
                also(step)
            yield step


def _rewrap_batch(
    column: SealedColumn, business_id: UUID | None, *, ring: KeyRing, after: UUID, most: int
) -> tuple[Step, UUID | None]:
    """One batch; and the last row seen, or None when there are no more."""
    renewed: dict[UUID, str] = {}
    unopenable = []
    with connection.cursor() as cursor:
        cursor.execute(column.sql(_STALE), [after, ring.ids[0], most])
        rows = cursor.fetchall()
        for row_id, sealed in rows:
            place = column.place(row_id, business_id)
            try:
                renewed[row_id] = ring.rewrap(sealed, place=place)
            except Unopenable:
                unopenable.append(place)
        if renewed:
            cursor.execute(column.sql(_WRITE), [list(renewed), list(renewed.values())])
    return Step(len(renewed), tuple(unopenable)), rows[-1][0] if len(rows) == most else None


def _columns(business_id: UUID | None) -> list[SealedColumn]:
    return [one for one in sealed_columns() if one.owned == (business_id is not None)]


def _scope(business_id: UUID | None) -> AbstractContextManager[None]:
    return tenancy.business(business_id) if business_id else transaction.atomic()


def _has_business(model: type[models.Model]) -> bool:
    return any(field.attname == "business_id" for field in model._meta.concrete_fields)
