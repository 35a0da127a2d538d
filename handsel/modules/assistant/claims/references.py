"""`[[…]]` references: finding them and checking them against this turn's cards."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from handsel.kit.money import Money
from handsel.modules.assistant.claims.cleaning import clean_title
from handsel.modules.assistant.claims.folding import fold
from handsel.modules.assistant.context import ProductCard, TurnContext, VariantCard

Kind = Literal["title", "price", "stock", "cart_total"]

REFERENCE = re.compile(r"\[\[\s*(?:(title|price|stock)\s+([a-z]_[a-z0-9]{8})|(cart_total))\s*\]\]")
# Private-use characters stand for references while the rest of a sentence is judged; the
# cleaning takes any that a model wrote.
MARKS: dict[Kind, str] = {
    "title": "\ue001",
    "price": "\ue002",
    "stock": "\ue003",
    "cart_total": "\ue004",
}
# A number must not grow by what is glued to it, two must not read as one, and a title must not
# become part of an address.
_CROWDED = re.compile(
    r"\w[\ue001-\ue004]|[\ue002-\ue004]\w|\ue001\d"
    r"|[\ue001-\ue004][\ue001-\ue004]|[\ue002\ue004]\s*[\ue002\ue004]"
    r"|[./@:\-][\ue001-\ue004]|[\ue001-\ue004][./@:\-]\w"
)


@dataclass(frozen=True, slots=True)
class Good:
    """What a handle stands for. `product` is the handle of the product it belongs to.

    `own` is what tells a variant from its siblings, such as "Large"; empty for a product.
    """

    product: str
    title: str
    prices: tuple[Money, ...]
    available: int | None
    own: str = ""


@dataclass(frozen=True, slots=True)
class Reference:
    kind: Kind
    handle: str
    good: Good | None


def goods_of(context: TurnContext) -> dict[str, Good]:
    """Every product and variant of this turn, by handle; cart lines fill in what is not shown."""
    goods: dict[str, Good] = {}
    for line in context.cart.lines:
        goods[line.variant] = Good(line.variant, clean_title(line.title), (line.unit_price,), None)
    for card in context.products:
        prices = tuple(variant.price for variant in card.variants)
        available = sum(max(variant.available, 0) for variant in card.variants)
        goods[card.handle] = Good(card.handle, clean_title(card.title), prices, available)
        for variant in card.variants:
            title, left = _variant_title(card, variant), max(variant.available, 0)
            own = _own_words(card, variant)
            goods[variant.handle] = Good(card.handle, title, (variant.price,), left, own)
    return goods


def _variant_title(card: ProductCard, variant: VariantCard) -> str:
    product, own = clean_title(card.title), clean_title(variant.title)
    if not own or folded_title(card.title) in folded_title(variant.title):
        return own or product
    return f"{product} ({own})"


def _own_words(card: ProductCard, variant: VariantCard) -> str:
    """What tells the variant from its siblings: a title may hold the product's, and its options."""
    if folded_title(card.title) not in folded_title(variant.title):
        return clean_title(variant.title)
    return clean_title(", ".join(value for value in variant.options.values() if value))


def find_references(sentence: str, goods: Mapping[str, Good]) -> tuple[Reference, ...]:
    """The well-formed references of a sentence, in order."""
    found = []
    for match in REFERENCE.finditer(sentence):
        kind: Kind = match[1] or "cart_total"  # type: ignore[assignment]  # one of the pattern's
        handle = match[2] or ""
        found.append(Reference(kind, handle, goods.get(handle)))
    return tuple(found)


def mark(sentence: str, references: Sequence[Reference]) -> str:
    """The sentence with each reference as one mark."""
    marks = iter([MARKS[reference.kind] for reference in references])
    return REFERENCE.sub(lambda _: next(marks), sentence)


def fault_of(sentence: str, references: Sequence[Reference], context: TurnContext) -> str:
    """Why the references of a sentence cannot be filled, or "" when they can."""
    rest = mark(sentence, references)
    if "[[" in rest or "]]" in rest or _CROWDED.search(rest):
        return "malformed_reference"
    for reference in references:
        if reference.kind == "cart_total":
            if context.cart.total is None:
                return "unknown_reference"
        elif reference.good is None or not _has(reference.kind, reference.good):
            return "unknown_reference"
    return _mispaired(rest, references, context)


def _has(kind: Kind, good: Good) -> bool:
    if kind == "price":
        return bool(good.prices) and len({price.currency for price in good.prices}) == 1
    return bool(good.title) if kind == "title" else good.available is not None


def _mispaired(rest: str, references: Sequence[Reference], context: TurnContext) -> str:
    """A price told of one product beside the name of another is a wrong price."""
    told = {one.good.product for one in references if one.good and one.kind in {"price", "stock"}}
    named = {one.good.product for one in references if one.good and one.kind == "title"}
    named |= set(products_named(rest, context))
    return "mispaired_reference" if named and told - named else ""


@lru_cache(maxsize=16_384)
def folded_title(title: str) -> str:
    """A title as data, folded."""
    return fold(clean_title(title))


def products_named(text: str, context: TurnContext) -> tuple[str, ...]:
    """The handles of the products whose whole title stands in `text` as plain words."""
    words = fold(text)
    return tuple(card.handle for card in context.products if _names(words, card.title))


def _names(words: str, title: str) -> bool:
    folded = folded_title(title)
    if not folded or folded not in words:
        return False
    return re.search(rf"(?<!\w){re.escape(folded)}s?(?!\w)", words) is not None
