"""From words to the one product or variant meant, or to the question that settles it."""

from collections.abc import Sequence
from dataclasses import dataclass

from handsel.modules.assistant.context import Mention, ProductCard, VariantCard
from handsel.modules.assistant.engine.concepts import Concept
from handsel.modules.assistant.engine.focus import Memory
from handsel.modules.assistant.engine.pieces import NAMED_WELL, Piece
from handsel.modules.assistant.engine.shelf import (
    Shelf,
    fitting,
    named_values,
    open_option,
    typed_stems,
)
from handsel.modules.catalog.lookup.words import stem

_AS_GOOD = 0.06  # scores this close say the words fit both products alike
_ORDINALS: tuple[tuple[Concept, int], ...] = (
    ("first", 0),
    ("second", 1),
    ("third", 2),
    ("fourth", 3),
    ("fifth", 4),
    ("last", -1),
)


@dataclass(frozen=True, slots=True)
class Choice:
    """What a piece may mean: one variant, or one product with an option open, or several.

    `values` are those of the open `option`; `settled` are values of other options already named;
    `variants` those still possible.
    """

    products: tuple[ProductCard, ...] = ()
    variant: VariantCard | None = None
    option: str = ""
    values: tuple[str, ...] = ()
    refused_value: str = ""
    settled: tuple[str, ...] = ()
    variants: tuple[VariantCard, ...] = ()

    @property
    def product(self) -> ProductCard | None:
        """The product, when there is exactly one."""
        return self.products[0] if len(self.products) == 1 else None


def choose(piece: Piece, shelf: Shelf, memory: Memory) -> Choice:
    """What the piece is about: the name in it, or what it points to, or nothing."""
    if piece.mention:
        products = mentioned(piece.mention, shelf)
        stems = typed_stems(piece.text)
        if len(products) > 1:
            products = _told_apart(products, stems)
        if len(products) > 1 and "cheapest" in piece.concepts:
            products = [min(products, key=_lowest_price)]
        if len(products) == 1:
            spoken_of = _spoken_of(products[0], stems, shelf, memory)
            return spoken_of or settle(products[0], stems, piece)
        return Choice(products=tuple(products))
    return _pointed(piece, shelf, memory)


def _spoken_of(
    product: ProductCard, stems: Sequence[str], shelf: Shelf, memory: Memory
) -> Choice | None:
    """The variant just shown or put into the cart, where no option is named anew."""
    last = shelf.variant(memory.focus) if memory.focus else None
    if last is None or last not in product.variants or named_values(product, stems):
        return None
    return Choice((product,), last)


def mentioned(mention: Mention, shelf: Shelf) -> list[ProductCard]:
    """The products a mention may mean: the best, and those that fit the words as well."""
    known = [(shelf.product(handle), score) for handle, score in mention.products]
    cards = [(card, score) for card, score in known if card]
    if not cards:
        return []
    best = max(score for _, score in cards)
    return [card for card, score in cards if score >= best - _AS_GOOD]


def _lowest_price(product: ProductCard) -> int:
    return min((variant.price.amount_minor for variant in product.variants), default=0)


def _told_apart(products: list[ProductCard], stems: Sequence[str]) -> list[ProductCard]:
    """Those of the products that have the options named, when that leaves some out."""
    typed = set(stems)
    counted = [len(named_values(product, stems)) for product in products]
    best = max(counted)
    if best:
        return [product for product, n in zip(products, counted, strict=True) if n == best]
    exact = [p for p in products if set(map(stem, p.title.lower().split())) <= typed]
    return exact if len(exact) == 1 else products


