"""The one verb of the ledger."""

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType
from uuid import UUID

from django.db import IntegrityError, transaction

from handsel.kit import tenancy
from handsel.kit.errors import Conflict, Invalid
from handsel.kit.money import Money
from handsel.modules.commerce.ledger.models import Entry, Movement
from handsel.modules.commerce.ledger.rules import Account, Kind, sides_of, split


class NothingToMove(Invalid):
    """A movement moves a positive amount."""

    code = "nothing_to_move"


class OccasionDiffers(Conflict):
    """This occasion is in the ledger already, with another order or amount."""

    code = "occasion_differs"


NO_SHARES: Mapping[Account, int] = MappingProxyType({})


def record(
    kind: Kind,
    *,
    reference: str,
    order_id: UUID,
    money: Money,
    at: datetime,
    was_sold: bool = True,
    shares: Mapping[Account, int] = NO_SHARES,
) -> bool:
    """Write a movement once; False when this occasion was written before.

    `reference` names the occasion (the provider's id, or the order's). `shares` are the parts of
    a sale, or of what is given back of one, that belong to accounts of their own (tax, delivery).
    Raises NothingToMove, and OccasionDiffers when the occasion was written with another order or
    amount.
    """
    tenancy.current()
    if money.amount_minor <= 0:
        raise NothingToMove
    try:
        with transaction.atomic():
            movement = Movement.objects.create(
                kind=kind, reference=reference, order_id=order_id, currency=money.currency,
                occurred_at=at,
            )  # fmt: skip
    except IntegrityError:
        _require_same(kind, reference=reference, order_id=order_id, money=money)
        return False
    sides = sides_of(kind, was_sold=was_sold)
    Entry.objects.bulk_create(
        Entry(movement=movement, account=account, amount_minor=amount, currency=money.currency)
        for account, amount in split(sides, amount=money.amount_minor, shares=shares)
    )
    return True


def _require_same(kind: Kind, *, reference: str, order_id: UUID, money: Money) -> None:
    written = Movement.objects.get(kind=kind, reference=reference)
    entries = Entry.objects.filter(movement=written, amount_minor__gt=0)
    moved = sum(entries.values_list("amount_minor", flat=True))
    same = (written.order_id, written.currency) == (order_id, money.currency)
    if not same or moved != money.amount_minor:
        raise OccasionDiffers
