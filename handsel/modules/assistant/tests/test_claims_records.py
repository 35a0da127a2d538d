"""Names with figures that stand in the records may be said; the same figures as prices may not."""

from dataclasses import replace

import pytest

from handsel.modules.assistant.claims import gate
from handsel.modules.assistant.context import ProductCard, TurnContext, VariantCard
from handsel.modules.assistant.tests.cards import CAKE_CARD, gbp, turn
from handsel.modules.assistant.wording.phrases import phrase


def _card(handle: str, title: str, option: str, *values: str) -> ProductCard:
    variants = tuple(
        VariantCard(f"v_{handle[2:-1]}{at}", f"{title} {value}", {option: value}, gbp(1000), 5)
        for at, value in enumerate(values)
    )
    return ProductCard(handle, title, "", "", variants)


CAKE = _card("p_cakesize", "Layer cake", "Size", "6 inch", "8 inch")
SHOE = _card("p_shoeshoe", "Runner 3000", "EU size", "38", "39", "40")
CARD = _card("p_giftcard", "Gift card", "Value", "£10", "£25")
SALE = _card("p_saleitem", "Jam", "Label", "50% off", "free with 2")
CONTEXT: TurnContext = replace(turn("Hello"), products=(CAKE, SHOE, CARD, SALE, CAKE_CARD))


@pytest.mark.parametrize(
    "reply",
    [
        "We have 6 inch or 8 inch.",
        "Which size would you like, the 8 inch one perhaps?",
        "The Runner 3000 comes in EU size 38 and EU size 40.",
        "There are 38, 39 or 40.",
        "EU size 39 it is.",
        "We have £10 or £25.",
        "Let us talk about the Runner 3000.",
    ],
)
def test_a_name_of_the_records_passes(reply: str) -> None:
    gated = gate(reply, context=CONTEXT, locale="en_GB")
    assert (gated.text, gated.cut) == (reply, ())


@pytest.mark.parametrize(
    "reply",
    [
        "It costs 38.",
        "It is £10.",
        "It costs 38 or 39.",
        "We have 7 inch.",
        "The Runner 3001 is nice.",
        "We have 16 inch or 8 inchworms.",
        "It is 50% off.",
        "It is 6 inch for 5 pounds.",
        "It is 6 inch and £40.",
        "Take 38%.",
    ],
)
def test_a_figure_that_is_no_name_is_cut(reply: str) -> None:
    assert gate(reply, context=CONTEXT, locale="en_GB").empty


def test_names_of_records_that_were_not_read_are_cut() -> None:
    assert gate("We have 6 inch or 8 inch.", context=turn("Hello"), locale="en_GB").empty


@pytest.mark.parametrize("language", ["en", "es", "pt", "fr", "de", "ar", "hi", "id"])
def test_the_limit_of_a_cart_may_be_told(language: str) -> None:
    said = phrase("too_many", language=language)
    assert gate(said, context=turn("5000 mugs"), locale=language).text == said
