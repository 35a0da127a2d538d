"""How many of a named thing: a number at the edge of a name counts, unless it is part of it."""

from dataclasses import replace

from handsel.modules.assistant.context import Mention, ProductCard
from handsel.modules.assistant.engine.shelf import named_values, typed_stems
from handsel.modules.catalog.lookup.words import Word, split, stem


def without_count(mention: Mention, text: str, product: ProductCard | None) -> Mention:
    """The mention without a number that says how many: "6 single buns" where boxes hold 6.

    A number of the product's own name stays, and one of an option that is named in full: the
    "6" of "box of 6".
    """
    words = split(text[mention.start : mention.end])
    if product is None or len(words) < 2:
        return mention
    title = set(typed_stems(product.title))
    own = title | _option_stems(product, words)
    start, end = mention.start, mention.end
    if _counts(words[0], own):
        start = mention.start + words[1].start
    elif _counts(words[-1], own) and stem(words[-2].folded) in title:
        end = mention.start + words[-2].end
    return replace(mention, start=start, end=end)


def _counts(word: Word, own: set[str]) -> bool:
    return word.folded.isdigit() and stem(word.folded) not in own


def _option_stems(product: ProductCard, words: list[Word]) -> set[str]:
    """The words of the option values that are named in full."""
    typed = [stem(word.folded) for word in words]
    values = named_values(product, typed).values()
    named = (frozenset(typed_stems(value)) for found in values for value in found)
    return {word for value in named if value <= set(typed) for word in value}
