"""Names that people give: made fit to be shown, and compared by how they look.

Somebody who may choose a name may choose one that reads like another's. `clean` takes out what
cannot be seen or turns the text around it; `skeleton` writes names that look alike the same way.
"""

import re
import unicodedata
from typing import Final

#: More marks on one letter than any language has; they would run over the lines beside them.
MOST_MARKS: Final = 8
_JOINERS: Final = "\u200c\u200d"
_SPACES: Final = re.compile(r"\s+")
_JOINER: Final = re.compile(f"(?<![^\\W\\d_A-Za-z])[{_JOINERS}]|[{_JOINERS}](?![^\\W\\d_A-Za-z])")
_UNSEEN: Final = frozenset({"Cc", "Cf", "Co", "Cs", "Cn"})
#: Letters that show nothing though they are letters.
_BLANK: Final = frozenset("\u115f\u1160\u3164\uffa0\u2800\u034f\u17b4\u17b5")

# After Unicode's confusables (UTS 39), as far as letters of other scripts are drawn like Latin
# ones in common fonts, and Latin ones like each other.
_LOOKS: Final = {
    "a": "аɑαạ", "b": "ьƅ", "c": "сϲ", "d": "ԁɗ", "e": "еєҽ℮", "f": "ƒ", "g": "ɡց", "h": "һհ",
    "i": "іıιɩ", "j": "јϳ", "k": "кκ", "l": "1|ӏǀɭ", "m": "м", "n": "ոп", "o": "0оοσօ〇", "p": "рρ",
    "q": "ԛգ", "r": "г", "s": "ѕꜱ", "t": "тτ", "u": "υսц", "v": "ѵν", "w": "ѡԝω", "x": "хχ",
    "y": "уγү", "z": "ᴢ",
}  # fmt: skip
_LOOK_OF: Final = str.maketrans({letter: look for look, all_ in _LOOKS.items() for letter in all_})
_PAIRS: Final = (("rn", "m"), ("vv", "w"))


def clean(text: str) -> str:
    """One line of visible text, composed (NFC): no controls, no direction marks, no blank letters.

    Joiners stay between letters that need them.
    """
    composed = unicodedata.normalize("NFC", _SPACES.sub(" ", text))
    seen = "".join(letter for letter in composed if letter in _JOINERS or _is_seen(letter))
    return _few_marks(_SPACES.sub(" ", _JOINER.sub("", seen))).strip()


def skeleton(text: str) -> str:
    """How a name looks, without marks and case: equal for names that can be taken for each other.

    Only to compare with another skeleton; nobody is shown it.
    """
    plain = unicodedata.normalize("NFKD", clean(text)).casefold().replace("\u0131", "i")
    bare = "".join(letter for letter in plain if not unicodedata.combining(letter))
    looks = "".join(letter for letter in bare.translate(_LOOK_OF) if letter not in _JOINERS)
    for pair, look in _PAIRS:
        looks = looks.replace(pair, look)
    return looks


def _is_seen(letter: str) -> bool:
    return unicodedata.category(letter) not in _UNSEEN and letter not in _BLANK


def _few_marks(text: str) -> str:
    kept, marks = [], 0
    for letter in text:
        marks = marks + 1 if unicodedata.category(letter) in {"Mn", "Me"} else 0
        if marks <= MOST_MARKS:
            kept.append(letter)
    return "".join(kept)
