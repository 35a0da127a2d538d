"""How well a product fits the words that were typed."""

from collections.abc import Iterable, Mapping

from handsel.modules.catalog.lookup.index import LookupIndex
from handsel.modules.catalog.lookup.matching import Hit

Likeness = Mapping[str, float]


def likeness_of(hits: Iterable[Hit]) -> dict[str, float]:
    """The best likeness per catalog stem over several hits."""
    best: dict[str, float] = {}
    for hit in hits:
        for root, likeness in hit.stems:
            best[root] = max(likeness, best.get(root, 0.0))
    return best


def name_coverage(index: LookupIndex, position: int, typed: Likeness) -> float:
    """The share of a product's name that was typed, by weight; the best of its names."""
    best = 0.0
    for name in index.names[position]:
        whole = sum(index.weights[word] for word in name)
        met = sum(index.weights[word] * typed.get(word, 0.0) for word in name)
        best = max(best, met / whole if whole else 0.0)
    return best


def hit_worth(index: LookupIndex, hit: Hit, position: int) -> float:
    """How well one typed word fits a product, from 0 to 1."""
    if hit.sku is not None:
        return 1.0 if hit.sku == position else 0.0
    fits = [likeness * index.postings[root].get(position, 0.0) for root, likeness in hit.stems]
    if hit.together:
        return sum(fits) / len(fits)
    return max(fits, default=0.0)


def hit_weight(index: LookupIndex, hit: Hit) -> float:
    """How much one typed word tells: rare words tell more, unknown ones most."""
    if hit.sku is not None or not hit.stems:
        return index.unknown_weight
    if hit.together:
        return sum(index.weights[root] for root, _ in hit.stems)
    return max(index.weights[root] for root, _ in hit.stems)


def positions_of(index: LookupIndex, hit: Hit) -> set[int]:
    """The products a typed word may speak of."""
    if hit.sku is not None:
        return {hit.sku}
    found: set[int] = set()
    for at, (root, _) in enumerate(hit.stems):
        having = index.postings[root].keys()
        found = found & having if hit.together and at else found | having
    return found
