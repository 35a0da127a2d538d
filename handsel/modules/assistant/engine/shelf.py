"""The products, variants and cart lines of one turn, by handle."""

from collections.abc import Iterable, Sequence

from handsel.modules.assistant.context import ProductCard, TurnContext, VariantCard
from handsel.modules.catalog.lookup.fillers import FILLERS
from handsel.modules.catalog.lookup.words import split, stem


class Shelf:
    """What the context offers. Nothing outside it can be named."""

    def __init__(self, context: TurnContext) -> None:
        self.products = {product.handle: product for product in context.products}
        self._variants = {
            variant.handle: (product, variant)
            for product in context.products
            for variant in product.variants
        }
        self.cart = {line.variant: line for line in context.cart.lines}

    def product(self, handle: str) -> ProductCard | None:
        """The product of a product's or variant's handle."""
        if handle in self._variants:
            return self._variants[handle][0]
        return self.products.get(handle)

    def variant(self, handle: str) -> VariantCard | None:
        """The variant of this handle; a product's only one for the product's handle."""
        if handle in self._variants:
            return self._variants[handle][1]
        product = self.products.get(handle)
        return product.variants[0] if product and len(product.variants) == 1 else None

    def sells(self, handle: str) -> bool:
        """Whether the handle is a variant that may go into a cart."""
        return handle in self._variants

    def in_cart(self, product: ProductCard) -> list[VariantCard]:
        """The product's variants that are in the cart."""
        return [variant for variant in product.variants if variant.handle in self.cart]

    def several(self, handles: Iterable[str]) -> list[ProductCard]:
        """The products of these handles, each once, unknown ones left out."""
        found = (self.product(handle) for handle in handles)
        return list({product.handle: product for product in found if product}.values())


_FILLER_STEMS = frozenset(stem(word) for word in FILLERS)
_SIZES = {"s": "small", "m": "medium", "l": "large", "xs": "extra small", "xl": "extra large"}
_SIZES |= {"big": "large", "bigger": "large", "larger": "large", "smaller": "small"}
_SIZES |= {"biggest": "large", "largest": "large", "smallest": "small"}


def typed_stems(text: str) -> list[str]:
    """The words of a text as option values are compared: by stem, sizes spelled out."""
    stems: list[str] = []
    for word in split(text):
        stems.extend(stem(part) for part in _SIZES.get(word.folded, word.folded).split())
    return stems


def named_values(
    product: ProductCard, stems: Sequence[str], *, loose: bool = False
) -> dict[str, set[str]]:
    """Which values of which options the words name; of "large" and "extra large", the longer.

    Part of a value is enough where it tells one value from the others ("blue" for "Blue Stripe").
    `loose`: a number is enough, too; only where an option was asked for.
    """
    typed = set(stems)
    met: list[tuple[str, str, frozenset[str]]] = []
    for variant in product.variants:
        for option, value in variant.options.items():
            words = frozenset(typed_stems(value))
            if words and words <= typed:
                met.append((option, value, words))
    named: dict[str, set[str]] = {}
    for option, value, words in met:
        if not any(words < others for name, _, others in met if name == option):
            named.setdefault(option, set()).add(value)
    return named | _named_in_part(product, typed, named, loose=loose)


def only_options(product: ProductCard, text: str) -> bool:
    """Whether the words are values of the product's options and nothing else."""
    stems = typed_stems(text)
    values = named_values(product, stems).values()
    return bool(stems) and {w for v in values for x in v for w in typed_stems(x)} >= set(stems)


def _named_in_part(
    product: ProductCard, typed: set[str], named: dict[str, set[str]], *, loose: bool
) -> dict[str, set[str]]:
    told = typed - set(typed_stems(product.title)) - _FILLER_STEMS
    told = {word for word in told if loose or not word.isdigit()}
    found: dict[str, set[str]] = {}
    for variant in product.variants:
        for option, value in variant.options.items():
            if option not in named and told & set(typed_stems(value)):
                found.setdefault(option, set()).add(value)
    return {option: values for option, values in found.items() if len(values) == 1}


def fitting(product: ProductCard, named: dict[str, set[str]]) -> list[VariantCard]:
    """The variants that have one of the named values for every option that was named."""
    return [
        variant
        for variant in product.variants
        if all(variant.options.get(option) in values for option, values in named.items())
    ]


def open_option(variants: Sequence[VariantCard]) -> tuple[str, tuple[str, ...]]:
    """The first option these variants differ in, and its values in order; empty when none."""
    for option in dict.fromkeys(name for variant in variants for name in variant.options):
        values = tuple(dict.fromkeys(v.options[option] for v in variants if option in v.options))
        if len(values) > 1:
            return option, values
    return "", ()
