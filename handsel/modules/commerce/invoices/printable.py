"""Makes text that people wrote fit for paper: no controls, no pictures, no reversed neighbors."""

import re
import unicodedata
from typing import Any

_FIRST_STRONG_ISOLATE, _POP_ISOLATE = "\u2068", "\u2069"
_LONG_WORD = re.compile(r"\S{34,}")
# Letters dressed up as mathematics or enclosed in circles, popular in profile names.
_DRESSED_UP = range(0x1D400, 0x1D800), range(0x2460, 0x2500), range(0x1F130, 0x1F170)
# Joiners shape Persian and the scripts of South Asia; marks keep a percent sign on its side.
_KEPT_FORMATS = "\u200c\u200d\u200e\u200f\u061c"
# Symbols, dingbats, the marks that vary them, and the emoji planes.
_PICTURES = range(0x2600, 0x27C0), range(0xFE00, 0xFE10), range(0x1F000, 0x20000)
_BREAK = "\u200b"


def printable(value: Any, *, isolate: bool = False) -> Any:
    """The same structure with every string cleaned; other values unchanged.

    Emoji, private-use and control characters go, line ends become spaces, dressed-up letters
    become plain ones, and very long words may break. With `isolate` each string is fenced by
    direction marks, so that "12 Baker Street" keeps its order on a right-to-left page.
    """
    match value:
        case str():
            return _fenced(_clean(value)) if isolate else _clean(value)
        case dict():
            return {key: printable(item, isolate=isolate) for key, item in value.items()}
        case list():
            return [printable(item, isolate=isolate) for item in value]
        case _:
            return value


def _clean(text: str) -> str:
    kept = "".join(_plain(character) for character in text)
    joined = " ".join(kept.split())
    return _LONG_WORD.sub(lambda word: _breakable(word.group()), joined)


def _plain(character: str) -> str:
    code = ord(character)
    if any(code in block for block in _DRESSED_UP):
        return unicodedata.normalize("NFKC", character)
    category = unicodedata.category(character)
    if category in {"Cc", "Zl", "Zp"}:
        return " "
    if category in {"Cs", "Co", "Cn"} or (category == "Cf" and character not in _KEPT_FORMATS):
        return ""
    return "" if any(code in block for block in _PICTURES) else character


def _breakable(word: str) -> str:
    return _BREAK.join(word[start : start + 24] for start in range(0, len(word), 24))


def _fenced(text: str) -> str:
    return f"{_FIRST_STRONG_ISOLATE}{text}{_POP_ISOLATE}" if text else ""
