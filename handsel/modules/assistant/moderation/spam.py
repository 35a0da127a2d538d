"""Unsolicited offers, told from customers by what they are composed of.

One sign is nothing: customers send links, numbers and prices too. An offer, a summons to act
somewhere else, and a place to act at (a number, a link) make one; so do the terms and prices of
a message service, which no customer writes. Each kind of sign weighs once.
"""

import re
from dataclasses import dataclass, field
from math import prod

from handsel.modules.assistant.moderation.lexicon import found
from handsel.modules.assistant.moderation.words import compared

_LINK = re.compile(
    r"https? ?[:/]+ ?\S+|\bwww ?\.? ?\S+|\bwap\.\S+|\b[a-z0-9-]+\.(?:com|net|org|biz|info|co|tv|ru"
    r"|xyz|top|club|shop|site|online|link|me|ly|gg|io|tk|ac|uk|in|id)\b(?:\.\w+)*(?:/\S*)?"
)
_SHORTENED = re.compile(
    r"\b(?:bit\.ly|t\.me|wa\.me|tinyurl\.com|goo\.gl|cutt\.ly|is\.gd|rb\.gy|linktr\.ee|t\.co|chat\."
    r"whatsapp\.com|ow\.ly|shorturl\.at)\b\S*"
)
# British numbers that the caller pays for by the minute.
_PREMIUM = re.compile(r"(?<!\d)0(?:9\d|8[47])[\d -]{7,}")
_PHONE = re.compile(r"(?<![\w#-])\+?\d(?:[\d ().-]{7,16})\d(?!\d)|\b0[789]\d{6,10}\w*")
_SHORT_CODE = re.compile(r"\b(?:to|2|on|from|text|txt|call|send ~) ?:? ?(?:no ?:? ?)?\d{4,6}\b")
_MONEY = re.compile(r"[$£€₹]\s?\d[\d,.]*k?|\b\d[\d,.]*\s?(?:usd|gbp|eur|pounds?|dollars?|cash)\b")
_CROWDED = re.compile(r"\b(?:2|4|u|ur|r|txt|b4|gr8|2day|2nite|wk|wkly|msg|luv)\b")
_CAPITALS = re.compile(r"\b[A-Z]{3,}\b")

# What was taken from the writer is a customer's trouble, where a spammer names his own terms.
_TAKEN = re.compile(
    r"\b(?:charg(?:ed|ing)|bill(?:ed|ing)|debited|took|taken|deducted)\b.{0,24}"
    r"\b(?:me|my|us|our|mine|twice|double)\b|\b(?:i|we) (?:was|were|got|am|have been|been) "
    r"(?:over|double )?(?:charged|billed|debited)\b"
)

# How far one kind of sign alone would go. Three or four of them pass the threshold.
_WEIGHTS = {
    "prize": 0.38,
    "gratis": 0.3,
    "urgent": 0.34,
    "summon": 0.42,
    "finance": 0.5,
    "promotion": 0.6,
    "goods": 0.28,
    "adult": 0.32,
    "terms": 0.55,
}
# A number to call, with nothing offered, is a customer's.
_NO_OFFER = 0.5
# Who wants something of the shop, or speaks of an order of theirs, seldom offers anything.
_FOR_ONESELF = 0.8


@dataclass(frozen=True, slots=True)
class Spam:
    """How surely a text is an unsolicited offer, from 0 to 1, and the words that say so."""

    weight: float = 0.0
    words: tuple[str, ...] = field(default=())


def find_spam(text: str, *, was_asked: bool = False) -> Spam:
    """What of an unsolicited offer there is in one text.

    `was_asked`: the shop asked for something just before, so that a number, a link or an amount
    is an answer to it.
    """
    plain = compared(text)
    weights: list[float] = []
    words: list[str] = []
    # A place to go to that nobody asked for is an offer by itself; a question is a customer's.
    offers = bool(_PREMIUM.search(plain)) or ("?" not in text and bool(_LINK.search(plain)))
    for section, weight in _WEIGHTS.items():
        if was_asked and section == "summon":
            continue
        if told := found(section, plain):
            offers = offers or section != "summon"
            words += told[:3]
            weights.append(min(weight * (1 + 0.3 * (len(told) - 1)), 0.75))
    places, marks = _places(plain) if not was_asked else ([], [])
    weights += places
    words += marks
    offers = offers and bool(places or not _TAKEN.search(plain))
    if not words:
        return Spam()
    weights += _manner(text, plain)
    weight = 1 - prod(1 - weight for weight in weights)
    if found("mine", plain):
        weight *= _FOR_ONESELF
    return Spam(weight if offers else min(weight, _NO_OFFER), tuple(dict.fromkeys(words)))


def _places(plain: str) -> tuple[list[float], list[str]]:
    """Where one is to go: a link, a number, and what it would cost or bring."""
    signs = (
        (_SHORTENED, 0.5),
        (_LINK, 0.4),
        (_SHORT_CODE, 0.35),
        (_PREMIUM, 0.3),
        (_PHONE, 0.4),
        (_MONEY, 0.25),
    )
    matched = [
        (match[0].strip(), weight) for sign, weight in signs if (match := sign.search(plain))
    ]
    return [weight for _, weight in matched], [mark for mark, _ in matched]


def _manner(text: str, plain: str) -> list[float]:
    """How it is written: shouted, squeezed."""
    weights = []
    if len(_CAPITALS.findall(text)) >= 2 and not text.isupper():
        weights.append(0.15)
    if text.count("!") >= 2:
        weights.append(0.08)
    if len(_CROWDED.findall(plain)) >= 2:
        weights.append(0.05)
    return weights
