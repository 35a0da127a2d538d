"""Stock: reserved for a checkout, sold, or let go. Every verb may be repeated safely.

Rows of variants are always locked in the order of their ids, so that two checkouts with the same
variants wait for each other instead of deadlocking.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.db import transaction

from handsel.kit import tenancy
from handsel.kit.errors import Conflict, Invalid, NotFound
from handsel.modules.catalog.models import Reservation, Variant
from handsel.modules.catalog.rules import available

MOST_STOCK: Final = 2_000_000_000


class OutOfStock(Conflict):
    """There is not enough in stock."""

    code = "out_of_stock"

    def __init__(self, *, variant_id: UUID, wanted: int, available: int) -> None:
        super().__init__()
        self.variant_id = variant_id
        self.wanted = wanted
        self.available = available


class BelowReserved(Conflict):
    """Stock cannot be set below what is reserved for checkouts."""

    code = "below_reserved"


class NotAStock(Invalid):
    """Stock is a whole number from zero to two thousand million."""

    code = "not_a_stock"


@dataclass(frozen=True, slots=True)
class Shortage:
    """Sold but not there: `missing` of a variant must be found, or the customer told."""

    variant_id: UUID
    missing: int


def reserve(reference: UUID, *, quantities: Mapping[UUID, int]) -> None:
    """Hold stock for `reference`, all or nothing; asked again, it changes nothing.

    Raises OutOfStock for the first variant (by id) that is short, NotFound for an unknown one.
    """
    tenancy.current()
    with transaction.atomic():
        variants = lock_variants(quantities)
        if Reservation.objects.filter(reference=reference).exists():
            return
        for variant_id in sorted(quantities):
            _hold(variants.get(variant_id), variant_id, reference, quantities[variant_id])


def release(reference: UUID) -> None:
    """Let go of what is still held for `reference`."""
    with transaction.atomic():
        for variant, row in _locked_rows(reference, states=["held"]):
            if row.is_counted:
                variant.reserved -= row.quantity
                variant.save(update_fields=["reserved"])
            _mark(row, "released")


def sell(reference: UUID) -> tuple[Shortage, ...]:
    """Take what was reserved for `reference` out of stock.

    A reservation let go before (a late payment) takes from what is available now; what is not
    there any more is reported, and stays reported until there is stock for it.
    """
    with transaction.atomic():
        shortages = [
            _sell_one(variant, row)
            for variant, row in _locked_rows(reference, states=["held", "released"])
        ]
    return tuple(shortage for shortage in shortages if shortage)


def put_back(quantities: Mapping[UUID, int]) -> None:
    """Put what was sold back on the shelf; variants whose stock nobody counts are left.

    Unlike the other verbs it has no reference of its own: the caller sees to it that it happens
    once.
    """
    with transaction.atomic():
        for variant in lock_variants(quantities).values():
            if variant.tracks_stock:
                variant.stock += quantities[variant.id]
                variant.save(update_fields=["stock"])


def change_stock(variant_id: UUID, *, stock: int) -> None:
    """Set how many are on the shelf; raises NotFound, BelowReserved, NotAStock."""
    with transaction.atomic():
        variant = lock_variants([variant_id]).get(variant_id)
        if variant is None:
            raise NotFound
        require_stock(variant, stock)
        variant.stock = stock
        variant.save(update_fields=["stock"])


def require_stock(variant: Variant, stock: int) -> None:
    """Raise NotAStock or BelowReserved for what a variant's stock cannot become."""
    if not 0 <= stock <= MOST_STOCK:
        raise NotAStock
    if stock < variant.reserved:
        told = f"{variant.reserved} of {variant.sku} are held for checkouts: no fewer can be left."
        raise BelowReserved(told)


def _hold(variant: Variant | None, variant_id: UUID, reference: UUID, quantity: int) -> None:
    if variant is None:
        raise NotFound
    if variant.tracks_stock:
        free = available(stock=variant.stock, reserved=variant.reserved)
        if quantity > free:
            raise OutOfStock(variant_id=variant_id, wanted=quantity, available=free)
        variant.reserved += quantity
        variant.save(update_fields=["reserved"])
    Reservation.objects.create(
        variant=variant, reference=reference, quantity=quantity, is_counted=variant.tracks_stock
    )


def _sell_one(variant: Variant, row: Reservation) -> Shortage | None:
    if not row.is_counted:
        _mark(row, "sold")
        return None
    if row.state == "held":
        variant.reserved -= row.quantity
    else:
        free = available(stock=variant.stock, reserved=variant.reserved)
        if row.quantity > free:
            return Shortage(variant_id=variant.id, missing=row.quantity - free)
    variant.stock -= row.quantity
    variant.save(update_fields=["stock", "reserved"])
    _mark(row, "sold")
    return None


def _mark(row: Reservation, state: str) -> None:
    row.state = state
    row.save(update_fields=["state"])


def lock_variants(variant_ids: Iterable[UUID]) -> dict[UUID, Variant]:
    """The variants that exist among these, by id, held until the transaction ends."""
    rows = Variant.objects.select_for_update(no_key=True).filter(id__in=list(variant_ids))
    return {row.id: row for row in rows.order_by("id")}


def _locked_rows(reference: UUID, *, states: list[str]) -> list[tuple[Variant, Reservation]]:
    """The reservations in these states with their variants locked; read again under the lock."""
    wanted = Reservation.objects.filter(reference=reference)
    variants = lock_variants(wanted.values_list("variant_id", flat=True))
    rows = wanted.filter(state__in=states).order_by("variant_id")
    return [(variants[row.variant_id], row) for row in rows]
