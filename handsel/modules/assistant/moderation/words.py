"""Text as moderation compares it: disguises taken off, so that "F.u.u.u.ck" is one word."""

import re
from functools import lru_cache

from handsel.modules.assistant.claims.folding import digits, fold

MAX_TEXT = 4000

_TAG = re.compile(r"<[^<>]{0,400}>")
_APOSTROPHE = re.compile(r"(?<=\w)['`´](?=\w)")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufe00-\ufe0f]")
_STRETCHED = re.compile(r"([^\W\d])\1{2,}")
_SPELLED = re.compile(r"(?<!\w)(?:[^\W\d_][ .\-_*]){3,}[^\W\d_](?!\w)")
_LEET = re.compile(
    r"(?<![\w$@])(?=[\w$@!]*[a-z])(?=[\w$@!]*[0134579$@!])(?:[a-z0134579$@]|!(?=[a-z])){3,}(?!\w)"
)
_LEET_LETTERS = str.maketrans("0134579$@!", "oieastgsai")
# Letters that Arabic writers use one for the other.
_SAME = str.maketrans({"ة": "ه", "ى": "ي"})
# Cyrillic and Greek letters that pass for Latin ones.
_LOOK_ALIKE = str.maketrans("асеіорхукмтнвбгαεικνορτυχω", "aceiopxykmthbbraeiknoptuxw")


@lru_cache(maxsize=256)
def compared(text: str) -> str:
    """`text` folded, without tags, apostrophes and characters that do not show."""
    return normal(_INVISIBLE.sub("", _TAG.sub(" ", text[:MAX_TEXT])))


def normal(text: str) -> str:
    """`text` folded, without apostrophes, in ASCII digits: what lexicons are written in."""
    return _APOSTROPHE.sub("", digits(fold(text))).translate(_SAME)


@lru_cache(maxsize=256)
def undisguised(text: str) -> str:
    """`text` compared, with stretched, spelled, numbered and look-alike letters made plain."""
    plain = compared(text)
    if not plain.isascii() and any(char.isascii() and char.isalpha() for char in plain):
        plain = plain.translate(_LOOK_ALIKE)
    plain = _SPELLED.sub(lambda spelled: re.sub(r"[ .\-_*]", "", spelled[0]), plain)
    plain = _LEET.sub(lambda found: found[0].translate(_LEET_LETTERS), plain)
    return _STRETCHED.sub(r"\1", plain)


def count_words(text: str) -> int:
    """How many words a text has."""
    return len(text.split())
