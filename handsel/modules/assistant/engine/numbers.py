"""Quantities: how many of a thing a text names, told apart from prices, sizes and order numbers."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from handsel.modules.assistant.engine.tokens import Token

_MONEY_BEFORE = re.compile(
    r"[$£€¥₹₩₽#№]\s*$|(?:rs|usd|eur|gbp|inr|rp|no|nr|number|order)\.?\s*$", re.I
)
_AFTER_UNIT = re.compile(
    r"\s*(?:[$£€¥₹%°]|(?:pounds?|dollars?|euros?|quid|bucks|rupees?|usd|eur|gbp|inr|cm|mm|m|km|kg|kgs|g|"
    r"gr|grams?|mg|ml|l|lt|litres?|liters?|oz|lbs?|inch(?:es)?|in|ft|feet|am|pm|o'?clock|h|hrs?|hours?|"
    r"mins?|minutes?|days?|weeks?|months?|years?|yrs?|st|nd|rd|th)\b)",
    re.I,
)
_SIZE_BEFORE = re.compile(
    r"(?:size|sized|age|aged|room|flat|apt|street|at|by|until|after|before)\s*$", re.I
)
_TIME_OR_DATE = re.compile(r"\d ?[:/\-]\s?$")
_TIME_AFTER = re.compile(r"^(?:[:/]\d|-\d)")
_LARGEST = 9999


@dataclass(frozen=True, slots=True)
class Amount:
    """A quantity the text names; `start` and `end` are character offsets into the text."""

    value: int
    start: int
    end: int


def amounts_of(
    text: str, tokens: Sequence[Token], numbers: Mapping[str, int]
) -> tuple[Amount, ...]:
    """The quantities in reading order: "two", "2", "2x", "x2", "a dozen", "half a dozen"."""
    found: list[Amount] = []
    at = 0
    while at < len(tokens):
        dozen = _dozen(tokens, at, numbers)
        if dozen:
            found.append(dozen)
            at += sum(1 for token in tokens[at:] if token.start < dozen.end)
            continue
        value = _value(text, tokens[at], numbers)
        if value is not None:
            found.append(Amount(value, tokens[at].start, tokens[at].end))
        at += 1
    return tuple(found)


def _value(text: str, token: Token, numbers: Mapping[str, int]) -> int | None:
    if not token.word.isdigit():
        return numbers.get(token.word)
    value = int(token.word)
    before, after = text[max(0, token.start - 10) : token.start], text[token.end : token.end + 10]
    if value > _LARGEST or len(token.word) > 4:
        return None
    if _MONEY_BEFORE.search(before) or _SIZE_BEFORE.search(before) or _TIME_OR_DATE.search(before):
        return None
    return None if _AFTER_UNIT.match(after) or _TIME_AFTER.match(after) else value


def _dozen(tokens: Sequence[Token], at: int, numbers: Mapping[str, int]) -> Amount | None:
    words = [token.word for token in tokens[at : at + 3]]
    if "dozen" not in words:
        return None
    place = words.index("dozen")
    end = tokens[at + place].end
    if words[:place] in (["half", "a"], ["half"]):
        return Amount(6, tokens[at].start, end)
    if place == 1:
        digits = words[0].isdigit() and len(words[0]) <= 2
        times = int(words[0]) if digits else numbers.get(words[0], 0)
        return Amount(12 * times, tokens[at].start, end) if times else None
    return Amount(12, tokens[at].start, end) if place == 0 else None
