"""What members send to change the catalog."""

from typing import Annotated
from uuid import UUID

from pydantic import Field

from handsel.edge.api.shapes import In
from handsel.modules.catalog.editing.products import DraftProduct
from handsel.modules.catalog.editing.seen import MOST_AT_ONCE
from handsel.modules.catalog.editing.variants import MOST_VARIANTS, DraftVariant
from handsel.modules.catalog.rules import HIGHEST_PRICE
from handsel.modules.catalog.stock import MOST_STOCK

Title = Annotated[str, Field(min_length=1, max_length=200, pattern=r"\S")]
Description = Annotated[str, Field(max_length=50_000)]
Category = Annotated[str, Field(max_length=120)]
Word = Annotated[str, Field(max_length=80)]
Words = Annotated[list[Word], Field(max_length=50)]
#: Where a picture is on the web.
Address = Annotated[str, Field(max_length=500, pattern=r"^https?://[^\s<>\"]+$")]
Picture = Annotated[str, Field(max_length=500, pattern=r"^(https?://[^\s<>\"]+)?$")]
Pictures = Annotated[list[Address], Field(max_length=20)]
Sku = Annotated[str, Field(max_length=120)]
OptionName = Annotated[str, Field(min_length=1, max_length=60)]
OptionValue = Annotated[str, Field(max_length=120)]
Options = Annotated[dict[OptionName, OptionValue], Field(max_length=5)]
Price = Annotated[int, Field(ge=0, le=HIGHEST_PRICE)]
Stock = Annotated[int, Field(ge=0, le=MOST_STOCK)]
Reference = Annotated[UUID, Field(strict=False)]
#: What was seen; without it whatever is there now is changed.
Version = Annotated[str, Field(max_length=40)]


class VariantIn(In):
    """A variant to make. Without `sku` one is made up; `stock` counts if it `tracks_stock`."""

    sku: Sku = ""
    options: Options = Field(default_factory=dict)
    price_minor: Price
    stock: Stock = 0
    tracks_stock: bool = True
    is_active: bool = True

    def draft(self) -> DraftVariant:
        """As the catalog takes it."""
        return DraftVariant(**{name: getattr(self, name) for name in VariantIn.model_fields})


class NewVariantIn(VariantIn):
    version: Version = ""


class ProductIn(In):
    """A product to make, with one variant or more, in the shop's currency."""

    title: Title
    description: Description = ""
    category: Category = ""
    tags: Words = Field(default_factory=list)
    synonyms: Words = Field(default_factory=list)
    image_url: Picture = ""
    more_image_urls: Pictures = Field(default_factory=list)
    is_active: bool = True
    variants: list[VariantIn] = Field(min_length=1, max_length=MOST_VARIANTS)

    def draft(self) -> DraftProduct:
        """As the catalog takes it."""
        told = {name: getattr(self, name) for name in ProductIn.model_fields if name != "variants"}
        return DraftProduct(_by_column(told), [one.draft() for one in self.variants])


class ProductChange(In):
    """What to change of a product; what is left out stays."""

    title: Title = ""
    description: Description = ""
    category: Category = ""
    tags: Words = Field(default_factory=list)
    synonyms: Words = Field(default_factory=list)
    image_url: Picture = ""
    more_image_urls: Pictures = Field(default_factory=list)
    is_active: bool = True
    version: Version = ""

    def columns(self) -> dict[str, object]:
        """What is to be changed, by the catalog's columns."""
        return _by_column(self.model_dump(exclude_unset=True, exclude={"version"}))


class VariantChange(In):
    """What to change of a variant; what is left out stays."""

    sku: Sku = ""
    options: Options = Field(default_factory=dict)
    is_active: bool = True
    tracks_stock: bool = True
    version: Version = ""


class PriceIn(In):
    """A variant's price; `was_minor` is the price that was seen."""

    price_minor: Price
    was_minor: Price | None = None


class ChosenIn(In):
    """Products, and what was seen of each (`versions`, in the same order), or nothing."""

    product_ids: list[Reference] = Field(min_length=1, max_length=MOST_AT_ONCE)
    versions: list[Version] = Field(default_factory=list, max_length=MOST_AT_ONCE)


class PricesIn(ChosenIn):
    """Either one price for all their variants, or by how much: 10 % more is 100000."""

    price_minor: Price | None = None
    percent_ppm: Annotated[int, Field(ge=-1_000_000, le=10_000_000)] | None = None


class StatusIn(ChosenIn):
    is_active: bool


def _by_column(told: dict[str, object]) -> dict[str, object]:
    """Fields of the API by the columns they are kept in."""
    columns = {"image_url": "image", "more_image_urls": "more_images"}
    return {columns.get(name, name): value for name, value in told.items()}
