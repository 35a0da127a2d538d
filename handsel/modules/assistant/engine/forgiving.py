"""Typing errors forgiven beyond the usual, for the two wishes that must never be missed.

Only against short closed lists (who serves, how to speak, how to ask for silence), and only where
the rest of the sentence asks for it: a cat stays a cat, "cat with a person" is a chat.
"""

from collections.abc import Sequence
from functools import cache
from importlib import import_module
from itertools import chain

from rapidfuzz import process
from rapidfuzz.distance import OSA

from handsel.modules.assistant.engine.concepts import Concept
from handsel.modules.assistant.engine.language import spoken_in
from handsel.modules.assistant.engine.lexicon import LANGUAGES
from handsel.modules.assistant.engine.lexicons import MORE
from handsel.modules.assistant.engine.spotting import Span
from handsel.modules.assistant.engine.tokens import Token
from handsel.modules.catalog.lookup.fillers import FILLERS
from handsel.modules.catalog.lookup.words import split

_SHORTEST, _LONG = 4, 8
_SHORTEST_ALONE, _SHORTEST_PHRASE, _LONG_PHRASE, _LETTERS_AN_ERROR = 5, 6, 10, 8
_FARTHEST = 3  # tokens between "speak" and "to one of your agnets"
_LEXICONS = "handsel.modules.assistant.engine.lexicons"
_ARTICLES = frozenset(
    ["a", "an", "the", "my", "your", "one", "un", "una", "um", "uma", "une", "ein"]
)
_LINK_WORDS = (
    "to with w a an the any some one of your my real live actual please con un una de com um uma "
    "à a avec un une mit einem einer zu dengan sama ke से مع الى ل"
)
_LINKS = frozenset(_LINK_WORDS.split())
_TOWARDS = frozenset(
    ["to", "with", "w", "con", "com", "avec", "a", "mit", "dengan", "sama", "مع", "الى"]
)


def asks_for_person_mistyped(tokens: Sequence[Token], spans: Sequence[Span]) -> bool:
    """Whether one sentence speaks of talking to a person, one of the two words mistyped."""
    people = _places(spans, "person", "someone")
    talks = _places(spans, "talk")
    covered = {at for span in spans for at in range(span.first, span.last + 1)}
    unknown = [at for at in range(len(tokens)) if at not in covered]
    if not people:
        if talks:
            return any(_is_person(tokens, at, talks) for at in unknown)
        people = [at for at in unknown if _is_like_a_person(tokens[at].word)]
        return any(_speaks(tokens, at, people) for at in unknown if not _is_known(tokens[at].word))
    return not talks and any(_speaks(tokens, at, people) for at in range(len(tokens)))


def asks_for_silence_mistyped(tokens: Sequence[Token]) -> bool:
    """Whether the whole text is a known wish for silence but for an error in eight letters."""
    words = [token.word for token in tokens]
    said = "".join(words)
    if len(said) >= _SHORTEST_ALONE and said in _phrases("stop"):
        return True  # in another language than the rest of the conversation, or written as one
    if all(_is_known(word) for word in words):
        return len(words) > 2 and len(said) >= _LONG_PHRASE and _is_phrase(said, errors=1)
    if len(said) < _SHORTEST_PHRASE:
        return _letters_swapped(said, "stop")
    allowed = max(1, len(said) // _LETTERS_AN_ERROR)
    return _is_phrase(said, errors=allowed)


def _is_phrase(said: str, *, errors: int) -> bool:
    known = _phrases("stop")
    near = process.extractOne(said, known, scorer=OSA.distance, score_cutoff=errors)
    return near is not None


def _speaks(tokens: Sequence[Token], at: int, people: Sequence[int]) -> bool:
    """Whether this word, right before "with a person", is one for talking."""
    if tokens[at].word in FILLERS or (at and tokens[at - 1].word in _ARTICLES):
        return False
    ahead = next((place for place in people if place > at), None)
    if ahead is None or ahead - at > _FARTHEST:
        return False
    between = {token.word for token in tokens[at + 1 : ahead]}
    return bool(between & _TOWARDS) and between <= _LINKS and _is_like(tokens[at].word, "talk")


def _is_person(tokens: Sequence[Token], at: int, talks: Sequence[int]) -> bool:
    near = min(talks, key=lambda place: abs(place - at))
    low, high = sorted((near, at))
    between = {token.word for token in tokens[low + 1 : high]}
    near_by = high - low <= _FARTHEST + 1 and between <= _LINKS
    return near_by and _is_like_a_person(tokens[at].word)


def _is_like_a_person(word: str) -> bool:
    return not _is_known(word) and (_is_like(word, "person") or _is_like(word, "someone"))


def _is_like(word: str, concept: Concept) -> bool:
    allowed = 1 if len(word) < _LONG else 2
    near = process.extractOne(word, _phrases(concept), scorer=OSA.distance, score_cutoff=allowed)
    return len(word) >= _SHORTEST - 1 and near is not None


def _letters_swapped(said: str, word: str) -> bool:
    same = sorted(said) == sorted(word)
    return same and OSA.distance(said, word, score_cutoff=1) == 1


def _is_known(word: str) -> bool:
    return word in FILLERS or bool(spoken_in(word))


def _places(spans: Sequence[Span], *concepts: Concept) -> list[int]:
    inside = (range(s.first, s.last + 1) for s in spans if s.concepts.intersection(concepts))
    return sorted(chain.from_iterable(inside))


@cache
def _phrases(concept: Concept) -> tuple[str, ...]:
    """The phrases of a notion in every language, folded and without their spaces."""
    names = (name for code in LANGUAGES for name in (code, *MORE.get(code, ())))
    listed = (import_module(f"{_LEXICONS}.{name}").WORDS.get(concept, "") for name in names)
    entries = chain.from_iterable(words.replace("،", ",").split(",") for words in listed)
    folded = ("".join(word.folded for word in split(entry.rstrip("* "))) for entry in entries)
    return tuple(sorted({word for word in folded if len(word) >= _SHORTEST}))
