"""Questions about the ledger."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet, Sum

from handsel.modules.commerce.ledger.models import Entry, Movement
from handsel.modules.commerce.ledger.rules import Account, Kind, Standing, standing_of


def get_standing(*order_ids: UUID) -> Standing:
    """What was captured, refunded, disputed, lost and sold for one order, or several together."""
    rows = (
        Entry.objects.filter(movement__order_id__in=order_ids)
        .values_list("movement__kind", "account")
        .annotate(total=Sum("amount_minor"))
    )
    return standing_of({(kind, account): total for kind, account, total in rows})


def list_movements(order_id: UUID) -> list[Movement]:
    """An order's movements with their entries, oldest first."""
    found = _movements().filter(order_id=order_id)
    return list(found.order_by("occurred_at", "id"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which movements: of one order, and from `since` until before `until`."""

    order_id: UUID | None = None
    since: datetime | None = None
    until: datetime | None = None


def list_booked(
    wanted: Wanted, *, before: tuple[datetime, UUID] | None = None, limit: int = 50
) -> list[Movement]:
    """Movements of the business with their entries, the latest first, in two statements.

    `before` is when the last one of the page before occurred, and its id.
    """
    bounds = {
        "order_id": wanted.order_id,
        "occurred_at__gte": wanted.since,
        "occurred_at__lt": wanted.until,
    }
    given = {name: value for name, value in bounds.items() if value is not None}
    found = _movements().filter(**given)
    if before is not None:
        moment, last_id = before
        found = found.filter(Q(occurred_at__lt=moment) | Q(occurred_at=moment, id__lt=last_id))
    return list(found.order_by("-occurred_at", "-id")[:limit])


def find_amounts(*kinds: Kind, reference: str) -> dict[Account, int]:
    """What an occasion did to each account; empty when it is not in the ledger as any of `kinds`.

    Several kinds together are summed.
    """
    rows = (
        Entry.objects.filter(movement__kind__in=kinds, movement__reference=reference)
        .values_list("account")
        .annotate(total=Sum("amount_minor"))
    )
    return {Account(name): total for name, total in rows}


def get_sold(order_id: UUID) -> tuple[int, int]:
    """What is left of an order's sale after what was given back: with tax, and the tax in it."""
    accounts = [Account.SALES, Account.DELIVERY, Account.TAX, Account.RETURNS]
    rows = (
        Entry.objects.filter(movement__order_id=order_id, account__in=accounts)
        .values_list("account")
        .annotate(total=Sum("amount_minor"))
    )
    sums = dict(rows)
    return -sum(sums.values()), -sums.get(Account.TAX, 0)


def get_balances(*, currency: str) -> dict[str, int]:
    """Each account's balance over the whole business, in minor units of one currency."""
    rows = (
        Entry.objects.filter(currency=currency)
        .values_list("account")
        .annotate(total=Sum("amount_minor"))
    )
    return dict(rows)


def list_currencies() -> list[str]:
    """The currencies in which money moved, by their codes."""
    found = Entry.objects.order_by("currency").values_list("currency", flat=True)
    return list(found.distinct())


def _movements() -> QuerySet[Movement]:
    entries = Entry.objects.order_by("-amount_minor", "id")
    return Movement.objects.prefetch_related(Prefetch("entries", queryset=entries))
