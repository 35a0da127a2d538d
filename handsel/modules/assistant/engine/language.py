"""Which of our languages a text is in."""

from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache

from handsel.modules.assistant.engine.lexicon import LANGUAGES, lexicon

_HINT_WORTH = 0.6


def language_of(words: Sequence[str], *, hint: str) -> str:
    """The language most of the words are known in; the hint where the words do not tell."""
    votes: defaultdict[str, float] = defaultdict(float)
    votes[hint if hint in LANGUAGES else "en"] = _HINT_WORTH
    for word in words:
        script = _script(word)
        if script:
            votes[script] += 3
            continue
        spoken = spoken_in(word)
        for code in spoken:
            votes[code] += 1 / len(spoken)
    best = max(votes.values())
    return next(code for code, count in votes.items() if count == best)


@lru_cache(maxsize=16384)
def spoken_in(word: str) -> tuple[str, ...]:
    """The languages that have the word."""
    return tuple(code for code in LANGUAGES if lexicon(code).knows(word))


def _script(word: str) -> str:
    if "\u0600" <= word[0] <= "\u06ff":
        return "ar"
    return "hi" if "\u0900" <= word[0] <= "\u097f" else ""
