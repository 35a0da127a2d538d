"""Who puts it off buys nothing, loses nothing, and may say yes afterwards."""

import pytest

from handsel.modules.assistant.engine.tests.bakery import bakery
from handsel.modules.assistant.engine.tests.test_conversations import short

LATER = [
    "let me ask my wife first",
    "I'll think about it",
    "maybe later",
    "hmm, not sure yet",
    "I have to check with my sister",
    "give me a minute",
    "hold on, my phone rings",
    "I'll get back to you",
    "just looking for now, thanks",
    "I'd rather sleep on it",
    "let me talk it over with the others",
    "maybe next time",
    "I need to find my card",
    "one sec, my wallet is upstairs",
    "lo voy a pensar",
    "preciso pensar",
    "je vais réfléchir",
    "ich überlege es mir noch",
    "خليني افكر",
    "सोचकर बताता हूँ",
    "saya pikir dulu ya",
]
NOT_LATER = [
    ("I'll think about the cake, 2 croissants please", ["add_to_cart 50 2"]),
    ("hold on, make it two", ["change_cart 20 2"]),
    ("wait a minute, how much is the rye bread?", ["show_product 60"]),
]


@pytest.mark.parametrize("text", LATER)
def test_putting_it_off_moves_nothing(text: str) -> None:
    shop = bakery()
    shop.write("a sourdough please")
    before = dict(shop.cart)
    answer = shop.write(text)
    assert (shop.sent, shop.cart) == ((), before)
    assert "not sure what you mean" not in answer


@pytest.mark.parametrize("text", LATER)
def test_an_open_summary_waits_for_who_thinks_it_over(text: str) -> None:
    shop = bakery()
    shop.write("a sourdough please")
    shop.write("checkout")
    shop.write(text)
    assert shop.checkout
    assert shop.checkout.status == "open"
    shop.write("yes")
    assert [short(command) for command in shop.sent] == ["confirm_checkout 1"]


def test_the_question_that_was_open_stays_open() -> None:
    shop = bakery()
    shop.write("how much is the sourdough?")
    shop.write("let me think")
    shop.write("ok yes")
    assert [short(command) for command in shop.sent] == ["add_to_cart 20 1"]


@pytest.mark.parametrize(("text", "expected"), NOT_LATER)
def test_what_is_wanted_now_is_done_now(text: str, expected: list[str]) -> None:
    shop = bakery()
    shop.write("a sourdough please")
    shop.write(text)
    assert [short(command) for command in shop.sent] == expected
