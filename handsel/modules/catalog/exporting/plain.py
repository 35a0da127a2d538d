"""Our own shape: see `handsel.modules.catalog.importing.shapes.plain`."""

from collections.abc import Iterator, Sequence

from handsel.kit.money import Money, to_decimal
from handsel.modules.catalog.importing.cells import escaped, join_list
from handsel.modules.catalog.importing.fields import FIELDS
from handsel.modules.catalog.models import Product, Variant

HEADER = FIELDS


def rows(product: Product, variants: Sequence[Variant]) -> Iterator[list[str]]:
    """One row for each variant; a product without any has one without a SKU."""
    told = _product_cells(product)
    for variant in variants:
        cells = told | _variant_cells(variant)
        yield [cells.get(field, "") for field in HEADER]


def _product_cells(product: Product) -> dict[str, str]:
    return {
        "handle": product.handle,
        "title": product.title,
        "description": product.description,
        "category": product.category,
        "tags": join_list(product.tags),
        "synonyms": join_list(product.synonyms),
        "image": product.image,
        "more_images": " ".join(product.more_images),
        "active": "yes" if product.is_active else "no",
    }


def _variant_cells(variant: Variant) -> dict[str, str]:
    pairs = [f"{escaped(name)}: {escaped(value)}" for name, value in variant.options.items()]
    return {
        "sku": variant.sku,
        "options": "; ".join(pairs),
        "price": amount(variant.price_minor, variant.currency),
        "compare_at_price": amount(variant.compare_at_minor, variant.currency),
        "cost": amount(variant.cost_minor, variant.currency),
        "currency": variant.currency,
        "stock": str(variant.stock) if variant.tracks_stock else "",
        "weight_grams": "" if variant.weight_grams is None else str(variant.weight_grams),
        "barcode": variant.barcode,
        "variant_active": "yes" if variant.is_active else "no",
    }


def amount(minor: int | None, currency: str) -> str:
    """An amount in major units with all of its digits; empty for none."""
    return "" if minor is None else f"{to_decimal(Money(minor, currency)):f}"
