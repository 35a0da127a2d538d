"""Shopify's product shape.

It has no place for synonyms, for variants off sale (left out) and for a fourth option (left out).
"""

import html
from collections.abc import Iterator, Sequence

from handsel.modules.catalog.exporting.plain import amount
from handsel.modules.catalog.importing.cells import join_list
from handsel.modules.catalog.importing.shapes.shopify import ONLY_NAME, ONLY_VALUE
from handsel.modules.catalog.models import Product, Variant

_OPTIONS = 3
HEADER = (
    "Handle", "Title", "Body (HTML)", "Type", "Tags", "Published",
    "Option1 Name", "Option1 Value", "Option2 Name", "Option2 Value",
    "Option3 Name", "Option3 Value",
    "Variant SKU", "Variant Grams", "Variant Inventory Tracker", "Variant Inventory Qty",
    "Variant Inventory Policy", "Variant Fulfillment Service", "Variant Price",
    "Variant Compare At Price", "Variant Barcode", "Image Src", "Image Position", "Cost per item",
    "Status",
)  # fmt: skip


def rows(product: Product, variants: Sequence[Variant]) -> Iterator[list[str]]:
    """The first row describes the product; rows behind the variants hold further pictures."""
    images = [image for image in (product.image, *product.more_images) if image]
    on_sale = [variant for variant in variants if variant.is_active]
    names = _option_names(on_sale)
    for at in range(max(1, len(on_sale), len(images))):
        cells = {"Handle": product.handle}
        if at == 0:
            cells |= _product_cells(product, names)
        if at < len(on_sale):
            cells |= _variant_cells(on_sale[at], names)
        if at < len(images):
            cells |= {"Image Src": images[at], "Image Position": str(at + 1)}
        yield [cells.get(column, "") for column in HEADER]


def _option_names(variants: Sequence[Variant]) -> list[str]:
    names = dict.fromkeys(name for variant in variants for name in variant.options)
    return list(names)[:_OPTIONS]


def _product_cells(product: Product, names: Sequence[str]) -> dict[str, str]:
    named = {f"Option{at} Name": name for at, name in enumerate(names, 1)}
    return {
        "Title": product.title,
        "Body (HTML)": html.escape(product.description, quote=False).replace("\n", "<br>"),
        "Type": product.category,
        "Tags": join_list(product.tags),
        "Published": "true" if product.is_active else "false",
        "Status": "active" if product.is_active else "draft",
        **(named or {"Option1 Name": ONLY_NAME}),
    }


def _variant_cells(variant: Variant, names: Sequence[str]) -> dict[str, str]:
    values = {
        f"Option{at} Value": variant.options.get(name, "") for at, name in enumerate(names, 1)
    }
    return {
        **(values or {"Option1 Value": ONLY_VALUE}),
        "Variant SKU": variant.sku,
        "Variant Grams": "" if variant.weight_grams is None else str(variant.weight_grams),
        "Variant Inventory Tracker": "shopify" if variant.tracks_stock else "",
        "Variant Inventory Qty": str(variant.stock) if variant.tracks_stock else "0",
        "Variant Inventory Policy": "deny",
        "Variant Fulfillment Service": "manual",
        "Variant Price": amount(variant.price_minor, variant.currency),
        "Variant Compare At Price": amount(variant.compare_at_minor, variant.currency),
        "Variant Barcode": variant.barcode,
        "Cost per item": amount(variant.cost_minor, variant.currency),
    }
