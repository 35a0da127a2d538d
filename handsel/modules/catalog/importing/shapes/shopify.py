"""Shopify's product export: the first row of a handle describes the product, and each row of it is
a variant, a picture, or both.

Shopify has written two sets of headers; both are read. Its numbers have a point and no thousands.
Source: help.shopify.com, "Using CSV files to import and export products".
"""

from collections.abc import Sequence, Set
from decimal import Decimal

from handsel.modules.catalog.importing.cells import split_list, text_of_html
from handsel.modules.catalog.importing.fields import header_key
from handsel.modules.catalog.importing.lines import Line
from handsel.modules.catalog.importing.shapes.reading import LineReader, grams, money_values

#: Our field, or one of this shape's own, → the headers it may have.
HEADERS: dict[str, tuple[str, ...]] = {
    "handle": ("Handle", "URL handle"),
    "title": ("Title",),
    "description": ("Body (HTML)", "Description"),
    "category": ("Type",),
    "standard_category": ("Product Category", "Standard Product Type"),
    "tags": ("Tags",),
    "published": ("Published", "Published on online store"),
    "status": ("Status",),
    "sku": ("Variant SKU", "SKU"),
    "price": ("Variant Price", "Price"),
    "compare_at_price": ("Variant Compare At Price", "Compare-at price"),
    "cost": ("Cost per item",),
    "weight_grams": ("Variant Grams", "Weight value (grams)"),
    "barcode": ("Variant Barcode", "Barcode"),
    "tracker": ("Variant Inventory Tracker", "Inventory tracker"),
    "stock": ("Variant Inventory Qty", "Inventory quantity"),
    "policy": ("Variant Inventory Policy", "Continue selling when out of stock"),
    "image": ("Image Src", "Product image URL"),
    "variant_image": ("Variant Image", "Variant image URL"),
    **{f"option{n}_name": (f"Option{n} Name",) for n in (1, 2, 3)},
    **{f"option{n}_value": (f"Option{n} Value",) for n in (1, 2, 3)},
}
#: How a product without options is written.
ONLY_NAME, ONLY_VALUE = "Title", "Default Title"


def is_header(keys: Set[str]) -> bool:
    """Whether folded headers are Shopify's."""
    has_handle = bool({"handle", "url handle"} & keys)
    return has_handle and {"title", "option1 name"} <= keys


def columns(header: Sequence[str]) -> dict[str, str]:
    """Field → header, as far as the file has them."""
    by_key = {header_key(one): one for one in reversed(header)}
    found: dict[str, str] = {}
    for field, names in HEADERS.items():
        for name in names:
            if header_key(name) in by_key:
                found.setdefault(field, by_key[header_key(name)])
    return found


class ShopifyReader(LineReader):
    """Reads Shopify's rows. Option names stand in a product's first row only."""

    _handle = ""
    _option_names: tuple[str, ...] = ()

    def line(self) -> Line | None:
        """The current row as a line."""
        handle = self.text("handle")
        if not handle:
            self.error("handle", "unnamed", "The row has no handle.")
            return None
        if handle != self._handle or self.text("option1_name"):
            self._handle = handle
            names = (self.text(f"option{n}_name") for n in (1, 2, 3))
            self._option_names = tuple(names)
        title = self.text("title")
        image = self.address(self.text("image"))
        return Line(
            number=self._row.number,
            key=handle,
            handle=handle,
            product=self._product(title) if title else {},
            variant=self._variant() if self._is_variant() else None,
            sku=self.text("sku"),
            images=[image] if image else [],
            tells_images=self.has("image"),
        )

    def _is_variant(self) -> bool:
        named = any(self.text(f"option{n}_value") for n in (1, 2, 3))
        return named or bool(self.text("price") or self.text("sku") or self.text("title"))

    def _product(self, title: str) -> dict[str, object]:
        found: dict[str, object] = {"title": title}
        if self.has("description"):
            found["description"] = text_of_html(self.text("description"))
        if self.has("category") or self.has("standard_category"):
            standard = self.text("standard_category").rpartition(">")[2].strip()
            found["category"] = (self.text("category") or standard)[:120]
        if self.has("tags"):
            found["tags"] = split_list(self.text("tags"))
        if self.has("status") or self.has("published"):
            status = self.text("status").casefold() or "active"
            found["is_active"] = status == "active" and self.truth("published") is not False
        return found

    def _variant(self) -> dict[str, object]:
        found = {**money_values(self), **self._stock(), "options": self._options()}
        if self.has("weight_grams"):
            found["weight_grams"] = grams(self, "weight_grams", factor=Decimal(1))
        if self.has("barcode"):
            found["barcode"] = self.text("barcode")
        return found

    def _options(self) -> dict[str, str]:
        values = [self.text(f"option{n}_value") for n in (1, 2, 3)]
        pairs = [
            (name or f"Option {at}", value)
            for at, (name, value) in enumerate(zip(self._option_names, values, strict=True), 1)
            if value
        ]
        if len(pairs) == 1 and pairs[0][1] == ONLY_VALUE:
            return {}
        return dict(pairs)

    def _stock(self) -> dict[str, object]:
        """Without a tracker Shopify does not count; "continue" sells below zero."""
        if not self.has("stock") or (self.has("tracker") and not self.text("tracker")):
            return {"tracks_stock": False, "stock": 0} if self.has("tracker") else {}
        count = self.count("stock")
        goes_on = self.text("policy").casefold() in {"continue", "true", "yes"}
        if goes_on or count is None:
            return {"tracks_stock": False, "stock": 0}
        return {"tracks_stock": True, "stock": count}
