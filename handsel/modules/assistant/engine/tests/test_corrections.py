"""Additions, corrections and what only sounds like them."""

import pytest

from handsel.modules.assistant.engine.tests.shop import PRODUCTS, Shop, product
from handsel.modules.assistant.engine.tests.test_conversations import short

BUNS = product(
    8, "Cinnamon bun", "Pastries", ({"Pack": "Single"}, 320, 22), ({"Pack": "Box of 6"}, 1700, 4)
)

CONVERSATIONS: dict[str, list[tuple[str, list[str]]]] = {
    "an addition may open the conversation": [
        ("And a single cinnamon bun", ["add_to_cart 80 1"]),
        ("make it three cinnamon buns", ["change_cart 80 3"]),
    ],
    "what was just shown needs no option": [
        ("how much is a single cinnamon bun?", ["show_product 80"]),
        ("I'll take 3 cinnamon buns", ["add_to_cart 80 3"]),
    ],
    "another box takes its place": [
        ("2 single cinnamon buns please", ["add_to_cart 80 2"]),
        ("make it a box instead", ["remove_from_cart 80", "add_to_cart 81 2"]),
    ],
    "another color takes its place": [
        ("2 blue mugs please", ["add_to_cart 10 2"]),
        ("no, the green one", ["remove_from_cart 10", "add_to_cart 11 2"]),
        ("I changed my mind, blue", ["remove_from_cart 11", "add_to_cart 10 2"]),
    ],
    "another number": [
        ("2 blue mugs please", ["add_to_cart 10 2"]),
        ("no sorry, three", ["change_cart 10 3"]),
        ("actually 4", ["change_cart 10 4"]),
    ],
    "one product for another": [
        ("2 croissants please", ["add_to_cart 50 2"]),
        ("replace the croissant with a sourdough", ["remove_from_cart 50", "add_to_cart 20 2"]),
        ("rye bread instead of the sourdough", ["remove_from_cart 20", "add_to_cart 60 2"]),
    ],
    "what was not in the cart is not put there": [
        ("large chocolate cake", ["show_product 31"]),
        ("a rye bread instead of the chocolate cake", ["add_to_cart 60 1"]),
    ],
    "a color that what was added does not have": [
        ("a croissant please", ["add_to_cart 50 1"]),
        ("no, the blue one", []),
    ],
    "without says how": [
        ("I want a sourdough without seeds", ["add_to_cart 20 1"]),
        ("without the sourdough", ["remove_from_cart 20"]),
    ],
    "a correction of the summary cancels nothing": [
        ("a blue mug please", ["add_to_cart 10 1"]),
        ("checkout", ["start_checkout"]),
        ("no, the green one", ["remove_from_cart 10", "add_to_cart 11 1"]),
    ],
    "goods we may not have are searched by name": [
        ("do you have pillows?", ["search_products pillows"]),
        ("what about shampoo", ["search_products shampoo"]),
    ],
    "what concerns no shop is declined": [
        ("who won the game last night?", []),
        ("tell me a joke", []),
        ("what will the weather be tomorrow", []),
        ("2 croissants please", ["add_to_cart 50 2"]),
    ],
    "an order not yet paid is dropped": [
        ("2 croissants please", ["add_to_cart 50 2"]),
        ("checkout", ["start_checkout"]),
        ("yes", ["confirm_checkout 1"]),
        ("please cancel my order", ["cancel_checkout 1"]),
    ],
    "how to cancel is a question": [
        ("2 croissants please", ["add_to_cart 50 2"]),
        ("checkout", ["start_checkout"]),
        ("yes", ["confirm_checkout 1"]),
        ("how can I cancel later?", ["hand_off policy"]),
    ],
    "a complaint goes to a person": [("I want to file a complaint", ["hand_off upset"])],
}


@pytest.mark.parametrize("name", CONVERSATIONS)
def test_conversation(name: str) -> None:
    shop = Shop(products=(*PRODUCTS, BUNS))
    for text, expected in CONVERSATIONS[name]:
        answer = shop.write(text)
        assert [short(command) for command in shop.sent] == expected, text
        assert answer, f"no answer to {text!r}"


def test_what_concerns_no_shop_does_not_call_a_person_however_often() -> None:
    shop = Shop()
    for _ in range(4):
        assert "Rose Bakery" in shop.write("set an alarm for seven")
        assert shop.sent == ()
