"""WooCommerce's product export: variations name their parent by SKU or `id:44`.

A variation whose attribute is blank fits any value of it; it stays one variant, and what may be
chosen is said in the product's description. A grouped product is shown and not sold by itself,
nor is an external one, which another shop sells. A variation without a price is not on sale.
Source: the "Product CSV Import Schema" of WooCommerce's own wiki.
"""

import re
from collections.abc import Mapping, Sequence, Set
from datetime import UTC, datetime, timedelta
from decimal import Decimal

from handsel.modules.catalog.importing.cells import split_addresses, split_list, text_of_html
from handsel.modules.catalog.importing.fields import header_key
from handsel.modules.catalog.importing.lines import Line
from handsel.modules.catalog.importing.shapes.reading import LineReader, grams, money_values
from handsel.modules.catalog.names import slug

#: Our field, or one of this shape's own, → its header (without a unit in brackets).
HEADERS: dict[str, str] = {
    "id": "ID", "type": "Type", "sku": "SKU", "title": "Name", "published": "Published",
    "short_description": "Short description", "description": "Description",
    "sale_from": "Date sale price starts", "sale_until": "Date sale price ends",
    "in_stock": "In stock?", "stock": "Stock", "backorders": "Backorders allowed?",
    "weight": "Weight", "sale_price": "Sale price", "price": "Regular price",
    "category": "Categories", "tags": "Tags", "images": "Images", "parent": "Parent",
    "barcode": "GTIN, UPC, EAN, or ISBN", "visibility": "Visibility in catalog",
    "cost": "Cost of goods",
}  # fmt: skip
_GRAMS: Mapping[str, Decimal] = {
    "kg": Decimal(1000), "g": Decimal(1), "lbs": Decimal("453.59237"), "lb": Decimal("453.59237"),
    "oz": Decimal("28.349523125"),
}  # fmt: skip
_ATTRIBUTE = re.compile(r"attribute (\d+) (name|value\(s\))")


def is_header(keys: Set[str]) -> bool:
    """Whether folded headers are WooCommerce's."""
    return {"type", "name", "regular price"} <= keys and bool({"parent", "in stock?"} & keys)


def columns(header: Sequence[str]) -> dict[str, str]:
    """Field → header, as far as the file has them."""
    by_key = {_unit_aside(one): one for one in reversed(header)}
    found = {ours: by_key[_unit_aside(name)] for ours, name in HEADERS.items()
             if _unit_aside(name) in by_key}  # fmt: skip
    for one in header:
        if attribute := _ATTRIBUTE.fullmatch(header_key(one)):
            part = "name" if attribute[2] == "name" else "value"
            found[f"attribute{attribute[1]}_{part}"] = one
    return found


def _unit_aside(header: str) -> str:
    return re.sub(r" \((?:kg|g|lbs?|oz)\)$", "", header_key(header))


