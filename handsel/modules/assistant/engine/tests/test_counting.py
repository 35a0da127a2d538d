"""How many of a thing: numbers beside adjectives, options and the names of things."""

import pytest

from handsel.modules.assistant.engine.tests.bakery import bakery
from handsel.modules.assistant.engine.tests.test_conversations import short

CONVERSATIONS: dict[str, list[tuple[str, list[str]]]] = {
    "a number before an option, where boxes hold as many": [
        ("6 single cinnamon buns please", ["add_to_cart 80 6"]),
    ],
    "half a dozen": [
        ("I'd like half a dozen single cinnamon buns", ["add_to_cart 80 6"]),
    ],
    "two boxes of six are two": [("two boxes of 6 cinnamon buns", ["add_to_cart 81 2"])],
    "a number beyond the words for how a thing is": [
        ("two of your lovely fresh rye breads please", ["add_to_cart 60 2"]),
    ],
    "as many more of those": [
        ("a couple of croissants please", ["add_to_cart 50 2"]),
        ("two more of those", ["add_to_cart 50 2"]),
        ("make that five in total", ["change_cart 50 5"]),
    ],
    "the number stays while the option is asked for": [
        ("6 cinnamon buns please", []),
        ("single", ["add_to_cart 80 6"]),
    ],
    "who wants six and takes the box of six wants one box": [
        ("6 cinnamon buns please", []),
        ("a box", ["add_to_cart 81 1"]),
    ],
    "who says how many boxes wants as many": [
        ("6 cinnamon buns please", []),
        ("two boxes", ["add_to_cart 81 2"]),
    ],
}


@pytest.mark.parametrize("name", CONVERSATIONS)
def test_a_number_counts_what_is_wanted(name: str) -> None:
    shop = bakery()
    for text, expected in CONVERSATIONS[name]:
        shop.write(text)
        assert [short(command) for command in shop.sent] == expected, text
