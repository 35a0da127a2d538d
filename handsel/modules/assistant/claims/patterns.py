"""The lexicon compiled: one regular expression per kind of claim, for folded text."""

import re
from collections.abc import Iterable
from typing import Final

from handsel.modules.assistant.claims.lexicon import LANGUAGES, entries, small_numbers

# Vowel signs of Devanagari are no word characters to `re`, hence our own word and boundaries.
WORD: Final = r"[\w\u0900-\u097f']+"
_GAP: Final = r"[ \-.,!?;:\"/()*…]{1,3}"
_LEFT: Final = r"(?<![\w\u0900-\u097f])"
_RIGHT: Final = r"(?![\w\u0900-\u097f])"
_ARABIC_PREFIX: Final = "(?:[وفبلك]?(?:ال)?|لل)"
_ANY_MARK: Final = "[\ue002\ue004]"

VALUES: Final = small_numbers()
"""What a small number word is worth, in any of the languages."""


def _spread(entry: str, *, number: str = "") -> str:
    """A lexicon entry as a plain pattern."""
    plain = entry.replace("placeholder", _ANY_MARK).replace("number", number)
    return plain.replace(" ", _GAP).replace("~", WORD)


def _any_of(section: str, *, number: str = "") -> str:
    parts = []
    for language in LANGUAGES:
        spread = "|".join(
            _spread(one, number=number) for one in entries(section, language=language)
        )
        parts.append(f"{_ARABIC_PREFIX}(?:{spread})" if language == "ar" else spread)
    return "(?:" + "|".join(parts) + ")"


def _bounded(pattern: str) -> re.Pattern[str]:
    return re.compile(f"{_LEFT}(?:{pattern}){_RIGHT}")


def _alternatives(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_SMALL = _alternatives(VALUES)
_MANY = _alternatives(word for word, value in VALUES.items() if value > 1)
# Spanish eleven is English `once`.
_SEVERAL = _alternatives(word for word, value in VALUES.items() if value > 2 and word != "once")
_LARGE = _any_of("large")
_NUMBER = rf"(?:\d+|{_SMALL}|{_LARGE}|{_any_of('ambiguous')})"
_MONEY = _any_of("money")
_EACH = (
    "each|apiece|per|every|a piece|cada|chacune?|piece|je|jeweils|pro|stuck|لكل|للواحد|الواحد"
    "|प्रति|हर|प्रत्येक|masing-masing|satuan"
)
_ASKING = (
    "for|at|until|till|by|before|after|from|around|about|por|fur|para|pour|um|gegen|bis|ab"
    "|pukul|jam|a las|as|a|hasta|ate|desde|jusqu'a|الساعة|ب|hingga|untuk|seharga"
)
_GREETING = (
    "hi|hello|hey|thanks|thank you|good question|great question|hola|gracias|ola|oi|obrigad[oa]"
    "|bonjour|merci|hallo|danke|halo|terima kasih|مرحبا|شكرا|नमस्ते|धन्यवाद"
)

KINDS: Final[dict[str, re.Pattern[str]]] = {
    "promise": _bounded(_any_of("promises")),
    "state": _bounded(_any_of("states")),
    "stock": _bounded(_any_of("stock", number=_NUMBER)),
    "date": _bounded(_any_of("dates", number=_NUMBER)),
    "amount": _bounded(
        rf"(?:{_NUMBER}|an?|another|few|several)(?:{_GAP}{WORD})?{_GAP}{_MONEY}"
        rf"|{_MONEY}{_GAP}{_NUMBER}|\d+{_MONEY}|{_MONEY}\d+"
    ),
}
"""Claims that the words themselves make."""

LARGE: Final = _bounded(_LARGE)
SEVERAL: Final = re.compile(rf"{_LEFT}[وفبلك]?(?:{_SEVERAL}){_RIGHT}")
"""A number word that is no idle `one` or `two`."""

MANY: Final = _bounded(rf"\d+|{_MANY}")
EACH: Final = _bounded(_EACH)
AGREEMENT: Final = re.compile(rf"\W*{_any_of('agreements')}{_RIGHT}")
GREETING: Final = re.compile(rf"(?:{_GREETING}|{_any_of('agreements')})[ ,!.:]+")
BARE_NUMBER: Final = re.compile(
    rf"(?=.*{_LEFT}(?:{_SMALL}|\d+){_RIGHT})\W*(?:(?:{_SMALL}|\d+|only|just|and|it's|that's)\W*)+"
)
MONEY_AMOUNT: Final = re.compile(rf"[$€£¥₹] ?\d+|\d+ ?(?:%|[$€£¥₹]|{_MONEY}{_RIGHT})")

PRICED: Final = _bounded(
    rf"{_any_of('price')}(?:{_GAP}{WORD}){{0,3}}?{_GAP}(?P<number>\d+|{_SMALL})"
)
"""A number soon after a word such as `costs`."""

TOLD: Final = re.compile(
    rf"{_LEFT}(?!at once)(?:{_ASKING}) (?P<number>\d+|{_SMALL})(?! ?[\w\u0900-\u097f\ue001])"
)
"""A number that ends its clause after `for`, `at`, `until`: a price or a time."""
