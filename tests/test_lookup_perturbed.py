"""Names written as hurried people write them are found in a whole shop; others' are not."""

import random
from collections.abc import Callable

import pytest

from handsel.edge.cli.demo.shops import load
from handsel.modules.catalog.lookup import LookupItem, build_index, rank

ITEMS = [
    LookupItem(
        one.handle, one.title, one.category, tags=one.tags, synonyms=one.synonyms,
        skus=tuple(variant.sku for variant in one.variants),
    )
    for one in load("rose-bakery").products
]  # fmt: skip
INDEX = build_index(ITEMS)
ASKED = ("do you have {}", "hi, how much is {}?", "{}", "is {} still available", "{} please")
DRAWN = random.Random(7)


def swapped(name: str) -> str | None:
    """Two letters inside a word of five letters or more change places."""
    words = name.split()
    long = [at for at, word in enumerate(words) if len(word) >= 5 and word.isalpha()]
    if not long:
        return None
    at = DRAWN.choice(long)
    cut = DRAWN.randrange(1, len(words[at]) - 1)
    word = words[at]
    words[at] = word[:cut] + word[cut + 1] + word[cut] + word[cut + 2 :]
    return " ".join(words)


def joined(name: str) -> str | None:
    return name.replace(" ", "") if name.count(" ") == 1 else None


def reordered(name: str) -> str | None:
    words = name.split()
    return " ".join(reversed(words)) if len(words) == 2 else None


def plural(name: str) -> str | None:
    return name if name.endswith("s") else f"{name}s"


WAYS: dict[str, tuple[Callable[[str], str | None], float]] = {
    "exact": (str, 1.0),
    "lower": (str.lower, 1.0),
    "swapped": (swapped, 0.97),
    "joined": (joined, 1.0),
    "reordered": (reordered, 1.0),
    "plural": (plural, 1.0),
}


@pytest.mark.parametrize("way", WAYS)
def test_names_are_found_however_they_are_written(way: str) -> None:
    change, least = WAYS[way]
    asked = [(change(item.title), item.product_id) for item in ITEMS for _ in range(3)]
    tried = [(DRAWN.choice(ASKED).format(name), key) for name, key in asked if name]
    missed = [
        (query, key)
        for query, key in tried
        if next((one.product_id for one in rank(INDEX, query)), None) != key
    ]
    assert tried
    assert 1 - len(missed) / len(tried) >= least, missed


def test_what_another_kind_of_shop_sells_is_not_found() -> None:
    others = ("yoga mat", "running shoes", "leather belt", "laptop", "desk lamp", "sunglasses",
              "garden hose", "wireless earbuds", "hoodie", "bicycle", "perfume", "wall clock",
              "backpack", "jigsaw puzzle", "hiking boots")  # fmt: skip
    found = [one for one in others if rank(INDEX, DRAWN.choice(ASKED).format(one))]
    assert found == []
