"""Our own shape, and any other by a mapping to its fields.

One row for each variant. `title` and `price` are needed for what is new. Rows of one product share
its `handle`, or its `title` where there is no handle; a row with neither is found by its `sku`.
What describes the product may stand in its first row only, or in all. `options` reads
`Color: Blue; Size: Large` (or a column `option:Color` for each); a text without colons is one
option. `stock` empty or absent: not counted, always enough. `available` no: none left.
"""

from decimal import Decimal

from handsel.modules.catalog.importing.cells import (
    split_addresses,
    split_list,
    split_pair,
    split_raw,
    text_of_html,
)
from handsel.modules.catalog.importing.fields import OPTION
from handsel.modules.catalog.importing.lines import Line
from handsel.modules.catalog.importing.shapes.reading import (
    LineReader,
    grams,
    money_values,
)
from handsel.modules.catalog.names import slug

#: The name of an option given without one.
UNNAMED = "Option"


class PlainReader(LineReader):
    """Reads our own shape, literally, and mapped ones, whose descriptions may be HTML."""

    def line(self) -> Line | None:
        """The current row as a line."""
        handle, title, sku = self.text("handle"), self.text("title"), self.text("sku")
        if not (handle or title or sku):
            self.error("title", "unnamed", "The row has no handle, no title and no SKU.")
            return None
        self._require_currency()
        if not handle and title:
            handle = slug(title)[:160]
        line = Line(
            number=self._row.number,
            key=handle or f"sku:{sku}",
            handle=handle,
            product=self._product(title),
            variant=self._variant(),
            sku=sku,
            names_product=bool(handle),
        )
        line.images = self._images()
        line.tells_images = self.has("image") or self.has("more_images")
        return line

    def _require_currency(self) -> None:
        currency = self.text("currency").upper()
        if currency and currency != self.reading.currency:
            expected = self.reading.currency
            self.error("currency", "other_currency", f"The shop sells in {expected}.")

    def _product(self, title: str) -> dict[str, object]:
        found: dict[str, object] = {}
        if title:
            found["title"] = title
        for field in ("description", "category"):
            if self.has(field):
                found[field] = self.text(field)
        if self.reading.shape == "mapped" and "description" in found:
            found["description"] = text_of_html(str(found["description"]))
        for field in ("tags", "synonyms"):
            if self.has(field):
                found[field] = split_list(self.text(field))
        if self.has("active"):
            found["is_active"] = self.truth("active")
        return {name: value for name, value in found.items() if value is not None}

    def _images(self) -> list[str]:
        named = [self.text("image"), *split_addresses(self.text("more_images"))]
        return [one for one in map(self.address, named) if one]

    def _variant(self) -> dict[str, object]:
        found = {**money_values(self), **self._stock()}
        options = self._options()
        if options is not None:
            found["options"] = options
        if self.has("weight_grams"):
            found["weight_grams"] = grams(self, "weight_grams", factor=Decimal(1))
        if self.has("barcode"):
            found["barcode"] = self.text("barcode")
        is_active = self.truth("variant_active")
        if is_active is not None:
            found["is_active"] = is_active
        return found

    def _stock(self) -> dict[str, object]:
        if not (self.has("stock") or self.has("available")):
            return {}
        count = self.count("stock")
        if self.truth("available") is False:
            return {"tracks_stock": True, "stock": 0}
        if count is None:
            return {"tracks_stock": False, "stock": 0}
        return {"tracks_stock": True, "stock": count}

    def _options(self) -> dict[str, str] | None:
        if not self.has("options") and not self.reading.options:
            return None
        found: dict[str, str] = {}
        for part in split_raw(self.text("options"), ";"):
            name, value = split_pair(part) or (UNNAMED, split_list(part)[0])
            if not value:
                continue
            if name in found:
                self.error("options", "option_twice", f"The option {name[:40]!r} is there twice.")
            found[name] = value
        for name in self.reading.options:
            if value := self.text(OPTION + name):
                found[name] = value
        return found
