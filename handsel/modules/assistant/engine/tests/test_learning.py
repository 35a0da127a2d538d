"""Examples of a shop: heard by nearest match, with an honest threshold and a reason."""

import pytest

from handsel.modules.assistant.context import ExampleCard
from handsel.modules.assistant.engine import Reading, read, recall

TAUGHT = (
    ExampleCard("do you take cheques", "payment_methods"),
    ExampleCard("can my dog come in", "store_info", "k_00000005"),
    ExampleCard("the wobbly one again please", "buy"),
    ExampleCard("is your flour stone ground", None, "k_00000006"),
)


def recalled(text: str, examples: tuple[ExampleCard, ...] = TAUGHT) -> Reading:
    return recall(read(text), examples, language="en")


def test_the_same_question_in_other_words_means_the_same() -> None:
    reading = recalled("could my dog come in too?")
    assert reading.label == "store_info"
    assert reading.recalled is not None
    assert (reading.recalled.text, reading.recalled.entry) == ("can my dog come in", "k_00000005")


def test_typing_errors_are_forgiven() -> None:
    assert recalled("the wobly one agian please").label == "buy"


def test_a_reading_names_the_example_that_led_to_it() -> None:
    reading = recalled("can my dog come in")
    assert "can my dog come in" in reading.intents[0].words


def test_an_example_without_a_meaning_answers_and_votes_for_nothing() -> None:
    reading = recalled("is your flour stone ground?")
    assert reading.recalled is not None
    assert reading.recalled.entry == "k_00000006"
    assert reading.intents == read("is your flour stone ground?").intents


@pytest.mark.parametrize(
    "text", ["how much is the blue mug", "who won the game last night", "hello", "", "?!"]
)
def test_what_is_like_no_example_is_read_as_without_any(text: str) -> None:
    assert recalled(text) == read(text)


def test_one_shared_word_is_not_enough_for_an_answer() -> None:
    reading = recalled("do you sell dog food")
    assert reading.recalled is None or not reading.recalled.entry


def test_without_examples_nothing_changes() -> None:
    assert recalled("can my dog come in", ()) == read("can my dog come in")
