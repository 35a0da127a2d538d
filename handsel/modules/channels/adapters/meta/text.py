"""Cutting text to a provider's limit without tearing what a reader sees as one character."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from typing import Final

type Measure = Callable[[str], int]

ZERO_WIDTH_JOINER: Final = "\u200d"
LAST_OF_ONE_UNIT: Final = 0xFFFF
SKIN_TONES: Final = range(0x1F3FB, 0x1F400)
TAGS: Final = range(0xE0020, 0xE0080)
FLAG_LETTERS: Final = range(0x1F1E6, 0x1F200)
#: Parts of a Korean syllable: beginnings, middles, ends, and whole syllables.
LEADING: Final = range(0x1100, 0x1160)
VOWEL: Final = range(0x1160, 0x11A8)
TRAILING: Final = range(0x11A8, 0x1200)
SYLLABLE: Final = range(0xAC00, 0xD7A4)
# Nukta-and-virama class 9: a consonant after it is drawn into the same cluster.
VIRAMA: Final = 9
# Best place to cut first: after a paragraph, a line, a sentence, a word.
CUTS: Final = (
    re.compile(r"\n\s*\n"),
    re.compile(r"\n"),
    re.compile(r"[.!?;:。！？؟।]+\s+"),
    re.compile(r"\s+"),
)


def utf8_bytes(text: str) -> int:
    """Its length in UTF-8 bytes."""
    return len(text.encode())


def utf16_units(text: str) -> int:
    """Its length in UTF-16 units: never less than its "characters", however a provider counts."""
    return len(text) + sum(1 for char in text if ord(char) > LAST_OF_ONE_UNIT)


def split_text(text: str, *, limit: int, measure: Measure = utf8_bytes) -> tuple[str, ...]:
    """Parts of at most `limit` by that measure, in order, without blank space at their ends.

    Cuts after paragraphs, else lines, sentences, words, else between graphemes. Only a single
    grapheme longer than `limit` is itself torn, between its code points. `limit` is at least 4.
    """
    parts: list[str] = []
    rest = text.strip()
    while measure(rest) > limit:
        end = _best_cut(rest, within=_fitting(rest, limit, measure))
        parts.append(rest[:end].rstrip())
        rest = rest[end:].lstrip()
    return tuple(part for part in (*parts, rest) if part)


def shorten(text: str, *, graphemes: int) -> str:
    """At most that many graphemes; a shortened text ends in an ellipsis."""
    clusters = list(clusters_of(text))
    if len(clusters) <= graphemes:
        return text
    return "".join(clusters[: graphemes - 1]).rstrip() + "…"


def clusters_of(text: str) -> Iterator[str]:
    """Graphemes, near enough to Unicode's rules (UAX 29) never to tear a common one."""
    start = 0
    for place in range(1, len(text)):
        if _breaks(text, start, place):
            yield text[start:place]
            start = place
    if text:
        yield text[start:]


def _fitting(text: str, limit: int, measure: Measure) -> int:
    """How many code points of whole graphemes fit; at least one code point."""
    used = end = 0
    for cluster in clusters_of(text[: limit + 1]):
        used += measure(cluster)
        if used > limit:
            break
        end += len(cluster)
    return end or _torn(text, limit, measure)


def _torn(text: str, limit: int, measure: Measure) -> int:
    used = 0
    for place, char in enumerate(text):
        used += measure(char)
        if used > limit:
            return place or 1
    return len(text)


def _best_cut(text: str, *, within: int) -> int:
    # A cut in the first half leaves a stub; a worse kind of cut further on reads better.
    for pattern in CUTS:
        ends = [found.end() for found in pattern.finditer(text, 0, within + 1)]
        good = [end for end in ends if within // 2 < end <= within + 1]
        if good:
            return good[-1]
    return within


def _breaks(text: str, start: int, place: int) -> bool:
    before, after = text[place - 1], text[place]
    code = ord(after)
    if before == "\r" and after == "\n":
        return False
    if after == ZERO_WIDTH_JOINER or before == ZERO_WIDTH_JOINER or _extends(after, code):
        return False
    if unicodedata.combining(before) == VIRAMA and unicodedata.category(after) == "Lo":
        return False
    if code in FLAG_LETTERS and ord(before) in FLAG_LETTERS:
        return (place - start) % 2 == 0
    return not _same_syllable(ord(before), code)


def _same_syllable(before: int, after: int) -> bool:
    if after in LEADING:
        return before in LEADING
    if after in VOWEL:
        return before in LEADING or before in VOWEL or before in SYLLABLE
    return after in TRAILING and (before in VOWEL or before in TRAILING or before in SYLLABLE)


def _extends(char: str, code: int) -> bool:
    if code < 0x300:
        return False
    return code in SKIN_TONES or code in TAGS or unicodedata.category(char).startswith("M")
