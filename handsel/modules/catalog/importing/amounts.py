"""Numbers as people write them. Which mark is the decimal one is decided for a whole column."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

Mark = Literal[".", ","]

_GROUPS = re.compile("(?<=\\d)[ \\u00a0\\u2007\\u2009\\u202f'’_](?=\\d{3}(?!\\d))")
_CORE = re.compile(r"(?:\d[\d.,]*\d|\d|[.,]\d+)")
_SIGNS = str.maketrans({"−": "-", "–": "-", "﹣": "-", "－": "-", "٬": "", "\u066b": "D"})
# What may stand around a number: a currency's sign, code or name.
_AROUND = re.compile(r"^[^\d.,()]{0,8}\.?$|^\.?-$|^,-$")


class NotANumber(ValueError):
    """A text that is no number in this convention."""


@dataclass(slots=True)
class Evidence:
    """What the cells of a column say about their decimal mark."""

    proven: Counter[Mark] = field(default_factory=Counter)
    open: Counter[Mark] = field(default_factory=Counter)

    def note(self, text: str) -> None:
        """Take in one cell; one that is no number says nothing."""
        try:
            _, core = _taken_apart(text)
        except NotANumber:
            return
        mark, is_proven = _mark_of(core)
        if mark is not None:
            (self.proven if is_proven else self.open)[mark] += 1


def _taken_apart(text: str) -> tuple[bool, str]:
    """Whether a number is negative, and its digits with their marks."""
    plain = "".join(
        str(unicodedata.decimal(c)) if c.isdecimal() else c for c in text.translate(_SIGNS)
    ).strip()
    plain = _GROUPS.sub("", plain)
    if "D" in plain and re.search(r"\dD\d", plain):
        plain = plain.replace(",", "").replace("D", ".")
    found = list(_CORE.finditer(plain))
    if len(found) != 1:
        raise NotANumber
    before, after = plain[: found[0].start()].strip(), plain[found[0].end() :].strip()
    negative = "-" in before or (before.startswith("(") and after.endswith(")")) or after == "-"
    around = (before.strip("()+- "), after.strip("()+ "))
    if not all(_AROUND.match(part) for part in around):
        raise NotANumber
    return negative, found[0].group()


def _mark_of(core: str) -> tuple[Mark | None, bool]:
    """The decimal mark a number shows, and whether it proves it; (None, …) without any mark."""
    dots, commas = core.count("."), core.count(",")
    if not dots and not commas:
        return None, False
    last: Mark = "." if core.rfind(".") > core.rfind(",") else ","
    other: Mark = "," if last == "." else "."
    if dots and commas:
        return last, True
    if dots + commas > 1:
        return other, True
    before, _, after = core.partition(last)
    is_proven = len(after) != 3 or not 1 <= len(before) <= 3 or before.startswith("0")
    return last, is_proven


def decide_mark(
    evidence: Evidence,
    *,
    neighbors: Iterable[Evidence] = (),
    digits: int | None = None,
    locale_mark: Mark = ".",
) -> Mark:
    """The decimal mark of a column.

    What its own cells prove counts first, then what its neighbors' do. A column like `1.234`
    and nothing else proves nothing: a currency of three digits reads a decimal mark, one of
    none a thousands mark, and else the shop's own language decides.
    """
    for one in (evidence, _sum(neighbors)):
        if one.proven:
            return max(sorted(one.proven), key=lambda mark: one.proven[mark])
    if not evidence.open or digits is None:
        return locale_mark if digits is not None else "."
    seen: Mark = max(sorted(evidence.open), key=lambda mark: evidence.open[mark])
    other: Mark = "," if seen == "." else "."
    if digits == 3:
        return seen
    return other if digits == 0 else locale_mark


def _sum(several: Iterable[Evidence]) -> Evidence:
    total = Evidence()
    for one in several:
        total.proven.update(one.proven)
    return total


def parse_number(text: str, *, mark: Mark) -> Decimal:
    """The number in a cell, in a column whose decimal mark is `mark`; raises NotANumber."""
    negative, core = _taken_apart(text)
    shown, is_proven = _mark_of(core)
    if is_proven and shown != mark:
        raise NotANumber
    grouping = "," if mark == "." else "."
    whole, _, fraction = core.partition(mark)
    if grouping in whole and not re.fullmatch(rf"\d{{1,3}}(?:\{grouping}\d{{3}})+", whole):
        raise NotANumber
    if not re.fullmatch(r"\d*", fraction):
        raise NotANumber
    value = Decimal(f"{whole.replace(grouping, '') or '0'}.{fraction or '0'}")
    return -value if negative else value
