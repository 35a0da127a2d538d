"""The lexicon compiled: one regular expression per kind of claim, for folded text.

Compiled when the first reply is judged, since most processes never judge one.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from handsel.modules.assistant.claims.folding import WORD_CHARS
from handsel.modules.assistant.claims.lexicon import LANGUAGES, entries, small_numbers

WORD: Final = rf"[{WORD_CHARS}']+"
_GAP: Final = r"[ \-.,!?;:\"/()*…।]{1,3}"
_LEFT: Final = rf"(?<![{WORD_CHARS}])"
_RIGHT: Final = rf"(?![{WORD_CHARS}])"
_ARABIC_PREFIX: Final = "(?:[وفبلك]?(?:ال)?|لل)"
_ANY_MARK: Final = "[\ue002\ue004]"


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


@dataclass(frozen=True, slots=True)
class Patterns:
    """What claims are recognized by.

    - kinds: claims that the words themselves make; values: what a small number word is worth
    - several: a number word that is no idle `one` or `two`; priced: a number soon after a word
      such as `costs`; told: a number that ends its clause after `for`, `at`, `until`: a price or
      a time
    """

    values: Mapping[str, int]
    kinds: Mapping[str, re.Pattern[str]]
    large: re.Pattern[str]
    several: re.Pattern[str]
    many: re.Pattern[str]
    each: re.Pattern[str]
    agreement: re.Pattern[str]
    greeting: re.Pattern[str]
    bare_number: re.Pattern[str]
    money_amount: re.Pattern[str]
    priced: re.Pattern[str]
    told: re.Pattern[str]


@cache
def patterns() -> Patterns:
    """The lexicon of every language, compiled once."""
    values = small_numbers()
    small, large, money = _alternatives(values), _any_of("large"), _any_of("money")
    many = _alternatives(word for word, value in values.items() if value > 1)
    # Spanish eleven is English `once`.
    several = _alternatives(word for word, value in values.items() if value > 2 and word != "once")
    agreements = _any_of("agreements")
    return Patterns(
        values=values,
        kinds=_kinds(small=small, large=large, money=money),
        large=_bounded(large),
        several=re.compile(rf"{_LEFT}[وفبلك]?(?:{several}){_RIGHT}"),
        many=_bounded(rf"\d+|{many}"),
        each=_bounded(_EACH),
        agreement=re.compile(rf"\W*{agreements}{_RIGHT}"),
        greeting=re.compile(rf"(?:{_GREETING}|{agreements})[ ,!.:]+"),
        bare_number=re.compile(
            rf"(?=.*{_LEFT}(?:{small}|\d+){_RIGHT})"
            rf"\W*(?:(?:{small}|\d+|only|just|and|it's|that's)\W*)+"
        ),
        money_amount=re.compile(rf"[$€£¥₹] ?\d+|\d+ ?(?:%|[$€£¥₹]|{money}{_RIGHT})"),
        priced=_bounded(
            rf"{_any_of('price')}(?:{_GAP}{WORD}){{0,3}}?{_GAP}(?P<number>\d+|{small})"
        ),
        told=re.compile(
            rf"{_LEFT}(?!at once)(?:{_ASKING}) (?P<number>\d+|{small})"
            rf"(?! ?[{WORD_CHARS}\ue001])"
        ),
    )


def _kinds(*, small: str, large: str, money: str) -> dict[str, re.Pattern[str]]:
    number = rf"(?:\d+|{small}|{large}|{_any_of('ambiguous')})"
    return {
        "promise": _bounded(_any_of("promises")),
        "state": _bounded(_any_of("states")),
        "deed": _bounded(_any_of("deeds")),
        "stock": _bounded(_any_of("stock", number=number)),
        "date": _bounded(_any_of("dates", number=number)),
        "amount": _bounded(
            rf"(?:{number}|an?|another|few|several)(?:{_GAP}{WORD})?{_GAP}{money}"
            rf"|{money}{_GAP}{number}|\d+{money}|{money}\d+"
        ),
    }
