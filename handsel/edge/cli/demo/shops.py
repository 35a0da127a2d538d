"""The demonstration shops as they are written down in JSON files beside this one."""

from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from handsel.kit.money import Money, from_decimal

SHOPS = ("rose-bakery", "blue-cafe")


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Person(_Strict):
    """Someone who works in the shop and signs in with a readable password."""

    name: str
    email: str
    password: str
    role: Literal["owner", "admin", "agent", "finance", "viewer"]
    #: What their authenticator app shares with us (base32); empty: they have none.
    totp_secret: str = ""


class Drawing(_Strict):
    """Which motif a product's picture shows, in which palette colors."""

    motif: str
    colors: dict[str, Any] = {}


class Variant(_Strict):
    """A sellable variant; `price` in major units, as a shopkeeper writes it."""

    sku: str
    price: Decimal
    stock: int = Field(ge=0)
    options: dict[str, str] = {}


class Product(_Strict):
    handle: str
    title: str
    category: str
    description: str
    drawing: Drawing
    variants: tuple[Variant, ...] = Field(min_length=1)
    tags: tuple[str, ...] = ()
    synonyms: tuple[str, ...] = ()


class Connected(_Strict):
    """An account of the shop at a channel's provider, under the provider's id of it."""

    kind: Literal["instagram", "messenger", "whatsapp", "telegram", "webchat"]
    account: str
    name: str
    #: The account it belongs to at the provider, where there is one.
    parent: str = ""

    @property
    def token(self) -> str:
        """What speaks for it to the sandbox: it carries the account's id, as a bot's token does."""
        return f"{self.account}:demo" if self.kind == "telegram" else f"demo-{self.account}"


class Entry(_Strict):
    """Something the shop wants its customers to know."""

    kind: Literal["question", "policy", "hours", "delivery"]
    question: str
    answer: str
    keywords: tuple[str, ...] = ()


class Shop(_Strict):
    """One demonstration shop, with an id of its own that never changes.

    `walls` colors the background of each category's pictures.
    """

    slug: str
    id: UUID
    name: str
    currency: str
    country: str
    locale: str
    timezone: str
    email: str
    address: tuple[str, ...]
    tax_id: str
    persona: str
    channels: tuple[Connected, ...] = Field(min_length=1)
    stripe_account: str
    people: tuple[Person, ...] = Field(min_length=1)
    walls: dict[str, str]
    products: tuple[Product, ...]
    knowledge: tuple[Entry, ...]

    def price(self, variant: Variant) -> Money:
        """A variant's price in the shop's currency."""
        return from_decimal(variant.price, currency=self.currency)

    @property
    def owner(self) -> Person:
        """Whoever owns it: the first of its people."""
        return self.people[0]

    def image(self, product: Product) -> str:
        """The path of a product's picture under the demonstration pictures."""
        return f"{self.slug}/{product.handle}.svg"


@cache
def load(slug: str) -> Shop:
    """Read a shop; raises ValueError when its file breaks its shape."""
    path = Path(__file__).with_name(f"{slug.replace('-', '_')}.json")
    return Shop.model_validate_json(path.read_text("utf-8"))
