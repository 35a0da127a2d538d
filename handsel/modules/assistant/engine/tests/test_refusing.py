"""What is not wanted, what is meant instead, and what is asked beside a purchase."""

import pytest

from handsel.kit.money import Money
from handsel.modules.assistant.context import OrderCard
from handsel.modules.assistant.engine.tests.bakery import BAKERY, bakery
from handsel.modules.assistant.engine.tests.shop import Shop, handle, product
from handsel.modules.assistant.engine.tests.test_conversations import short

CONVERSATIONS: dict[str, list[tuple[str, list[str]]]] = {
    "no this, only that": [("no croissant, just a sourdough please", ["add_to_cart 20 1"])],
    "a no that names what is in the cart": [
        ("a sourdough and 2 croissants please", ["add_to_cart 20 1", "add_to_cart 50 2"]),
        ("actually no sourdough", ["remove_from_cart 20"]),
        ("and only one croissant", ["change_cart 50 1"]),
    ],
    "not this": [
        ("2 croissants please", ["add_to_cart 50 2"]),
        ("sorry not the croissants", ["remove_from_cart 50"]),
    ],
    "forget it by name": [
        ("a rye bread please", ["add_to_cart 60 1"]),
        ("forget the rye bread", ["remove_from_cart 60"]),
    ],
    "one of them off again": [
        ("3 croissants please", ["add_to_cart 50 3"]),
        ("take one croissant off please", ["change_cart 50 2"]),
        ("change the croissants to one", ["change_cart 50 1"]),
    ],
    "without what was never wanted": [
        ("2 croissants but without the rye bread", ["add_to_cart 50 2"]),
    ],
    "nothing at all": [("I don't want anything", [])],
    "a later number counts": [("3 croissants, actually 2", ["add_to_cart 50 2"])],
    "a later number counts after an apology": [
        ("two croissants, sorry, three please", ["add_to_cart 50 3"]),
    ],
    "a later number counts in French": [
        ("je voudrais trois croissants, finalement deux", ["add_to_cart 50 2"]),
    ],
    "another product was meant": [
        ("2 croissants please", ["add_to_cart 50 2"]),
        ("oh sorry, I meant rye bread", ["remove_from_cart 50", "add_to_cart 60 2"]),
    ],
    "an option that sounds like another product": [
        ("a large lemon cake please", ["add_to_cart 41 1"]),
        ("no wait, small", ["remove_from_cart 41", "add_to_cart 40 1"]),
    ],
    "an option said after the name": [
        ("a chocolate cake, the large one, please", ["add_to_cart 31 1"]),
    ],
    "a list after a colon": [
        ("for tomorrow: 2 croissants, 1 rye bread", ["add_to_cart 50 2", "add_to_cart 60 1"]),
    ],
    "a time is no number of things": [
        ("at 10:30, 2 croissants please", ["add_to_cart 50 2"]),
    ],
    "a purchase and a question in one sentence": [
        (
            "can I get 3 croissants, and do you deliver on saturday?",
            ["add_to_cart 50 3", "answer_from_knowledge 2"],
        ),
    ],
    "without is how and not away, in a question": [
        ("do you have anything without nuts", ["answer_from_knowledge 3"]),
    ],
    "an order that is named goes to a person, not to the policy": [
        ("refund for RB-1042 please, the cake was squashed", ["hand_off upset"]),
        ("cancel RB-1042 please", ["hand_off policy"]),
    ],
    "what was left in the rain is trouble": [
        ("your driver left my cake in the rain", ["hand_off upset"]),
    ],
}
JAM = product(10, "Small batch jam", "Pantry", ({}, 520, 9))


@pytest.mark.parametrize("name", CONVERSATIONS)
def test_what_is_refused_and_what_is_meant(name: str) -> None:
    shop = Shop(products=(*BAKERY, JAM))
    for text, expected in CONVERSATIONS[name]:
        shop.write(text)
        assert [short(command) for command in shop.sent] == expected, text


def test_a_product_named_in_full_is_no_option() -> None:
    shop = Shop(products=(*BAKERY, JAM))
    shop.write("a large lemon cake please")
    shop.write("a small batch jam please")
    assert [short(command) for command in shop.sent] == ["add_to_cart 100 1"]


def test_how_a_refund_stands_is_looked_up_and_passed_on() -> None:
    shop = bakery()
    shop.orders = (
        OrderCard(handle("o", 1), "R-1001", "placed", "paid", "delivered", Money(500, "GBP")),
    )
    shop.write("has my refund gone through yet?")
    assert [short(command) for command in shop.sent] == ["check_order", "hand_off policy"]


def test_where_ones_bread_is_asks_for_the_order() -> None:
    shop = bakery()
    shop.write("what the hell, where's my sourdough")
    assert [short(command) for command in shop.sent] == ["check_order", "hand_off upset"]
