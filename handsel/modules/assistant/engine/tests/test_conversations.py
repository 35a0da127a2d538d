"""Whole conversations: what the customer writes, and what the engine proposes for it.

Each line is what the customer writes and the commands of that turn, as short words: the handle's
last digits name the variant ("10" is the blue mug, "20" the sourdough).
"""

import pytest

from handsel.kit.money import Money
from handsel.modules.assistant.commands import Command
from handsel.modules.assistant.context import OrderCard
from handsel.modules.assistant.engine.tests.shop import Shop, handle


def short(command: Command) -> str:
    """A command as `kind target quantity`, with handles cut to their telling digits."""
    values = [value for key, value in command.model_dump().items() if key != "kind"]
    plain = [
        value[2:].lstrip("0") if isinstance(value, str) and value[1:2] == "_" else str(value)
        for value in values
        if value is not None
    ]
    return " ".join([command.kind, *plain])


CONVERSATIONS: dict[str, list[tuple[str, list[str]]]] = {
    "from a list to a paid order": [
        ("what cakes do you have?", ["search_products what cakes do you have"]),
        ("the second one", []),
        ("large please", ["add_to_cart 31 1"]),
        ("that's all", ["start_checkout"]),
        ("yes", ["confirm_checkout 1"]),
        ("send me the link again", ["resend_link"]),
    ],
    "a stock question and a purchase in one message": [
        ("do you still have the blue mug? I'll take two", ["add_to_cart 10 2"]),
        ("make it three", ["change_cart 10 3"]),
        ("add a sourdough", ["add_to_cart 20 1"]),
        ("what's in my cart", ["show_cart"]),
        ("remove the mug", ["remove_from_cart 10"]),
        ("checkout", ["start_checkout"]),
    ],
    "a yes with a change is no yes": [
        ("2 sourdoughs please", ["add_to_cart 20 2"]),
        ("checkout", ["start_checkout"]),
        ("yes but make it three", ["change_cart 20 3"]),
        ("yes", ["start_checkout"]),
        ("yes", ["confirm_checkout 1"]),
    ],
    "a no to the summary orders nothing": [
        ("a sourdough please, I want it", ["add_to_cart 20 1"]),
        ("checkout", ["start_checkout"]),
        ("no", ["cancel_checkout 1"]),
    ],
    "several things at once": [
        ("2 blue mugs and a sourdough", ["add_to_cart 10 2", "add_to_cart 20 1"]),
        ("another one", ["add_to_cart 20 1"]),
        ("3 croissants and check out", ["add_to_cart 50 3", "start_checkout"]),
    ],
    "two of a kind in two colors": [
        ("2 mugs, one blue and one green", ["add_to_cart 10 1", "add_to_cart 11 1"]),
    ],
    "a color each, with the thing named once": [
        ("a blue and a green mug please", ["add_to_cart 10 1", "add_to_cart 11 1"]),
    ],
    "a purchase and a question": [
        ("2 blue mugs please. When are you open?", ["add_to_cart 10 2", "answer_from_knowledge 1"]),
    ],
    "a question and a purchase": [
        ("where is my order? I also want 2 sourdoughs", ["check_order", "add_to_cart 20 2"]),
    ],
    "a question to the shop and one about a product": [
        (
            "are you open tomorrow and do you have croissants?",
            ["answer_from_knowledge 1", "show_product 50"],
        ),
    ],
    "two prices in one question": [
        ("how much are the sourdough and the rye bread?", ["show_product 20", "show_product 60"]),
        ("yes", ["add_to_cart 60 1"]),
    ],
    "a return is not a purchase": [
        ("I want to return my sourdough", ["answer_from_knowledge 4"]),
    ],
    "more than anyone may put into a cart": [
        ("150 croissants please", []),
        ("99 sourdoughs", ["add_to_cart 20 99"]),
    ],
    "more of nothing known": [("add 2 more", []), ("sourdough", ["add_to_cart 20 1"])],
    "the cart is not an order": [
        ("2 sourdoughs please", ["add_to_cart 20 2"]),
        ("cancel my order", []),
        ("empty my cart", ["remove_from_cart 20"]),
    ],
    "more than fits into one turn is offered for the next": [
        (
            "2 blue mugs, 3 croissants, a large lemon cake, a sourdough and 2 rye breads",
            ["add_to_cart 10 2", "add_to_cart 50 3", "add_to_cart 41 1"],
        ),
        ("yes", ["add_to_cart 20 1", "add_to_cart 60 2"]),
    ],
    "an option that is missing is asked for": [
        ("I want a mug", []),
        ("the green one", ["add_to_cart 11 1"]),
    ],
    "two options are asked for one after the other": [
        ("I'd like 2 aprons", []),
        ("blue", []),
        ("large", ["add_to_cart 71 2"]),
    ],
    "options of several products are asked for one at a time": [
        ("2 mugs, a lemon cake and a sourdough please", ["add_to_cart 20 1"]),
        ("blue", ["add_to_cart 10 2"]),
        ("when are you open?", ["answer_from_knowledge 1"]),
        ("large", ["add_to_cart 41 1"]),
    ],
    "an option may be named after the product": [
        ("the lemon cake please, small", ["add_to_cart 40 1"]),
        ("change the lemon cake to large", ["remove_from_cart 40", "add_to_cart 41 1"]),
    ],
    "a day is nothing to search for": [("can I order for saturday?", [])],
    "a color that does not exist is not sold": [
        ("I'd like a purple mug", []),
        ("blue then", ["add_to_cart 10 1"]),
    ],
    "the answer may name another product": [
        ("I want a mug", []),
        ("actually 2 sourdoughs", ["add_to_cart 20 2"]),
    ],
    "a price question is not a purchase": [
        ("how much is the rye bread?", ["show_product 60"]),
        ("yes", ["add_to_cart 60 1"]),
    ],
    "a number after a price question is": [
        ("how much is the sourdough?", ["show_product 20"]),
        ("ok 4 please", ["add_to_cart 20 4"]),
    ],
    "a no after a price question is none": [
        ("how much is the sourdough?", ["show_product 20"]),
        ("no thanks", []),
    ],
    "another variant instead": [
        ("I'll take an apron, blue, large", ["add_to_cart 71 1"]),
        ("change it to cream", ["remove_from_cart 71", "add_to_cart 73 1"]),
    ],
    "fewer of what is in the cart": [
        ("3 blue mugs please", ["add_to_cart 10 3"]),
        ("remove one mug", ["change_cart 10 2"]),
    ],
    "less stock than wanted": [
        ("5 rye breads please", ["add_to_cart 60 5"]),
        ("yes", ["add_to_cart 60 2"]),
    ],
    "what the shop does not have is searched, not invented": [
        ("do you have xylophones?", ["search_products xylophones"]),
    ],
    "everything there is": [("what do you sell?", ["search_products *"])],
    "the cheapest": [("give me the cheapest cake", ["add_to_cart 40 1"])],
    "what the shop wrote answers questions": [
        ("when are you open?", ["answer_from_knowledge 1"]),
        ("do you deliver on sundays", ["answer_from_knowledge 2"]),
        ("is there gluten in the chocolate cake?", ["answer_from_knowledge 3"]),
        ("where can I park?", ["answer_from_knowledge 5"]),
    ],
    "what the shop did not write is asked of a person": [
        ("do you accept bitcoin?", ["hand_off unknown"]),
    ],
    "a person, at once": [("I want to talk to a person", ["hand_off asked"])],
    "silence, at once": [("stop messaging me", ["stop"])],
    "trouble is met with calm": [("my cake arrived broken", ["hand_off upset"])],
    "anger is met with calm": [("this is a scam, you are thieves", ["hand_off upset"])],
    "a rude customer who shops is served": [
        ("how much is the damn sourdough", ["show_product 20"]),
    ],
    "an order of the past is changed by a person": [
        ("I want to return my cake", ["answer_from_knowledge 4"]),
        ("refund me", ["hand_off policy"]),
    ],
    "no orders yet": [("where is my order?", ["check_order"])],
    "not understood once, then a person": [
        ("asdf qwer", []),
        ("zxcv poiu", ["hand_off unknown"]),
    ],
    "not understood twice, but not in a row": [
        ("asdf qwer", []),
        ("hello", []),
        ("zxcv poiu", []),
    ],
    "small talk moves nothing": [
        ("hello!", []),
        ("are you a bot", []),
        ("thanks", []),
        ("bye", []),
    ],
}


