"""Text as the gate compares it: one form for the many ways to write the same letters."""

import unicodedata
from functools import lru_cache
from typing import Final

# Vowel signs of Devanagari are no word characters to `re`, and its full stops are no letters.
WORD_CHARS: Final = r"\w\u0900-\u0963\u0966-\u097f"
"""What words are made of, to stand in a character class."""

_DEVANAGARI = range(0x0900, 0x0980)
_SAME = str.maketrans(
    {"’": "'", "‘": "'", "ʼ": "'", "‐": "-", "‑": "-", "–": "-", "—": "-", "−": "-"}
    | {"ँ": "ं", "़": None, "٪": "%", "٫": ".", "٬": ","}  # candrabindu, nukta; Arabic marks
)
_LATIN = frozenset("abcdefghijklmnopqrstuvwxyzøæœłđıðþ")


def fold(text: str) -> str:
    """Compatibility form, lower case, without accents and vowel marks (Devanagari keeps its
    own, which are letters), with one kind of apostrophe, hyphen and space.
    """
    if text.isascii():
        return " ".join(text.lower().split())
    spread = unicodedata.normalize("NFKD", text.translate(_SAME)).casefold()
    kept = "".join(char for char in spread if _carries_meaning(char))
    return " ".join(unicodedata.normalize("NFC", kept).translate(_SAME).split())


@lru_cache(maxsize=4096)
def _carries_meaning(char: str) -> bool:
    if char == "ـ":  # Arabic tatweel only stretches a word
        return False
    return ord(char) in _DEVANAGARI or unicodedata.category(char) not in {"Mn", "Me"}


@lru_cache(maxsize=4096)
def is_number(char: str) -> bool:
    """Whether a character is a number in any script: a digit, a fraction, a numeral."""
    return char in "🔟💯" or unicodedata.numeric(char, None) is not None


@lru_cache(maxsize=4096)
def is_readable(char: str) -> bool:
    """Whether a folded character is of a script that the lexicon covers, or no letter at all.

    Latin letters that do not fold to plain ones are look-alikes for our purpose.
    """
    if not char.isalpha() or char in _LATIN:
        return True
    return unicodedata.name(char, "").startswith(("ARABIC", "DEVANAGARI"))


def digits(text: str) -> str:
    """`text` with the decimal digits of every script as ASCII ones."""
    if text.isascii():
        return text
    return "".join(
        str(unicodedata.decimal(char)) if unicodedata.decimal(char, None) is not None else char
        for char in text
    )
