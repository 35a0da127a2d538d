"""Words written in another script than the name: "كيك" for cake, "baklava" for "بقلاوة".

A name borrowed from another language is written as it sounds. What survives every script is the
row of its consonants, sorted into classes that scripts do not keep apart (Arabic has no p and no
v, Hindi has four t's). Tables of our own, by sound.
"""

import re
from functools import lru_cache

from rapidfuzz.fuzz import ratio


def _table(letters: str, sounds: str) -> dict[str, str]:
    """Letters with their sounds, which spaces part; `-` is none."""
    pairs = zip(letters, sounds.split(), strict=True)
    return {letter: heard.strip("-") for letter, heard in pairs}


_CYRILLIC = _table(
    "абвгдежзийклмнопрстуфхцчшщъыьэюяёіїєґ",
    "a b v g d e zh z i y k l m n o p r s t u f kh ts ch sh sh - y - e yu ya yo i yi ye g",
)
_GREEK = _table(
    "αβγδεζηθικλμνξοπρσςτυφχψω",
    "a v g d e z i th i k l m n ks o p r s s t y f kh ps o",
)
_ARABIC = _table(
    "ابتثجحخدذرزسشصضطظعغفقكلمنهويةءپچژگ",
    "a b t th j h kh d dh r z s sh s d t z a gh f k k l m n h w y a - p ch zh g",
)
_HEBREW = _table(
    "אבגדהוזחטיכךלמםנןסעפףצץקרשת",
    "a b g d h v z h t y k k l m m n n s a p f ts ts k r sh t",
)
_DEVANAGARI = _table(
    "कखगघङचछजझञटठडढणतथदधनपफबभमयरलवशषसह",
    "k kh g gh n ch ch j j n t th d dh n t th d dh n p f b bh m y r l v sh sh s h",
)
_INDIC_VOWELS = _table(
    "अआइईउऊऋएऐऑओऔािीुूृेैॉोौंँ्ः",
    "a a i i u u ri e ai o o au a i i u u ri e ai o o au n n - h",
)
_SOUNDS = _CYRILLIC | _GREEK | _ARABIC | _HEBREW | _DEVANAGARI | _INDIC_VOWELS
# Letters of one class may stand for each other across scripts; vowels and breaths for nothing.
_CLASSES = (
    (r"sch|tch|ch|sh|zh|t[sz]|c(?=[eiy])|[sjzß]", "S"),
    (r"x", "KS"),
    (r"ph|f|v", "F"),
    (r"kh|gh|qu|ck|[kgqc]", "K"),
    (r"th|dh|[td]", "T"),
    (r"bh|[pb]", "P"),
    (r"m", "M"),
    (r"n", "N"),
    (r"l", "L"),
    (r"r", "R"),
)
_PATTERN = re.compile("|".join(f"({pattern})" for pattern, _ in _CLASSES))
_LEAST_LIKE = 40.0


def is_latin(word: str) -> bool:
    """Whether a folded word is written in Latin letters."""
    return all(char < "\u0250" for char in word)


@lru_cache(maxsize=32768)
def romanized(word: str) -> str:
    """A folded word in Latin letters, roughly as it sounds; other letters are left out."""
    if is_latin(word):
        return word
    once = re.sub(r"(.)\1", r"\1", word)
    return "".join(_SOUNDS.get(char, char if char < "\u0250" else "") for char in once)


@lru_cache(maxsize=32768)
def sound(word: str) -> str:
    """The classes of a word's consonants, doubled ones once: "cake" and "кейк" are both KK."""
    plain = re.sub(r"([^aeiouyhw])\1", r"\1", romanized(word))
    return "".join(
        _CLASSES[found.lastindex - 1][1] for found in _PATTERN.finditer(plain) if found.lastindex
    )


def sounds_like(typed: str, form: str) -> float:
    """How alike two words of the same sound are, from 0 to 1, by their vowels, too."""
    likeness = ratio(_spelled(typed), _spelled(form))
    return likeness / 100 if likeness >= _LEAST_LIKE else 0.0


_ONE_SPELLING = str.maketrans("cqyw", "kkiu")


def _spelled(word: str) -> str:
    return romanized(word).translate(_ONE_SPELLING)
