"""Nearest match among texts: which of a shop's examples a new message is most like.

Likeness is the cosine of tf-idf weighted words, pairs of words, parts of words (for typing
errors) and notions (for other words of the same meaning).
"""

import math
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

from handsel.modules.assistant.engine.reading import Reading, read
from handsel.modules.catalog.lookup.words import stem

MOST_EXAMPLES = 1000
_KEPT_INDEXES = 32  # shops whose examples one process keeps ready
_PART = 4
_FOR_WORD, _FOR_PAIR, _FOR_PART, _FOR_NOTION = 1.0, 0.7, 0.35, 0.6
_SHORTEST_PARTED = 5


@dataclass(slots=True)
class Index:
    """Texts ready to be matched: each feature's weight, and who has it with which share."""

    unseen: float = 0.0
    weights: dict[str, float] = field(default_factory=dict)
    postings: dict[str, list[tuple[int, float]]] = field(default_factory=dict)

    def nearest(self, reading: Reading, *, most: int) -> list[tuple[int, float]]:
        """Positions of the likest texts with their likeness from 0 to 1, best first."""
        own = features_of(reading)
        length = _length(own, self.weights, self.unseen)
        scores: defaultdict[int, float] = defaultdict(float)
        for feature, amount in own.items():
            share = amount * self.weights.get(feature, self.unseen) / length
            for at, theirs in self.postings.get(feature, ()):
                scores[at] += share * theirs
        return sorted(scores.items(), key=lambda pair: (-pair[1], pair[0]))[:most]


@lru_cache(maxsize=_KEPT_INDEXES)
def index_of(texts: tuple[str, ...], language: str) -> Index:
    """The index over the first `MOST_EXAMPLES` texts; the same texts share one."""
    features = [features_of(read(text, language=language)) for text in texts[:MOST_EXAMPLES]]
    counts = Counter(feature for own in features for feature in own)
    weights = {name: math.log(1 + len(features) / count) for name, count in counts.items()}
    unseen = math.log(1 + len(features))
    postings: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
    for at, own in enumerate(features):
        length = _length(own, weights, unseen)
        for name, amount in own.items():
            postings[name].append((at, amount * weights[name] / length))
    return Index(unseen, weights, dict(postings))


def features_of(reading: Reading) -> Mapping[str, float]:
    """What a text is compared by, with how much each tells."""
    words = [stem(token.word) for token in reading.tokens]
    found = {f"w {word}": _FOR_WORD for word in words}
    for word in words:
        if len(word) >= _SHORTEST_PARTED:
            marked = f"^{word}$"
            for at in range(len(marked) - _PART + 1):
                found[f"p {marked[at : at + _PART]}"] = _FOR_PART
    for left, right in pairwise(words):
        found[f"b {left} {right}"] = _FOR_PAIR
    for span in reading.spans:
        for concept in span.concepts:
            found[f"n {concept}"] = _FOR_NOTION
    return found


def _length(own: Mapping[str, float], weights: Mapping[str, float], unseen: float) -> float:
    whole = sum((amount * weights.get(name, unseen)) ** 2 for name, amount in own.items())
    return math.sqrt(whole) or 1.0
