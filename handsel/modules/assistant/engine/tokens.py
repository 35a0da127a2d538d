"""A text as tokens for the engine: folded words, with typing stretched for effect made plain."""

import re
from dataclasses import dataclass

from handsel.modules.catalog.lookup.words import split

MAX_TOKENS = 160

_STRETCHED = re.compile(r"(\D)\1{2,}")
_ENDS = ".!?;\n।؟؛。！？"
_COMMAS = ",،、"


@dataclass(frozen=True, slots=True)
class Token:
    """A word with its offsets in the text, and the number of the sentence it stands in."""

    word: str
    start: int
    end: int
    sentence: int
    after_comma: bool = False


def tokens_of(text: str) -> tuple[Token, ...]:
    """The first `MAX_TOKENS` words of a text."""
    tokens: list[Token] = []
    sentence, ended = 0, 0
    for word in split(text)[:MAX_TOKENS]:
        gap = text[ended : word.start]
        if tokens and any(mark in gap for mark in _ENDS):
            sentence += 1
        comma = any(mark in gap for mark in _COMMAS)
        plain = _STRETCHED.sub(r"\1", word.folded)
        tokens.append(Token(plain, word.start, word.end, sentence, comma))
        ended = word.end
    return tuple(tokens)
