"""What goes into the look-up and what comes out of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class LookupItem:
    """One product as the look-up knows it.

    `options` maps an option's name to its values over all variants: `{"Color": ("Blue", "Red")}`.
    `synonyms` are other names the shop gives the product.
    """

    product_id: str
    title: str
    category: str = ""
    tags: tuple[str, ...] = ()
    skus: tuple[str, ...] = ()
    options: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    synonyms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FoundMention:
    """Words of a text that name products.

    `start` and `end` are character offsets into the text; `products` are product ids with a score
    from 0 to 1, best first; `options` are option values the same words name, lower case.
    """

    start: int
    end: int
    products: tuple[tuple[str, float], ...]
    options: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Ranked:
    """A product that answers a query, with a score from 0 to 1 and the query's words it met."""

    product_id: str
    score: float
    words: tuple[str, ...] = ()