class WooReader(LineReader):
    """Reads WooCommerce's rows."""

    def line(self) -> Line | None:
        """The current row as a line."""
        kinds = {kind.casefold() for kind in split_list(self.text("type"))}
        sku, number = self.text("sku"), self.text("id")
        if not (sku or number or self.text("title")):
            self.error("sku", "unnamed", "The row has no SKU, no ID and no name.")
            return None
        if "variation" in kinds:
            return self._variation(sku)
        handle = sku or (f"woo-{number}" if number else slug(self.text("title"))[:160])
        images = [one for one in map(self.address, split_addresses(self.text("images"))) if one]
        line = Line(
            number=self._row.number,
            key=handle,
            handle=handle,
            product=self._product(kinds),
            variant=None,
            images=images,
            tells_images=self.has("images"),
            # Variations may name their parent by its number although it has a SKU.
            alias=f"woo-{number}" if number and sku and "variable" in kinds else "",
        )
        if not kinds & {"variable", "grouped"}:
            line.variant, line.sku = self._variant(self._single_attributes()), sku
        if "external" in kinds and line.variant is not None:
            line.variant["is_active"] = False
            self.warning("type", "sold_elsewhere", "Sold on another site: shown, not sold here.")
        if "grouped" in kinds:
            self.warning("type", "grouped", "A group is shown; its members are sold one by one.")
        return line

    def _variation(self, sku: str) -> Line | None:
        parent = self.text("parent")
        if not parent:
            self.error("parent", "no_parent", "A variation must name its parent.")
            return None
        options = {name: values[0] for name, values in self._attributes() if values}
        variant = self._variant(options)
        if self.truth("published") is False:
            variant["is_active"] = False
        by_id = re.fullmatch(r"id:\s*(\d+)", parent)
        key = f"woo-{by_id[1]}" if by_id else parent
        return Line(self._row.number, key, handle=key, variant=variant, sku=sku)

    def _product(self, kinds: Set[str]) -> dict[str, object]:
        found: dict[str, object] = {"title": self.text("title")}
        if not found["title"]:
            self.error("title", "no_title", "The product has no name.")
        if self.has("description") or self.has("short_description"):
            found["description"] = self._described("variable" in kinds)
        if self.has("category"):
            found["category"] = _last_of_path(self.text("category"))
        if self.has("tags"):
            found["tags"] = split_list(self.text("tags"))
        if self.has("published"):
            found["is_active"] = self.text("published") in {"", "1", "true", "TRUE"}
        return found

    def _described(self, is_variable: bool) -> str:
        parts = [text_of_html(self.text(f)) for f in ("short_description", "description")]
        several = [
            f"{name}: {', '.join(values)}."
            for name, values in self._attributes()
            if len(values) > 1
        ]
        return "\n\n".join(part for part in (*parts, "\n".join(several)) if part)

    def _attributes(self) -> list[tuple[str, list[str]]]:
        found = []
        for field in self.reading.columns:
            if field.startswith("attribute") and field.endswith("_name") and self.text(field):
                values = split_list(self.text(field.removesuffix("name") + "value"))
                found.append((self.text(field), values))
        return found

    def _single_attributes(self) -> dict[str, str]:
        return {name: values[0] for name, values in self._attributes() if len(values) == 1}

    def _variant(self, options: dict[str, str]) -> dict[str, object]:
        found = {**money_values(self), **self._stock(), "options": options}
        self._reduce(found)
        if "price_minor" not in found:
            self.warning("price", "no_price", "Without a price it is not on sale.")
            found |= {"price_minor": 0, "is_active": False}
        if self.has("weight"):
            unit = re.search(r"\((\w+)\)$", self._name("weight"))
            factor = _GRAMS.get(unit[1].casefold() if unit else "kg", Decimal(1000))
            found["weight_grams"] = grams(self, "weight", factor=factor)
        if self.has("barcode"):
            found["barcode"] = self.text("barcode")
        return found

    def _reduce(self, found: dict[str, object]) -> None:
        """The sale price while the sale lasts, with the regular one beside it."""
        sale = self.amount("sale_price")
        begins, ends = self._moment("sale_from"), self._moment("sale_until")
        found["compare_at_minor"] = None
        if sale is None:
            return
        if ends is not None and ends + timedelta(days=1) <= self.reading.now:
            return
        if begins is not None and begins > self.reading.now:
            self.warning("sale_from", "sale_later", "The sale has not begun: the regular price.")
            return
        if ends is not None:
            self.warning("sale_until", "sale_ends", "The sale price stays until the next import.")
        found["compare_at_minor"] = found.get("price_minor")
        found["price_minor"] = sale

    def _moment(self, field: str) -> datetime | None:
        text = self.text(field)
        if not text:
            return None
        try:
            found = datetime.fromisoformat(text)
        except ValueError:
            self.error(field, "not_a_date", f"Not a date: {text[:40]!r}.")
            return None
        return found if found.tzinfo else found.replace(tzinfo=UTC)

    def _stock(self) -> dict[str, object]:
        count = self.count("stock") if self.text("stock").casefold() != "parent" else None
        if self.text("backorders").casefold() in {"1", "notify", "yes"}:
            return {"tracks_stock": False, "stock": 0}
        if count is not None:
            return {"tracks_stock": True, "stock": count}
        if self.text("in_stock").casefold() in {"0", "no", "outofstock"}:
            return {"tracks_stock": True, "stock": 0}
        return {"tracks_stock": False, "stock": 0}


def _last_of_path(text: str) -> str:
    """`Clothing > Hoodies, Sale` is about hoodies."""
    first = (split_list(text) or [""])[0]
    return first.rpartition(">")[2].strip()[:120]
