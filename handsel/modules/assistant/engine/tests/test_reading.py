"""A reading says what was understood, and which words led to it."""

import pytest

from handsel.modules.assistant.engine import ActKind, IntentLabel, read


@pytest.mark.parametrize(
    ("text", "label", "words"),
    [
        ("how much is the mug", "price_discount", ("how much is",)),
        ("where is my order?", "order_status", ("where is my", "order")),
        ("I'd like to cancel order 7741", "cancel_order", ("cancel", "order")),
        ("can I send it back?", "return_refund", ("send it back",)),
        ("do you take paypal", "payment_methods", ("take", "paypal")),
        ("my card was declined when paying", "payment_problem", ("declined", "paying")),
        ("I need the invoice", "invoice", ("invoice",)),
        ("what time do you close", "store_info", ("what time do you", "close")),
        ("do you ship abroad?", "shipping", ("do you ship", "abroad")),
        ("I want to buy a cake", "buy", ("I want to buy",)),
        ("is this vegan", "product_question", ("vegan",)),
        ("what do you recommend", "product_search", ("recommend",)),
        ("it arrived broken, I am furious", "complaint", ("broken", "furious")),
        ("are you a robot", "bot_question", ("are you a robot",)),
        ("dónde está mi pedido", "order_status", ("dónde está mi", "pedido")),
        ("cuánto cuesta", "price_discount", ("cuánto cuesta",)),
        ("cadê meu pedido", "order_status", ("cadê meu", "pedido")),
        ("c'est combien", "price_discount", ("c'est combien",)),
        ("was kostet das", "price_discount", ("was kostet",)),
        ("كم السعر", "price_discount", ("كم السعر",)),
        ("मेरा ऑर्डर कहाँ है", "order_status", ("मेरा ऑर्डर कहाँ",)),
        ("berapa harganya", "price_discount", ("berapa harganya",)),
    ],
)
def test_an_intent_tells_its_words(text: str, label: IntentLabel, words: tuple[str, ...]) -> None:
    reading = read(text)
    assert reading.label == label
    assert set(words) <= {word for intent in reading.intents for word in intent.words}


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("hi there!", {"greeting"}),
        ("thanks, bye", {"thanks", "goodbye"}),
        ("yes please", {"affirm"}),
        ("no, the green one", {"deny"}),
        ("yes but make it two", {"affirm", "correct"}),
        ("you are thieves", {"upset"}),
        ("get me a human", {"ask_person"}),
        ("unsubscribe", {"ask_stop"}),
        ("do you have mugs?", {"question"}),
    ],
)
def test_acts_are_what_the_words_do(text: str, kinds: set[ActKind]) -> None:
    assert {act.kind for act in read(text).acts} == kinds


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("where is my parcel", "en"),
        ("quiero comprar dos panes", "es"),
        ("eu queria dois pães", "pt"),
        ("je voudrais deux pains", "fr"),
        ("ich möchte zwei Brote", "de"),
        ("اريد خبزتين", "ar"),
        ("मुझे दो चाहिए", "hi"),
        ("mujhe do chahiye", "hi"),
        ("saya mau dua roti", "id"),
    ],
)
def test_the_language_is_told_from_the_words(text: str, language: str) -> None:
    assert read(text).language == language


def test_the_hint_decides_where_words_do_not_tell() -> None:
    assert read("ok", language="pt").language == "pt"
    assert read("xkcd", language="de").language == "de"


def test_a_mistyped_word_is_understood() -> None:
    assert read("i want to chekout").label == "buy"
    assert read("cancell my ordr").label == "cancel_order"


def test_a_right_word_is_not_taken_for_a_mistyped_one() -> None:
    assert not read("the shape is nice").says("delivery", "order", "trouble")


def test_words_of_a_product_name_say_nothing_else() -> None:
    text = "a thank you card"
    assert read(text).has("thanks")
    assert not read(text, masked=[(2, 16)]).has("thanks")


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("two mugs and 3 loaves", [2, 3]),
        ("2x mug, x3 cake", [2, 3]),
        ("a dozen croissants", [12]),
        ("half a dozen rolls", [6]),
        ("two dozen", [24]),
        ("the mug for £5", []),
        ("a 500 g loaf", []),
        ("order 12345678", []),
        ("order #1234", []),
        ("at 5 pm", []),
        ("size 8 shoes", []),
        ("quiero dos panes", [2]),
        ("२ लड्डू", [2]),
        ("٣ كعكات", [3]),
    ],
)
def test_quantities_are_told_from_other_numbers(text: str, values: list[int]) -> None:
    assert [amount.value for amount in read(text).amounts] == values
