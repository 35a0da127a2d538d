"""Which products answer a query."""

from collections import defaultdict

from handsel.modules.catalog.lookup.index import IN_NAME, LookupIndex
from handsel.modules.catalog.lookup.items import Ranked
from handsel.modules.catalog.lookup.matching import Hit, match_words
from handsel.modules.catalog.lookup.scoring import (
    hit_weight,
    hit_worth,
    likeness_of,
    name_coverage,
    positions_of,
)
from handsel.modules.catalog.lookup.words import Word, split

_ENOUGH = 0.55
_ENOUGH_WITH_HEAD = 0.4
_MAX_WORDS = 40
EVERYTHING = "*"  # the query of somebody who asks what there is


def rank(index: LookupIndex, query: str, limit: int = 8) -> tuple[Ranked, ...]:
    """The best products for `query`, best first; empty when nothing fits well enough.

    Words of the query that no product has count against every product, so that "blue bicycle"
    finds nothing in a shop of blue mugs. `EVERYTHING` finds some of each category.
    """
    if query.strip() == EVERYTHING:
        return _of_each_category(index, limit)
    words = split(query)[:_MAX_WORDS]
    hits = match_words(index, words)
    telling = [hit for hit in hits if not hit.filler]
    if not telling:
        telling = [hit for hit in hits if hit.stems]
    if not telling or not index.items:
        return ()
    typed = likeness_of(hits)
    total = sum(hit_weight(index, hit) for hit in telling) or 1.0
    met = _met(index, telling, total)
    found = []
    for position, worth in met.items():
        share = min(worth / total, 1.0)
        if share >= _ENOUGH or (share >= _ENOUGH_WITH_HEAD and _head(index, telling, position)):
            score = share * (0.6 + 0.4 * name_coverage(index, position, typed))
            found.append((score, position))
    found.sort(key=lambda pair: (-pair[0], len(index.items[pair[1]].title), pair[1]))
    return tuple(
        Ranked(
            index.items[position].product_id,
            round(score, 4),
            _met_words(index, hits, words, position),
        )
        for score, position in found[:limit]
    )


def _of_each_category(index: LookupIndex, limit: int) -> tuple[Ranked, ...]:
    """The catalog's own order, but a second of a category only after one of every other."""
    seen: dict[str, int] = defaultdict(int)
    turns: list[tuple[int, int]] = []
    for position, item in enumerate(index.items):
        turns.append((seen[item.category], position))
        seen[item.category] += 1
    first = sorted(turns)[:limit]
    return tuple(Ranked(index.items[position].product_id, 0.5) for _, position in first)


def _met(index: LookupIndex, telling: list[Hit], total: float) -> dict[int, float]:
    """What each product meets of the query. Heavy words first: a product that has none of them
    cannot reach the threshold with the light ones, so those only add to what is there."""
    met: dict[int, float] = defaultdict(float)
    weighed = sorted(((hit_weight(index, hit), hit) for hit in telling), key=lambda pair: -pair[0])
    remaining = total
    for weight, hit in weighed:
        positions = positions_of(index, hit)
        if remaining < _ENOUGH_WITH_HEAD * total:
            positions = positions & met.keys()
        for position in positions:
            met[position] += weight * hit_worth(index, hit, position)
        remaining -= weight
    return met


def _head(index: LookupIndex, telling: list[Hit], position: int) -> bool:
    """Whether the word that says what is wanted is the one that says what the product is."""
    side = -1 if index.heads_last else 0
    head = telling[side]
    ends = {name[side] for name in index.names[position]}
    return any(root in ends and likeness >= 0.8 * IN_NAME for root, likeness in head.stems)


def _met_words(
    index: LookupIndex, hits: list[Hit], words: list[Word], position: int
) -> tuple[str, ...]:
    return tuple(
        word.folded
        for hit in hits
        if hit_worth(index, hit, position) > 0
        for word in words[hit.first : hit.last + 1]
    )
