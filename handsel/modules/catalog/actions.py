"""Verbs on products. Stock and reservations are in `stock.py`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from django.db import IntegrityError, transaction

from handsel.kit import tenancy
from handsel.kit.errors import Conflict, Invalid
from handsel.modules.catalog.models import Product, Variant
from handsel.modules.catalog.queries import Listing, get_product
from handsel.modules.catalog.stock import OutOfStock, Shortage, change_stock, release, reserve, sell
from handsel.modules.catalog.versions import count_change

__all__ = [
    "NewVariant",
    "NoVariants",
    "OutOfStock",
    "Shortage",
    "SkuTaken",
    "change_stock",
    "put_product",
    "release",
    "reserve",
    "sell",
]


class NoVariants(Invalid):
    """A product needs at least one variant, each with its own SKU."""

    code = "no_variants"


class SkuTaken(Conflict):
    """Another product of this shop uses this SKU."""

    code = "sku_taken"


@dataclass(frozen=True, slots=True)
class NewVariant:
    """A variant as it should be. `stock` counts only when the variant is made.

    After that its stock belongs to sales and to `change_stock`.
    """

    sku: str
    price_minor: int
    currency: str
    stock: int = 0
    options: Mapping[str, str] = field(default_factory=dict)
    is_active: bool = True
    tracks_stock: bool = True


def put_product(
    handle: str,
    *,
    title: str,
    variants: Sequence[NewVariant],
    description: str = "",
    category: str = "",
    tags: Sequence[str] = (),
    synonyms: Sequence[str] = (),
    image: str = "",
    is_active: bool = True,
    position: int = 0,
) -> Listing:
    """Create the product with this handle, or make it as described.

    Variants are matched by SKU; those not named any more go off sale, since orders refer to them.
    Raises NoVariants and SkuTaken.
    """
    tenancy.current()
    skus = [variant.sku for variant in variants]
    if not skus or len(set(skus)) < len(skus):
        raise NoVariants
    words = {
        "title": title, "description": description, "category": category, "tags": list(tags),
        "synonyms": list(synonyms), "image": image, "is_active": is_active, "position": position,
    }  # fmt: skip
    with transaction.atomic():
        product, _ = Product.objects.update_or_create(handle=handle, defaults=words)
        put_variants(product, variants)
        count_change()
    return get_product(product.id, with_inactive=True)


def put_variants(product: Product, wanted: Sequence[NewVariant]) -> None:
    """Give a product these variants; raises SkuTaken."""
    known = {row.sku: row for row in Variant.objects.filter(product=product)}
    try:
        with transaction.atomic():
            for position, variant in enumerate(wanted):
                _put_variant(product, variant, known.get(variant.sku), position=position)
    except IntegrityError as error:
        if "one_variant_per_sku" in str(error):
            raise SkuTaken from error
        raise
    gone = [row.id for sku, row in known.items() if sku not in {v.sku for v in wanted}]
    Variant.objects.filter(id__in=gone).update(is_active=False)


def _put_variant(
    product: Product, wanted: NewVariant, row: Variant | None, *, position: int
) -> None:
    described = {
        "options": dict(wanted.options), "price_minor": wanted.price_minor,
        "currency": wanted.currency, "is_active": wanted.is_active, "position": position,
        "tracks_stock": wanted.tracks_stock,
    }  # fmt: skip
    if row is None:
        Variant.objects.create(product=product, sku=wanted.sku, stock=wanted.stock, **described)
    else:
        # Only these columns: a whole save would write back stock that was sold meanwhile.
        Variant.objects.filter(id=row.id).update(**described)


def change_tax_class(product_id: UUID, *, tax_class: str) -> Listing:
    """Tax a product by another class from the next summary on; raises NotFound."""
    Product.objects.filter(id=product_id).update(tax_class=tax_class)
    return get_product(product_id, with_inactive=True)
