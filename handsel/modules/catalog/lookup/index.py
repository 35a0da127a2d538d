"""The index of one catalog version: built once, never changed."""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from handsel.modules.catalog.lookup.fillers import FILLERS
from handsel.modules.catalog.lookup.items import LookupItem
from handsel.modules.catalog.lookup.scripts import is_latin, sound
from handsel.modules.catalog.lookup.words import split, stem

# How much a word is worth by where the shop wrote it.
IN_NAME, IN_CATEGORY, IN_TAG, IN_OPTION = 1.0, 0.8, 0.7, 0.6
_FILLER_WEIGHT = 0.15
_LONGEST_JOIN = 4
SHORTEST_SOUND = 2  # consonants; with fewer too much sounds alike

Name = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LookupIndex:
    """The words of a catalog, ready to be matched. Immutable; build a new one per version.

    `postings` maps a stem to the items (by position) that have it and how much it counts there,
    `named` to those that have it in a name;
    `names` are each item's title and synonyms as stems; `options` its option values as stems,
    `categories` its category's stems;
    `joined` maps words written together to their stems; `forms` maps each full word to its stem,
    and `by_shape` lists the forms by first letter and length, for typing errors, `by_sound` by
    whether they are Latin and how they sound, for other scripts.
    """

    items: tuple[LookupItem, ...]
    postings: Mapping[str, Mapping[int, float]]
    named: Mapping[str, frozenset[int]]
    weights: Mapping[str, float]
    unknown_weight: float
    names: tuple[tuple[Name, ...], ...]
    options: tuple[tuple[tuple[str, Name], ...], ...]
    categories: tuple[frozenset[str], ...]
    joined: Mapping[str, Name]
    skus: Mapping[str, int]
    forms: Mapping[str, str]
    by_shape: Mapping[tuple[str, int], tuple[str, ...]]
    by_sound: Mapping[tuple[bool, str], tuple[str, ...]]
    sorted_forms: tuple[str, ...]
    sorted_endings: tuple[str, ...]
    heads_last: bool


def stems_of(text: str) -> Name:
    """The words of a text as stems."""
    return tuple(stem(word.folded) for word in split(text))


def build_index(items: Iterable[LookupItem]) -> LookupIndex:
    """Index a catalog: about 60 µs a product."""
    held = tuple(items)
    names = tuple(_names(item) for item in held)
    options = tuple(_option_values(item) for item in held)
    postings = _postings(held, names, options)
    weights = {word: _weight(word, len(held), len(found)) for word, found in postings.items()}
    forms = _forms(held)
    return LookupIndex(
        items=held,
        postings=MappingProxyType(postings),
        named=MappingProxyType(_named(names)),
        weights=MappingProxyType(weights),
        unknown_weight=math.log(1 + len(held)),
        names=names,
        options=options,
        categories=tuple(frozenset(stems_of(item.category)) for item in held),
        joined=MappingProxyType(_joined(held)),
        skus=MappingProxyType(_skus(held)),
        forms=MappingProxyType(forms),
        by_shape=MappingProxyType(_by_shape(forms)),
        by_sound=MappingProxyType(_by_sound(forms)),
        sorted_forms=tuple(sorted(forms)),
        sorted_endings=tuple(sorted(form[::-1] for form in forms)),
        heads_last=_heads_last(names),
    )


def _names(item: LookupItem) -> tuple[Name, ...]:
    return tuple(filter(None, (stems_of(name) for name in (item.title, *item.synonyms))))


def _option_values(item: LookupItem) -> tuple[tuple[str, Name], ...]:
    values = (value for group in item.options.values() for value in group)
    return tuple((value.strip().lower(), stems_of(value)) for value in values)


def _weight(word: str, count: int, having: int) -> float:
    weight = math.log(1 + count / having)
    return weight * _FILLER_WEIGHT if word in _FILLER_STEMS else weight


_FILLER_STEMS = frozenset(stem(word) for word in FILLERS)


def _postings(
    items: tuple[LookupItem, ...],
    names: tuple[tuple[Name, ...], ...],
    options: tuple[tuple[tuple[str, Name], ...], ...],
) -> dict[str, Mapping[int, float]]:
    postings: dict[str, dict[int, float]] = defaultdict(dict)

    def note(words: Iterable[str], position: int, worth: float) -> None:
        for word in words:
            found = postings[word]
            found[position] = max(worth, found.get(position, 0.0))

    for position, item in enumerate(items):
        for name in names[position]:
            note(name, position, IN_NAME)
        note(stems_of(item.category), position, IN_CATEGORY)
        for tag in item.tags:
            note(stems_of(tag), position, IN_TAG)
        for _, value in options[position]:
            note(value, position, IN_OPTION)
    return dict(postings)


def _named(names: tuple[tuple[Name, ...], ...]) -> dict[str, frozenset[int]]:
    named: dict[str, set[int]] = defaultdict(set)
    for position, group in enumerate(names):
        for word in (word for name in group for word in name):
            named[word].add(position)
    return {word: frozenset(positions) for word, positions in named.items()}


def _joined(items: tuple[LookupItem, ...]) -> dict[str, Name]:
    """Neighboring words of a name written as one, as typed and in the singular."""
    joined: dict[str, Name] = {}
    for name in (name for item in items for name in (item.title, *item.synonyms)):
        words = [word.folded for word in split(name)]
        for start in range(len(words)):
            for end in range(start + 2, min(start + _LONGEST_JOIN, len(words)) + 1):
                together = "".join(words[start:end])
                part = tuple(stem(word) for word in words[start:end])
                joined.setdefault(together, part)
                joined.setdefault(stem(together), part)
    return joined


def _skus(items: tuple[LookupItem, ...]) -> dict[str, int]:
    found: dict[str, int] = {}
    for position, item in enumerate(items):
        for sku in item.skus:
            plain = "".join(word.folded for word in split(sku))
            if plain:
                found.setdefault(plain, position)
    return found


def _forms(items: tuple[LookupItem, ...]) -> dict[str, str]:
    forms: dict[str, str] = {}
    for item in items:
        values = (value for group in item.options.values() for value in group)
        for text in (item.title, *item.synonyms, item.category, *item.tags, *values):
            for word in split(text):
                if len(word.folded) >= 3 and word.folded not in FILLERS:
                    forms[word.folded] = stem(word.folded)
    return forms


def _by_shape(forms: Mapping[str, str]) -> dict[tuple[str, int], tuple[str, ...]]:
    shaped: dict[tuple[str, int], list[str]] = defaultdict(list)
    for form in forms:
        shaped[form[0], len(form)].append(form)
    return {shape: tuple(sorted(found)) for shape, found in shaped.items()}


def _by_sound(forms: Mapping[str, str]) -> dict[tuple[bool, str], tuple[str, ...]]:
    sounding: dict[tuple[bool, str], list[str]] = defaultdict(list)
    for form in forms:
        heard = sound(form)
        if len(heard) >= SHORTEST_SOUND:
            sounding[is_latin(form), heard].append(form)
    return {key: tuple(sorted(found)) for key, found in sounding.items()}


def _heads_last(names: tuple[tuple[Name, ...], ...]) -> bool:
    """Whether the word that says what a thing is stands last: heads repeat, modifiers vary."""
    long = [group[0] for group in names if group and len(group[0]) > 1]
    return len({name[-1] for name in long}) <= len({name[0] for name in long})
