"""Which entry the shop wrote answers a question."""

import math
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from handsel.modules.assistant.context import KnowledgeCard
from handsel.modules.assistant.engine.concepts import Concept
from handsel.modules.assistant.engine.reading import Reading, read
from handsel.modules.catalog.lookup.fillers import FILLERS
from handsel.modules.catalog.lookup.words import split, stem

ENOUGH = 0.5
_FOR_WORDS, _FOR_TOPICS = 0.6, 0.55

TOPICS: frozenset[Concept] = frozenset(
    {
        "hours", "place", "reach", "deliver_to", "delivery", "return", "refund", "pay_way",
        "accept",
        "made_of", "guarantee", "account", "password", "invoice", "discount", "cancel", "size",
    }
)  # fmt: skip
_OF_KIND: dict[str, Concept] = {"hours": "hours", "delivery": "delivery"}


def best_entry(
    reading: Reading,
    cards: Sequence[KnowledgeCard],
    *,
    language: str,
    names: Sequence[tuple[int, int]] = (),
    unsure: Sequence[tuple[int, int]] = (),
) -> tuple[KnowledgeCard, float] | None:
    """The entry that fits the question best, with a score from 0 to 1; None when none fits.

    `names` are offsets of words that name a product and so ask for it, not for an entry; words
    that may name several (`unsure`) count only beside others that meet the entry.
    """
    if not cards or not reading.tokens:
        return None
    words = _content(_without(reading.text, names))
    topics = frozenset(c for span in reading.spans for c in span.concepts) & TOPICS
    anchors = _content(_without(reading.text, [*names, *unsure]))
    known = [(card, _words_of(card), _topics_of(card, language)) for card in cards]
    counts = Counter(word for _, own, _ in known for word in own)
    weights = {word: math.log(1 + len(cards) / count) for word, count in counts.items()}
    scored = [
        (_score(words, own, weights) * _FOR_WORDS + _shared(topics, about) * _FOR_TOPICS, card)
        for card, own, about in known
        if anchors & own or topics & about
    ]
    if not scored:
        return None
    score, card = max(scored, key=lambda pair: pair[0])
    return (card, min(score, 1.0)) if score >= ENOUGH else None


def _without(text: str, names: Sequence[tuple[int, int]]) -> str:
    for start, end in sorted(names, reverse=True):
        text = f"{text[:start]} {text[end:]}"
    return text


def _score(words: frozenset[str], own: frozenset[str], weights: dict[str, float]) -> float:
    """The share of the question's words the entry has, by how much each tells."""
    unknown = max(weights.values(), default=1.0) / 2
    whole = sum(weights.get(word, unknown) for word in words)
    return sum(weights[word] for word in words & own) / whole if whole else 0.0


def _shared(topics: frozenset[Concept], about: frozenset[Concept]) -> float:
    return len(topics & about) / len(topics) if topics else 0.0


@lru_cache(maxsize=4096)
def _content(text: str) -> frozenset[str]:
    return frozenset(stem(w.folded) for w in split(text[:4000]) if w.folded not in FILLERS)


def _words_of(card: KnowledgeCard) -> frozenset[str]:
    return _content(f"{card.question}\n{' '.join(card.keywords)}")


def _topics_of(card: KnowledgeCard, language: str) -> frozenset[Concept]:
    topics = _topics_in(f"{card.question}\n{' '.join(card.keywords)}", language)
    own = _OF_KIND.get(card.kind)
    return topics | {own} if own else topics


@lru_cache(maxsize=4096)
def _topics_in(text: str, language: str) -> frozenset[Concept]:
    spans = read(text, language=language).spans
    return frozenset(concept for span in spans for concept in span.concepts) & TOPICS
