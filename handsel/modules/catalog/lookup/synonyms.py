"""A shop's own synonyms worked into its products' words."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from handsel.modules.catalog.lookup.items import LookupItem
from handsel.modules.catalog.lookup.words import split, stem

type Pairs = Mapping[str, Sequence[tuple[tuple[str, ...], str]]]
_MOST_NAMES = 12


def pairs_of(synonyms: Iterable[tuple[str, str]]) -> Pairs:
    """(word, what it means) pairs by the first stem of what they mean."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
    for word, means in synonyms:
        stems = tuple(stem(one.folded) for one in split(means))
        if stems and word.strip():
            found[stems[0]].append((stems, word))
    return found


def with_synonyms(item: LookupItem, pairs: Pairs) -> LookupItem:
    """The item with another name for each of its names that a synonym fits into, and another tag
    for its category and tags."""
    if not pairs:
        return item
    names = [new for name in (item.title, *item.synonyms) for new in _replaced(name, pairs)]
    tags = [new for text in (item.category, *item.tags) for new in _replaced(text, pairs)]
    if not names and not tags:
        return item
    return replace(
        item,
        synonyms=(*item.synonyms, *names[:_MOST_NAMES]),
        tags=(*item.tags, *tags[:_MOST_NAMES]),
    )


def _replaced(text: str, pairs: Pairs) -> list[str]:
    words = [stem(word.folded) for word in split(text)]
    found = []
    for at, word in enumerate(words):
        for means, other in pairs.get(word, ()):
            if tuple(words[at : at + len(means)]) == means:
                found.append(" ".join([*words[:at], other, *words[at + len(means) :]]))
    return found
