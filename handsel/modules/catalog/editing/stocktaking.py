"""Stock as members find it: delivered, counted, broken, come back. Each with its reason."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from django.db import transaction

from handsel.kit.errors import Conflict, Invalid, NotFound
from handsel.modules.audit.actions import record
from handsel.modules.businesses.actor import Actor
from handsel.modules.businesses.rules import Permission
from handsel.modules.catalog.editing.seen import hold_all
from handsel.modules.catalog.models import StockChange, Variant
from handsel.modules.catalog.stock import lock_variants, require_stock

Reason = StockChange.Reason
LATEST: Final = 50


class NotCounted(Conflict):
    """The stock of this is not counted. Have it counted first."""

    code = "not_counted"


class NotAStockChange(Invalid):
    """Say either how many there are now, or by how many more or fewer."""

    code = "not_a_stock_change"


class StockKeyReused(Conflict):
    """This key was used for another change of stock."""

    code = "key_reused"


@dataclass(frozen=True, slots=True)
class Taking:
    """What becomes of stock: `to` so many, or `by` so many more (or fewer, below zero)."""

    reason: Reason
    client_key: str
    to: int | None = None
    by: int | None = None
    note: str = ""


def take_stock(
    actor: Actor, variant_ids: Collection[UUID], taking: Taking, *, now: datetime
) -> list[StockChange]:
    """Change the stock of these variants, all or none; the same member's same key does it once.

    Raises Forbidden, NotAStockChange, NotFound, NotCounted, NotAStock and BelowReserved.
    """
    actor.require(Permission.CHANGE_CATALOG)
    if (taking.to is None) == (taking.by is None):
        raise NotAStockChange
    once_key = f"{actor.member_id}:{taking.client_key}"
    with transaction.atomic():
        variants = lock_variants(variant_ids)
        if len(variants) < len(set(variant_ids)):
            raise NotFound
        if before := list(StockChange.objects.filter(once_key=once_key).order_by("variant_id")):
            return _require_same(before, taking, variants=variants)
        made = [_changed(row, taking) for row in variants.values()]
        for one in made:
            one.once_key, one.changed_by_id, one.at = once_key, actor.member_id, now
        Variant.objects.bulk_update(variants.values(), ["stock"], batch_size=500)
        StockChange.objects.bulk_create(made, batch_size=500)
        for one in made:
            told = {"by": one.by, "stock": one.stock, "reason": str(one.reason)}
            record("stock.changed", actor=actor, subject=("variant", one.variant_id), detail=told)
        return made


def take_stock_of(
    actor: Actor, product_ids: Collection[UUID], taking: Taking, *, now: datetime
) -> list[StockChange]:
    """Change the stock of every counted variant of these products; raises as `take_stock`."""
    with transaction.atomic():
        hold_all(list(product_ids))
        counted = Variant.objects.filter(product_id__in=product_ids, tracks_stock=True)
        variant_ids = list(counted.values_list("id", flat=True))
        if not variant_ids:
            raise NotCounted
        return take_stock(actor, variant_ids, taking, now=now)


def list_changes(product_id: UUID) -> list[StockChange]:
    """What members did to the stock of a product's variants, the latest first."""
    rows = StockChange.objects.select_related("changed_by__user", "variant")
    return list(rows.filter(variant__product_id=product_id).order_by("-id")[:LATEST])


def _changed(row: Variant, taking: Taking) -> StockChange:
    if not row.tracks_stock:
        raise NotCounted
    stock = row.stock + taking.by if taking.by is not None else taking.to
    assert stock is not None
    require_stock(row, stock)
    by, row.stock = stock - row.stock, stock
    return StockChange(
        variant=row, by=by, stock=stock, reason=taking.reason, note=taking.note.strip()
    )


def _require_same(
    before: list[StockChange], taking: Taking, *, variants: Collection[UUID]
) -> list[StockChange]:
    told = (taking.reason, taking.note.strip())
    same = all(
        (one.reason, one.note) == told
        and (one.by == taking.by if taking.by is not None else one.stock == taking.to)
        for one in before
    )
    if not same or {one.variant_id for one in before} != set(variants):
        raise StockKeyReused
    return before
