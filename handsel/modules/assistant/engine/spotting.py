"""Which notions the words of a text carry."""

from collections.abc import Sequence
from dataclasses import dataclass

from handsel.modules.assistant.engine.concepts import Concept
from handsel.modules.assistant.engine.lexicon import Lexicon, Node, corrected, lexicon
from handsel.modules.assistant.engine.tokens import Token


@dataclass(frozen=True, slots=True)
class Span:
    """Neighboring tokens (`first` to `last`, inclusive) and the notions they carry."""

    concepts: frozenset[Concept]
    first: int
    last: int
    start: int
    end: int
    sentence: int


def spans_of(
    tokens: Sequence[Token], *, language: str, masked: Sequence[tuple[int, int]] = ()
) -> tuple[Span, ...]:
    """The longest known phrases in reading order; words inside `masked` offsets say nothing.

    English words count in every language: customers mix them in.
    """
    lexicons = [lexicon(language)] if language == "en" else [lexicon(language), lexicon("en")]
    words = [[corrected(held.language, token.word) for token in tokens] for held in lexicons]
    hidden = [any(a <= t.start and t.end <= b for a, b in masked) for t in tokens]
    spans: list[Span] = []
    at = 0
    while at < len(tokens):
        span = None if hidden[at] else _longest(tokens, at, lexicons, words, hidden)
        if span:
            spans.append(span)
        at = span.last + 1 if span else at + 1
    return tuple(spans)


def _longest(
    tokens: Sequence[Token],
    at: int,
    lexicons: Sequence[Lexicon],
    words: Sequence[Sequence[tuple[str, ...]]],
    hidden: Sequence[bool],
) -> Span | None:
    best: tuple[int, frozenset[Concept]] | None = None
    for held, own in zip(lexicons, words, strict=True):
        for choice, word in enumerate(own[at]):
            found = _walk(held.root, tokens, at, word, own, hidden)
            # A word that may be several is the likeliest of them, unless a phrase goes on.
            if choice and found and found[0] == at:
                continue
            if found and (best is None or found[0] > best[0]):
                best = found
    if best is None:
        return None
    last, concepts = best
    return Span(concepts, at, last, tokens[at].start, tokens[last].end, tokens[at].sentence)


def _walk(
    node: Node,
    tokens: Sequence[Token],
    at: int,
    word: str,
    words: Sequence[tuple[str, ...]],
    hidden: Sequence[bool],
) -> tuple[int, frozenset[Concept]] | None:
    """The last token of the longest phrase from here, and what the phrase carries."""
    best: tuple[int, frozenset[Concept]] | None = None
    following = at + 1 < len(tokens) and not hidden[at + 1]
    same = following and tokens[at + 1].sentence == tokens[at].sentence
    for ahead in _branches(node, word):
        found: tuple[int, frozenset[Concept]] | None = None
        if same and (ahead.words or ahead.starts):
            for after in words[at + 1]:
                found = found or _walk(ahead, tokens, at + 1, after, words, hidden)
        if found is None and ahead.concepts:
            found = (at, ahead.concepts)
        if found and (best is None or found[0] > best[0]):
            best = found
        elif found and best and found[0] == best[0]:
            best = (best[0], best[1] | found[1])
    return best


def _branches(node: Node, word: str) -> list[Node]:
    branches = [node.words[word]] if word in node.words else []
    if node.starts:
        for length in range(2, len(word) + 1):
            ahead = node.starts.get(word[:length])
            if ahead:
                branches.append(ahead)
    return branches
