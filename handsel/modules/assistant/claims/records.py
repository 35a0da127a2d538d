"""Names with figures that stand in this turn's records: "6 inch or 8 inch", "size 38".

They are facts of the records and no claims, so they are taken out of a sentence before it is
judged. A bare number or an amount is a name only beside the option it is a value of, or beside
other values of it: alone it could be a price.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from handsel.modules.assistant.claims.cleaning import clean_title
from handsel.modules.assistant.claims.findings import comparable, wording_claim
from handsel.modules.assistant.claims.patterns import patterns
from handsel.modules.assistant.claims.references import MARKS
from handsel.modules.assistant.context import TurnContext

_HAS_FIGURE = re.compile(r"\d")
_BARE = re.compile(r"[$€£¥₹]?\s?\d[\d.,:/]*\s?[$€£¥₹%]?")
_MARK = MARKS["title"]
_EDGES = (r"(?<![\w.,:/$€£%-])", r"(?![\w%$€£]|[.,:/-]\d)")


@dataclass(frozen=True, slots=True)
class Names:
    """Names that may stand as they are, and bare values by the option they belong to."""

    plain: tuple[str, ...] = ()
    bare: Mapping[str, frozenset[str]] = field(default_factory=dict)


def names_of(context: TurnContext) -> Names:
    """The titles and option values with figures, of every product of the turn."""
    plain: set[str] = set()
    bare: dict[str, set[str]] = {}
    for card in context.products:
        plain |= set(_with_figures([card.title, *(one.title for one in card.variants)]))
        for variant in card.variants:
            for option, value in variant.options.items():
                for name in _with_figures([value]):
                    if _BARE.fullmatch(name):
                        bare.setdefault(comparable(option), set()).add(name)
                    else:
                        plain.add(name)
    # What promises or prices something by itself stays a claim, whoever wrote it.
    safe = (name for name in plain if not _BARE.fullmatch(name) and not wording_claim(name))
    longest_first = tuple(sorted(safe, key=len, reverse=True))
    return Names(longest_first, {option: frozenset(own) for option, own in bare.items()})


def without_names(folded: str, names: Names) -> str:
    """A folded sentence with the names of records as marks."""
    if not _HAS_FIGURE.search(folded):
        return folded
    for name in names.plain:
        folded = re.sub(_EDGES[0] + re.escape(name) + _EDGES[1], _MARK, folded)
    for option, values in names.bare.items():
        folded = _without_bare(folded, option, values)
    return folded


def _without_bare(folded: str, option: str, values: frozenset[str]) -> str:
    any_value = "|".join(re.escape(one) for one in sorted(values, key=len, reverse=True))
    value = re.compile(f"{_EDGES[0]}(?:{any_value}){_EDGES[1]}")
    found = {match[0] for match in value.finditer(folded)}
    if not found or patterns().priced.search(folded):
        return folded
    named = re.search(rf"(?<!\w){re.escape(option)}(?!\w)", folded)
    return value.sub(_MARK, folded) if named or len(found) > 1 else folded


def _with_figures(names: Iterable[str]) -> Iterable[str]:
    for name in names:
        folded = comparable(clean_title(name))
        if folded and _HAS_FIGURE.search(folded):
            yield folded
