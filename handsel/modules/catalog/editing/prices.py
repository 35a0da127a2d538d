"""Verbs on prices: of one variant, or of several products, all of them or none."""

from collections.abc import Sequence
from uuid import UUID

from django.db import transaction

from handsel.kit.errors import Conflict, Invalid, NotFound
from handsel.modules.catalog.editing.seen import hold_all
from handsel.modules.catalog.models import Variant
from handsel.modules.catalog.rules import HIGHEST_PRICE, raised


class PriceChanged(Conflict):
    """The price is not what it was any more. Look at it again before you change it."""

    code = "price_changed"


class NotAPrice(Invalid):
    """Say either a price or by how much prices change; no price may leave what can be counted."""

    code = "not_a_price"


def change_price(
    variant_id: UUID, *, price_minor: int, was_minor: int | None = None
) -> tuple[UUID, bool]:
    """Set a variant's price, in minor units of its currency; its product, and if it was another.

    Raises NotFound, and PriceChanged when it was not `was_minor`; asked again, it changes nothing.
    """
    with transaction.atomic():
        row = Variant.objects.select_for_update(no_key=True).filter(id=variant_id).first()
        if row is None:
            raise NotFound
        if was_minor is not None and row.price_minor not in (was_minor, price_minor):
            raise PriceChanged
        differs = row.price_minor != price_minor
        if differs:
            row.price_minor = price_minor
            row.save(update_fields=["price_minor"])
    return row.product_id, differs


def change_prices(
    product_ids: Sequence[UUID],
    *,
    versions: Sequence[str] = (),
    price_minor: int | None = None,
    percent_ppm: int | None = None,
) -> list[UUID]:
    """Set the price of every variant of these products, or raise it by parts per million.

    The ids of those products whose prices are others now. With their `versions` it happens once.
    Raises NotAPrice, and what `hold_all` raises.
    """
    if (price_minor is None) == (percent_ppm is None):
        raise NotAPrice
    changed: list[Variant] = []
    with transaction.atomic():
        for held in hold_all(product_ids, versions=versions):
            for row in held.variants:
                wanted = price_minor
                if percent_ppm is not None:
                    wanted = raised(row.price_minor, percent_ppm=percent_ppm)
                if wanted is None or not 0 <= wanted <= HIGHEST_PRICE:
                    raise NotAPrice
                if wanted != row.price_minor:
                    row.price_minor = wanted
                    changed.append(row)
        Variant.objects.bulk_update(changed, ["price_minor"], batch_size=500)
    return list(dict.fromkeys(row.product_id for row in changed))
