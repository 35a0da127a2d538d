"""The catalog page by page, as members look through it: in two statements, however long."""

from enum import StrEnum
from typing import Final
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from handsel.kit.errors import NotFound
from handsel.modules.catalog.models import Product, Variant
from handsel.modules.catalog.queries import Listing, listing_of, products_with_variants

#: From here down a variant is said to run low.
LOW_STOCK: Final = 5
LONGEST_SEARCH: Final = 100
_MOST_WORDS: Final = 6


class CatalogPart(StrEnum):
    """Part of the catalog. Low: on sale, with one to five left of a variant; out: with none."""

    ALL = "all"
    ON_SALE = "on_sale"
    OFF_SALE = "off_sale"
    LOW = "low"
    OUT = "out"


def page_products(
    *,
    after: UUID | None = None,
    limit: int,
    with_inactive: bool = False,
    which: CatalogPart = CatalogPart.ALL,
    search: str = "",
) -> list[Listing]:
    """At most `limit` products in the shop's order, those behind the product `after`.

    Each word of `search` is part of a title, category, handle or SKU. Raises NotFound when the
    shop has no product `after`.
    """
    found = _searched(_part(products_with_variants(with_inactive=with_inactive), which), search)
    if after is not None:
        # Read anew, on sale or not: it may have left the list since its page was read.
        last = Product.objects.filter(id=after).values_list("position", "created_at").first()
        if last is None:
            raise NotFound
        position, created_at = last
        same_moment = Q(created_at=created_at, id__gt=after)
        behind = Q(position__gt=position) | Q(created_at__gt=created_at) | same_moment
        found = found.filter(behind, position__gte=position)
    found = found.order_by("position", "created_at", "id")[:limit]
    return [listing_of(product, product.variants.all()) for product in found]


def _part(products: QuerySet[Product], which: CatalogPart) -> QuerySet[Product]:
    match which:
        case CatalogPart.ALL:
            return products
        case CatalogPart.ON_SALE:
            return products.filter(is_active=True)
        case CatalogPart.OFF_SALE:
            return products.filter(is_active=False)
        case CatalogPart.LOW:
            few = _of_product().filter(
                stock__gt=F("reserved"), stock__lte=F("reserved") + LOW_STOCK
            )
            return products.filter(Exists(few), is_active=True)
        case CatalogPart.OUT:
            return products.filter(
                Exists(_of_product().filter(stock__lte=F("reserved"))), is_active=True
            )


def _of_product() -> QuerySet[Variant]:
    """A product's variants on sale whose stock is counted."""
    return Variant.objects.filter(product=OuterRef("pk"), is_active=True, tracks_stock=True)


def _searched(products: QuerySet[Product], search: str) -> QuerySet[Product]:
    for word in search[:LONGEST_SEARCH].split()[:_MOST_WORDS]:
        has_sku = Exists(Variant.objects.filter(product=OuterRef("pk"), sku__icontains=word))
        products = products.filter(
            Q(title__icontains=word)
            | Q(category__icontains=word)
            | Q(handle__icontains=word)
            | has_sku
        )
    return products
