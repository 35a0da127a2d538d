"""Products held still for a change, if they are what the member has seen."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from handsel.kit.errors import Conflict, Invalid, NotFound
from handsel.modules.catalog.models import Product, Variant
from handsel.modules.catalog.queries import Listing, listing_of

MOST_AT_ONCE: Final = 200


class ChangedMeanwhile(Conflict):
    """Somebody changed this meanwhile. Look at it again before you change it."""

    code = "changed_meanwhile"


class BadChoice(Invalid):
    """Choose one to two hundred products, each once, and a version for each or for none."""

    code = "bad_choice"


@dataclass(frozen=True, slots=True)
class Held:
    """A product and its variants, locked until the transaction ends."""

    product: Product
    variants: list[Variant]

    @property
    def listing(self) -> Listing:
        return listing_of(self.product, self.variants)


def hold(product_id: UUID, *, version: str = "") -> Held:
    """Lock a product. Raises NotFound and ChangedMeanwhile, the latter only with a `version`."""
    (held,) = hold_all([product_id], versions=[version])
    return held


def hold_all(product_ids: Sequence[UUID], *, versions: Sequence[str] = ()) -> list[Held]:
    """Lock products, in the order of `product_ids`. `versions` are what was seen of each.

    Raises BadChoice, NotFound when one is missing, and ChangedMeanwhile.
    """
    chosen = set(product_ids)
    fits = 1 <= len(product_ids) <= MOST_AT_ONCE and len(chosen) == len(product_ids)
    if not fits or len(versions) not in (0, len(product_ids)):
        raise BadChoice
    # In the order in which imports and sales lock them.
    rows = Product.objects.select_for_update(no_key=True).filter(id__in=chosen).order_by("id")
    products = {row.id: row for row in rows}
    if len(products) < len(chosen):
        raise NotFound
    variants = _variants_of(chosen)
    held = [Held(products[one], variants.get(one, [])) for one in product_ids]
    for one, version in zip(held, versions, strict=False):
        if version and version != one.listing.version:
            raise ChangedMeanwhile
    return held


def _variants_of(product_ids: set[UUID]) -> dict[UUID, list[Variant]]:
    rows = Variant.objects.select_for_update(no_key=True).filter(product_id__in=product_ids)
    found: dict[UUID, list[Variant]] = {}
    for row in rows.order_by("id"):
        found.setdefault(row.product_id, []).append(row)
    for variants in found.values():
        variants.sort(key=lambda one: (one.position, one.id))
    return found
