"""Filling checked references with values read in this turn, so that none can be misread."""

import re
from collections.abc import Mapping, Sequence

from handsel.kit.money import format_money
from handsel.modules.assistant.claims.references import (
    REFERENCE,
    Good,
    Reference,
    mark,
    products_named,
)
from handsel.modules.assistant.claims.words import phrases_for
from handsel.modules.assistant.context import TurnContext

_LOW_STOCK = 3


def fill(
    sentence: str,
    references: Sequence[Reference],
    *,
    after: Sequence[Reference] = (),
    goods: Mapping[str, Good],
    context: TurnContext,
    locale: str,
) -> str:
    """The sentence with every reference filled; all of them must have passed `fault_of`.

    A price or a stock names its product itself unless the sentence plainly does, so that it
    cannot be read as another product's. `after`: the references of the sentence before, whose
    product goes on being meant where a variant's own name stands right before its price.
    """
    only = _only_good(sentence, references, goods=goods, context=context)
    pieces = REFERENCE.split(sentence)[:: REFERENCE.groups + 1]
    filled = [pieces[0]]
    for place, reference in enumerate(references):
        about = _nearest_title(place, references) or only
        meant = about or _nearest_title(len(after), after)
        if _is_named(reference.good, "".join(filled), meant=meant):
            about = reference.good
        told = _nearest_before(place, references) or _nearest_title(len(after), after)
        if _goes_on(reference, told):
            filled.append(reference.good.own if reference.good else "")
        else:
            filled.append(_value(reference, about=about, context=context, locale=locale))
        filled.append(pieces[place + 1])
    return "".join(filled)


def _only_good(
    sentence: str,
    references: Sequence[Reference],
    *,
    goods: Mapping[str, Good],
    context: TurnContext,
) -> Good | None:
    """What the sentence is about without a reference saying so: the product it names in words,
    or the only one of the turn."""
    named = products_named(mark(sentence, references), context)
    if not named and len(context.products) == 1:
        named = (context.products[0].handle,)
    return goods[named[0]] if len(named) == 1 else None


def _is_named(good: Good | None, text: str, *, meant: Good | None) -> bool:
    """Whether the text so far ends with what tells this variant of the meant product: "Large ("."""
    if good is None or meant is None or meant.product != good.product or not good.own:
        return False
    end = text.rstrip(" (:").casefold()
    return bool(re.search(rf"(?<!\w){re.escape(good.own.casefold())}$", end))


def _goes_on(reference: Reference, before: Good | None) -> bool:
    """Whether a variant is told after its product's name, or a sibling's: "Tea: 20 bags"."""
    good = reference.good
    if reference.kind != "title" or good is None or before is None or not good.own:
        return False
    return before.product == good.product and before != good


def _nearest_before(place: int, references: Sequence[Reference]) -> Good | None:
    before = [one.good for one in references[:place] if one.kind == "title"]
    return before[-1] if before else None


def _nearest_title(place: int, references: Sequence[Reference]) -> Good | None:
    before = [one.good for one in references[:place] if one.kind == "title"]
    after = [one.good for one in references[place:] if one.kind == "title"]
    return before[-1] if before else after[0] if after else None


def _value(reference: Reference, *, about: Good | None, context: TurnContext, locale: str) -> str:
    good, total = reference.good, context.cart.total
    if good is None:
        return format_money(total, locale=locale) if total else ""
    if reference.kind == "title":
        return good.title
    if reference.kind == "price":
        value, is_plain = _price(good, locale), about and set(about.prices) == set(good.prices)
    else:
        value, is_plain = _stock(good, locale), about and about.available == good.available
    if about and about.product == good.product and is_plain:
        return value
    return f"{value} ({good.title})"


def _price(good: Good, locale: str) -> str:
    least = format_money(min(good.prices), locale=locale)
    if len(set(good.prices)) == 1:
        return least
    return phrases_for(locale).from_price.format(price=least)


def _stock(good: Good, locale: str) -> str:
    phrases, left = phrases_for(locale), good.available or 0
    if left == 0:
        return phrases.sold_out
    return phrases.left.format(count=left) if left <= _LOW_STOCK else phrases.in_stock