@pytest.mark.parametrize("name", CONVERSATIONS)
def test_conversation(name: str) -> None:
    shop = Shop()
    for text, expected in CONVERSATIONS[name]:
        answer = shop.write(text)
        assert [short(command) for command in shop.sent] == expected, text
        assert answer, f"no answer to {text!r}"


def test_a_burst_is_read_together_and_in_order() -> None:
    shop = Shop()
    shop.write("hi", "2 blue mugs please", "and a sourdough")
    assert [short(command) for command in shop.sent] == ["add_to_cart 10 2", "add_to_cart 20 1"]


def test_a_stop_in_a_burst_outranks_the_rest() -> None:
    shop = Shop()
    shop.write("2 blue mugs please", "stop")
    assert [short(command) for command in shop.sent] == ["stop"]


@pytest.mark.parametrize(
    ("burst", "expected"),
    [
        (["yes", "please"], ["confirm_checkout 1"]),
        (["yes", "but make it three"], ["change_cart 20 3"]),
    ],
)
def test_a_burst_confirms_only_when_all_of_it_says_yes(
    burst: list[str], expected: list[str]
) -> None:
    shop = Shop()
    shop.write("2 sourdoughs please")
    shop.write("checkout")
    shop.write(*burst)
    assert [short(command) for command in shop.sent] == expected


