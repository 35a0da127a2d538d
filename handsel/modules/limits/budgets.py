"""What a day may cost, and what it has cost: counted where it is spent, asked before the next."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from django.db import connection

from handsel.kit import tenancy
from handsel.kit.ids import uuid7
from handsel.modules.limits.models import Budget, Kind
from handsel.modules.limits.tasks import forget_spending


@dataclass(frozen=True, slots=True)
class DailyBudget:
    """What a day (UTC) may cost. `None` is no limit.

    Sends are messages that nobody of the shop wrote. Costs are in millionths, as models are priced.
    The defaults are several times what a busy shop needs, and end a flood within the day.
    """

    customer_sends: int = 300
    business_sends: int = 100_000
    customer_tokens: int = 300_000
    business_tokens: int = 20_000_000
    customer_cost_micro: int | None = None
    business_cost_micro: int | None = None


DEFAULT: Final = DailyBudget()
FIELDS: Final = tuple(asdict(DEFAULT))


@dataclass(frozen=True, slots=True)
class UsedUp:
    """A budget that has nothing left. `for_all`: the business's, not only this customer's."""

    kind: Kind
    for_all: bool
    most: int


_LOOK: Final = f"""
SELECT {", ".join(f"b.{name}" for name in FIELDS)}, s.kind, s.subject_id, s.amount
FROM (SELECT %s::uuid AS id) AS here
LEFT JOIN limits_budget b ON b.business_id = here.id
LEFT JOIN limits_spending s
    ON s.business_id = here.id AND s.day = %s AND s.subject_id = ANY(%s)
"""  # noqa: S608 - the names of our own columns
# The customer's row first, the business's last: everybody locks in this order, that one briefly.
_ADD: Final = """
INSERT INTO limits_spending AS had (id, business_id, day, kind, subject_id, amount)
VALUES (%s, %s, %s, %s, %s, %s), (%s, %s, %s, %s, %s, %s)
ON CONFLICT (business_id, day, subject_id, kind) DO UPDATE
    SET amount = had.amount + excluded.amount
RETURNING subject_id, xmax = 0
"""


def get_budget() -> DailyBudget:
    """What a day of the current business may cost."""
    row = Budget.objects.first()
    return DEFAULT if row is None else DailyBudget(**{n: getattr(row, n) for n in FIELDS})


def put_budget(budget: DailyBudget) -> None:
    """Change what a day of the current business may cost, from now on."""
    values = asdict(budget)
    Budget.objects.update_or_create(defaults=values, create_defaults=values)


def add(kind: Kind, amount: int, *, customer_id: UUID, now: datetime) -> None:
    """Count what was spent on a customer of the current business; best as the last statement."""
    if amount <= 0:
        return
    business_id, day = tenancy.current(), now.date()
    rows = [
        value
        for subject in (customer_id, business_id)
        for value in (uuid7(), business_id, day, kind.value, subject, amount)
    ]
    with connection.cursor() as cursor:
        cursor.execute(_ADD, rows)
        is_first = any(new and subject == business_id for subject, new in cursor.fetchall())
    if is_first:
        forget_spending.enqueue(business_id=business_id)


def spent_on(day: date) -> Mapping[Kind, int]:
    """What a day has cost the current business."""
    _, amounts = _look(day=day, subjects=[tenancy.current()])
    return {kind: amounts.get((kind, tenancy.current()), 0) for kind in Kind}


def list_used_up(*, customer_id: UUID, now: datetime) -> list[UsedUp]:
    """The budgets that leave nothing for this customer of the current business today."""
    business_id = tenancy.current()
    budget, amounts = _look(day=now.date(), subjects=[customer_id, business_id])
    found = []
    for kind in Kind:
        for subject, scope in ((business_id, "business"), (customer_id, "customer")):
            most: int | None = getattr(budget, f"{scope}_{kind.value}")
            if most is not None and amounts.get((kind, subject), 0) >= most:
                found.append(UsedUp(kind, for_all=scope == "business", most=most))
    return found


def _look(*, day: date, subjects: list[UUID]) -> tuple[DailyBudget, dict[tuple[Kind, UUID], int]]:
    """Settings and sums in one statement, since every answer asks."""
    with connection.cursor() as cursor:
        cursor.execute(_LOOK, [tenancy.current(), day, subjects])
        rows = cursor.fetchall()
    width = len(FIELDS)
    first = rows[0]
    told = first[0] is not None
    budget = DailyBudget(**dict(zip(FIELDS, first[:width], strict=True))) if told else DEFAULT
    sums = {
        (Kind(kind), subject): amount
        for kind, subject, amount in (row[width:] for row in rows)
        if kind is not None
    }
    return budget, sums