def settle(product: ProductCard, stems: Sequence[str], piece: Piece | None = None) -> Choice:
    """The variant the words name, or the option that is still open among those on sale."""
    named = named_values(product, stems)
    found = fitting(product, named)
    if piece and "cheapest" in piece.concepts and found:
        return Choice((product,), min(found, key=lambda variant: variant.price))
    if len(found) == 1:
        odd = _not_offered(product, stems, named, piece)
        return Choice((product,), None if odd else found[0], refused_value=odd)
    on_sale = [variant for variant in found if variant.available > 0] or found
    if not found:
        on_sale = list(product.variants)
    option, values = open_option(on_sale)
    odd = _not_offered(product, stems, named, piece)
    settled = tuple(value for name, own in named.items() if name != option for value in own)
    return Choice((product,), None, option, values, odd, settled, tuple(on_sale))


def _not_offered(
    product: ProductCard, stems: Sequence[str], named: dict[str, set[str]], piece: Piece | None
) -> str:
    """A color that was asked for and that the product does not come in."""
    if piece is None or "color" not in piece.concepts or piece.verb not in {"add", None, "make"}:
        return ""
    text = f"{product.title} {product.description} {' '.join(v.title for v in product.variants)}"
    known = set(typed_stems(text)) | {
        root for values in named.values() for value in values for root in typed_stems(value)
    }
    options = {option.lower() for variant in product.variants for option in variant.options}
    if not options & {"color", "colour"}:
        return ""
    strange = [root for root in stems if root in _COLORS and root not in known]
    return _COLORS[strange[0]] if strange else ""


_COLOR_WORDS = """
red blue green yellow black white pink purple orange brown gray navy beige turquoise violet teal
"""
_COLORS = {stem(word): word for word in _COLOR_WORDS.split()}


def _pointed(piece: Piece, shelf: Shelf, memory: Memory) -> Choice:
    """What "it", "the second one" or "the blue one" points to."""
    shown = [handle for handle in memory.shown if shelf.product(handle)]
    for concept, place in _ORDINALS:
        if concept in piece.concepts and shown:
            return _of_handle(shown[place], shelf, piece) if place < len(shown) else Choice()
    if shown and piece.concepts & {"cheapest", "dearest"}:
        return _of_handle(_by_price(shown, shelf, piece), shelf, piece)
    stems = typed_stems(piece.text)
    focus = shelf.product(memory.focus)
    if focus and named_values(focus, stems):
        return settle(focus, stems, piece)
    if focus and _options_said(piece) and not _has_options(focus, piece):
        return Choice()
    among = [p for p in shelf.several(shown) if set(stems) & set(typed_stems(p.title))]
    if len(among) == 1 and not (focus and len(shown) == 1):
        return settle(among[0], stems, piece)
    if focus:
        return _of_handle(memory.focus, shelf, piece)
    return _of_handle(shown[0], shelf, piece) if len(shown) == 1 else Choice()


def _of_handle(handle: str, shelf: Shelf, piece: Piece) -> Choice:
    product = shelf.product(handle)
    if product is None:
        return Choice()
    variant = shelf.variant(handle)
    if variant:
        return Choice((product,), variant)
    return settle(product, typed_stems(piece.text), piece)


def _by_price(shown: list[str], shelf: Shelf, piece: Piece) -> str:
    def price(handle: str) -> int:
        variant, product = shelf.variant(handle), shelf.product(handle)
        cards = [variant] if variant else list(product.variants) if product else []
        return min((card.price.amount_minor for card in cards), default=0)

    pick = min if "cheapest" in piece.concepts else max
    return pick(shown, key=price)


def named_well(piece: Piece) -> bool:
    """Whether the piece names a product rather than only hinting at one."""
    return bool(piece.mention and piece.mention.products[0][1] >= NAMED_WELL)


def _options_said(piece: Piece) -> bool:
    return bool(piece.concepts & {"color", "size_word"})


def _has_options(product: ProductCard, piece: Piece) -> bool:
    """Whether the product comes in colors or sizes, as the piece speaks of one."""
    names = {name.lower() for variant in product.variants for name in variant.options}
    colors = bool(names & {"color", "colour"}) and "color" in piece.concepts
    return colors or (bool(names - {"color", "colour"}) and "size_word" in piece.concepts)