def test_buttons_do_what_they_say() -> None:
    shop = Shop()
    for payload, expected in [
        (f"show:{handle('p', 3)}", ["show_product 3"]),
        (f"add:{handle('v', 31)}", ["add_to_cart 31 1"]),
        ("checkout", ["start_checkout"]),
        (f"cancel:{handle('c', 1)}", ["cancel_checkout 1"]),
        ("checkout", ["start_checkout"]),
        (f"confirm:{handle('c', 1)}", ["confirm_checkout 1"]),
        ("person", ["hand_off asked"]),
    ]:
        shop.write("", payload=payload)
        assert [short(command) for command in shop.sent] == expected, payload


@pytest.mark.parametrize("payload", ["add:v_99999999", "confirm:c_00000009", "add:p_00000001"])
def test_a_button_of_something_not_in_the_context_does_nothing(payload: str) -> None:
    shop = Shop()
    shop.write("", payload=payload)
    assert shop.sent == ()


def test_a_button_of_an_older_summary_does_not_confirm_the_open_one() -> None:
    shop = Shop()
    shop.write("2 sourdoughs please")
    shop.write("checkout")
    shop.write("", payload=f"confirm:{handle('c', 9)}")
    assert shop.sent == ()


def test_a_count_that_is_shared_out_leaves_no_question_open() -> None:
    shop = Shop()
    assert "Which" not in shop.write("2 mugs, one blue and one green")


def test_a_yes_without_a_summary_confirms_nothing() -> None:
    shop = Shop()
    shop.write("yes")
    assert shop.sent == ()


def test_a_picture_alone_is_answered_honestly_and_then_by_a_person() -> None:
    shop = Shop()
    assert "can't look at pictures" in shop.write("", attachment=True)
    shop.write("", attachment=True)
    assert [short(command) for command in shop.sent] == ["hand_off unknown"]


def test_the_order_named_is_the_one_checked() -> None:
    first = OrderCard(handle("o", 1), "R-1001", "placed", "paid", "shipped", Money(500, "GBP"))
    second = OrderCard(handle("o", 2), "R-1002", "placed", "paid", "unfulfilled", Money(500, "GBP"))
    shop = Shop(orders=(first, second))
    shop.write("where is my order R-1001?")
    assert [short(command) for command in shop.sent] == ["check_order 1"]


def test_an_angry_question_for_an_order_gets_the_answer_and_a_person() -> None:
    order = OrderCard(handle("o", 1), "R-1001", "placed", "paid", "shipped", Money(500, "GBP"))
    shop = Shop(orders=(order,))
    shop.write("where the hell is my order")
    assert [short(command) for command in shop.sent] == ["check_order", "hand_off upset"]


@pytest.mark.parametrize(
    ("language", "turns"),
    [
        ("es", ["hola", "quiero dos sourdough", "eso es todo", "sí"]),
        ("pt", ["oi", "quero dois sourdough", "só isso", "sim"]),
        ("fr", ["bonjour", "je voudrais deux sourdough", "c'est tout", "oui"]),
        ("de", ["hallo", "ich nehme zwei sourdough", "das ist alles", "ja"]),
        ("ar", ["مرحبا", "اريد اثنين sourdough", "هذا كل شيء", "نعم"]),
        ("hi", ["नमस्ते", "मुझे दो sourdough चाहिए", "बस इतना ही", "हाँ"]),
        ("id", ["halo", "saya mau dua sourdough", "itu saja", "ya"]),
    ],
)
def test_an_order_in_each_language(language: str, turns: list[str]) -> None:
    shop = Shop(language=language)
    sent = []
    for text in turns:
        shop.write(text)
        sent.append([short(command) for command in shop.sent])
    assert sent == [[], ["add_to_cart 20 2"], ["start_checkout"], ["confirm_checkout 1"]]


def test_a_burst_with_two_reasons_for_a_person_is_handed_over_once() -> None:
    shop = Shop()
    shop.write("how much is the rose mug", "cancel", "this is a scam")
    assert sum(short(command).startswith("hand_off") for command in shop.sent) == 1
