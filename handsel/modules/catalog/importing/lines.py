"""What one row of a file says, whatever its shape: plain values, ready to be kept as JSON.

`product` and `variant` map columns of the models to values. What a file has no column for is
absent, and is left as it is when the product exists already; what is blank is emptied.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(slots=True)
class Line:
    """One row. `key` names its product within the file.

    `product` keys: title, description, category, tags, synonyms, image, more_images, is_active.
    `variant` keys: options, price_minor, compare_at_minor, cost_minor, weight_grams, barcode,
    tracks_stock, stock, is_active; None when the row only adds to its product.
    `images` are pictures' addresses; `tells_images` says whether the file has a column for them.
    `names_product` says whether the row names its product by handle or title, or only by SKU.
    `alias` is another key by which other rows may name this row's product.
    """

    number: int
    key: str
    handle: str
    product: dict[str, Any] = field(default_factory=dict)
    variant: dict[str, Any] | None = None
    sku: str = ""
    images: list[str] = field(default_factory=list)
    names_product: bool = True
    tells_images: bool = False
    alias: str = ""

    def as_json(self) -> dict[str, Any]:
        """What `from_json` takes back, beside number, key and sku."""
        return {
            "handle": self.handle,
            "product": self.product,
            "variant": self.variant,
            "images": self.images,
            "names_product": self.names_product,
            "tells_images": self.tells_images,
            "alias": self.alias,
        }

    @classmethod
    def from_json(cls, content: Mapping[str, Any], *, number: int, key: str, sku: str) -> "Line":
        """The line that `as_json` wrote."""
        return cls(number=number, key=key, sku=sku, **content)


@dataclass(slots=True)
class VariantDraft:
    """A variant as a file wants it; a SKU may have been made up from its handle and options."""

    row: int
    sku: str
    values: dict[str, Any]
    is_sku_made_up: bool = False


@dataclass(slots=True)
class ProductDraft:
    """A product as a file wants it. When `is_whole`, variants not in it go off sale."""

    row: int
    handle: str
    values: dict[str, Any]
    variants: list[VariantDraft]
    is_whole: bool = True
