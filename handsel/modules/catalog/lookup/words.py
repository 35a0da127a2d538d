"""Text into comparable words: folding, splitting and light stemming, for any script."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_LETTERS = str.maketrans(
    {
        "أ": "ا",
        "إ": "ا",
        "آ": "ا",
        "ٱ": "ا",
        "ى": "ي",
        "ی": "ي",
        "ک": "ك",
        "ة": "ه",
        "ؤ": "و",
        "ئ": "ي",
        "ø": "o",
        "æ": "ae",
        "œ": "oe",
        "ł": "l",
        "ı": "i",
        "đ": "d",
    }
)
_DROPPED = re.compile(
    "[\u0300-\u036f\u0610-\u061a\u0640\u064b-\u065f\u0670\u093c\u200b-\u200f\ufe0f]"
)


def _marks() -> str:
    """Combining marks as a character class: `\\w` leaves out the vowel signs of Indic scripts."""
    ranges: list[list[int]] = []
    for code in range(0x300, 0x3100):
        if unicodedata.category(chr(code)).startswith("M"):
            if ranges and ranges[-1][1] == code - 1:
                ranges[-1][1] = code
            else:
                ranges.append([code, code])
    return "".join(f"{chr(a)}-{chr(b)}" for a, b in ranges)


_UNSPACED = "\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_LETTER = rf"[^\W\d_{_UNSPACED}]"
_TOKEN = re.compile(
    rf"\d+(?:[.,]\d+)*"
    rf"|{_LETTER}(?:{_LETTER}|[{_marks()}\u200c\u200d\u0640])*"
    rf"|[{_UNSPACED}]"
    "|[\U0001f300-\U0001faff\u2600-\u27bf]"
)
_APOSTROPHES = "'’ʼ`´"
_ELIDED = frozenset({"l", "d", "j", "m", "t", "s", "n", "c", "qu"})


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text: folded, with its character offsets in the text as typed."""

    folded: str
    start: int
    end: int


@lru_cache(maxsize=32768)
def fold(text: str) -> str:
    """Lower case without accents, vowel points and letter variants: what two writers share."""
    if text.isascii():
        return text.lower()
    folded = unicodedata.normalize("NFKC", text).casefold()
    plain = _DROPPED.sub("", unicodedata.normalize("NFD", folded))
    plain = unicodedata.normalize("NFC", plain).translate(_LETTERS)
    return "".join(_digit(char) for char in plain)


def _digit(char: str) -> str:
    return str(unicodedata.decimal(char)) if char.isdecimal() else char


def split(text: str) -> list[Word]:
    """The words of a text: "don't" is one, "l'eau" and "2x" two; unspaced scripts, one a sign."""
    words: list[Word] = []
    for found in _TOKEN.finditer(text):
        start, end = found.span()
        folded = fold(found.group())
        if words and words[-1].end == start - 1 and text[start - 1] in _APOSTROPHES:
            before = words[-1]
            if before.folded not in _ELIDED and before.folded.isalpha() and folded.isalpha():
                words[-1] = Word(before.folded + folded, before.start, end)
                continue
        if folded:
            words.append(Word(folded, start, end))
    return words


_SPELLINGS = {"grey": "gray", "jewellery": "jewelry", "doughnut": "donut", "yoghurt": "yogurt"}


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """The word without its plural, so that loaves and loaf, cookies and cookie meet."""
    if not word.isascii():
        return _arabic_stem(word) if "\u0600" <= word[0] <= "\u06ff" else _plain_plural(word)
    if not word.isalpha() or len(word) <= 2:
        return word
    singular = _plain_plural(word)
    singular = _SPELLINGS.get(singular, singular)
    if len(singular) > 5 and singular.endswith("our"):
        singular = singular[:-3] + "or"
    return _ending(singular)


def _plain_plural(word: str) -> str:
    kept = word.endswith(("ss", "us", "is")) or len(word) <= 3
    return word[:-1] if word.endswith("s") and not kept else word


def _ending(word: str) -> str:
    if len(word) > 3 and word.endswith("e"):
        word = word[:-1]
    if len(word) > 3 and word.endswith("i"):
        return word[:-1] + "y"
    if len(word) > 3 and word.endswith("f"):
        return word[:-1] + "v"
    return word


def _arabic_stem(word: str) -> str:
    for prefix in ("وال", "بال", "لل", "ال"):
        if word.startswith(prefix) and len(word) - len(prefix) >= 3:
            return word[len(prefix) :]
    return word
