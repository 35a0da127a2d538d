"""Lexicons made ready: phrases in a tree, looked up word by word, typing errors forgiven."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib import import_module

from rapidfuzz.distance import OSA

from handsel.modules.assistant.engine.clitics import bare, unjoined
from handsel.modules.assistant.engine.concepts import Concept
from handsel.modules.assistant.engine.lexicons import MORE
from handsel.modules.catalog.lookup.words import split

LANGUAGES = ("en", "es", "pt", "fr", "de", "ar", "hi", "id")
_SHORTEST_MISTYPED, _LONG = 5, 8
_SHORTEST_WRITTEN_ON = 4
#: Notions whose phrases are known without the spaces, too: "customersupport".
_WRITTEN_AS_ONE: frozenset[Concept] = frozenset({"person", "call_me", "stop"})
_LEXICONS = "handsel.modules.assistant.engine.lexicons"


@dataclass(slots=True)
class Node:
    """A place in the tree of phrases: `words` go on exactly, `starts` by a word's beginning."""

    words: dict[str, "Node"] = field(default_factory=dict)
    starts: dict[str, "Node"] = field(default_factory=dict)
    concepts: frozenset[Concept] = frozenset()


@dataclass(frozen=True, slots=True)
class Lexicon:
    """One language: its phrases, its numbers, and all words it knows at all.

    `consent` holds only the words a plain yes is made of.
    """

    language: str
    root: Node
    consent: Node
    numbers: Mapping[str, int]
    known: frozenset[str]
    starts: frozenset[str]
    by_first: Mapping[str, tuple[str, ...]]

    def knows(self, word: str) -> bool:
        """Whether the word is one of this language's that we have written down."""
        return word in self.known or any(word[:n] in self.starts for n in range(3, len(word) + 1))


@cache
def lexicon(language: str) -> Lexicon:
    """The lexicon of a language we speak; English for any other."""
    code = language if language in LANGUAGES else "en"
    first, *more = (import_module(f"{_LEXICONS}.{name}") for name in (code, *MORE.get(code, ())))
    words = [(c, listed) for source in (first, *more) for c, listed in source.WORDS.items()]
    common = "\n".join([first.COMMON, *(getattr(source, "REAL", "") for source in more)])
    return _build(code, words, first.NUMBERS, common)


def _build(
    language: str, words: Sequence[tuple[Concept, str]], numbers: Mapping[str, int], common: str
) -> Lexicon:
    root, consent = Node(), Node()
    known = {word.folded for word in split(common)} | {fold_word(word) for word in numbers}
    starts: set[str] = set()
    for concept, listed in words:
        for entry in filter(None, (part.strip() for part in re.split(r"[,،]", listed))):
            if concept != "soft":
                _plant(root, concept, entry, known, starts)
            if concept in _WRITTEN_AS_ONE:
                _plant(root, concept, _as_one(entry), known, starts)
            if concept in {"soft", "yes"}:
                _plant(consent, concept, entry, known, starts)
    by_first: dict[str, list[str]] = {}
    for word in sorted(known):
        by_first.setdefault(word[0], []).append(word)
    return Lexicon(
        language=language,
        root=root,
        consent=consent,
        numbers={fold_word(word): value for word, value in numbers.items()},
        known=frozenset(known),
        starts=frozenset(starts),
        by_first={first: tuple(found) for first, found in by_first.items()},
    )


def _plant(root: Node, concept: Concept, entry: str, known: set[str], starts: set[str]) -> None:
    node = root
    for part in entry.split():
        open_ended = part.endswith("*")
        for word in split(part.rstrip("*")):
            branch = node.starts if open_ended else node.words
            node = branch.setdefault(word.folded, Node())
            (starts if open_ended else known).add(word.folded)
    node.concepts |= {concept}


def _as_one(entry: str) -> str:
    parts = entry.split()
    return "".join(parts) if len(parts) > 1 and "*" not in entry else entry


def fold_word(word: str) -> str:
    """One lexicon word as the tokens of a text come out."""
    return "".join(part.folded for part in split(word))


@lru_cache(maxsize=16384)
def corrected(language: str, word: str) -> tuple[str, ...]:
    """The word, or those of the language's that it most likely mistypes, the likeliest first.

    Which of several was meant, only the words around it tell.
    """
    held = lexicon(language)
    shortest = _SHORTEST_MISTYPED if language != "ar" else _SHORTEST_WRITTEN_ON
    if len(word) < shortest or not word.isalpha() or held.knows(word):
        return (word,)
    if language == "ar" and (inside := bare(word, held.known)) != word:
        return (inside,)
    return _nearest(held, word) or (unjoined(word, held.known),)


def _nearest(held: Lexicon, word: str) -> tuple[str, ...]:
    least = 1 if len(word) < _LONG else 2
    found: list[str] = []
    # The first two letters may be swapped: "eprson".
    swapped = (w for w in held.by_first.get(word[1], ()) if w[1:2] == word[0])
    for other in (*held.by_first.get(word[0], ()), *swapped):
        if len(other) < _SHORTEST_MISTYPED - 1 or abs(len(other) - len(word)) > least:
            continue
        distance = OSA.distance(word, other, score_cutoff=least)
        if distance < least:
            least, found = distance, [other]
        elif distance == least:
            found.append(other)
    return tuple(dict.fromkeys(found))
