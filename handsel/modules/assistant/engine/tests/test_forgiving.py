"""Typing errors in a wish for a person or for silence, and the words that only look like one."""

import pytest

from handsel.modules.assistant.engine import read, wants_person, wants_stop


@pytest.mark.parametrize(
    "text",
    [
        "could I cat with a person",
        "i need to talk to a humn",
        "spek to an agnt",
        "please let me speak tosomebody",
        "talkto someone",
        "customer spport",
        "customersupport",
        "put me thru to someone",
        "quiero hblar con una prsona",
        "quero falar com um atendnte",
        "je veux parler a qulequun",
        "ich will mit einem mitarbeter sprechn",
        "mau bicara dngan orng",
    ],
)
def test_a_mistyped_wish_for_a_person_is_heard(text: str) -> None:
    assert wants_person(text)
    assert read(text).label == "human_agent"


@pytest.mark.parametrize(
    "text",
    [
        "do you have a mug with a cat and a person on it",
        "a cat with a person on it",
        "a gift for a tall person",
        "a ball to play with",
        "I want to talk about hummus",
        "I don't want to talk to a humn",
        "what do you call someone who bakes",
    ],
)
def test_shopping_words_are_no_wish_for_a_person(text: str) -> None:
    assert not wants_person(text)


@pytest.mark.parametrize(
    "text",
    [
        "stop please",
        "sotp",
        "STPO!!",
        "leavemealone",
        "pls stop txting me",
        "do not wrte to me",
        "parar",
        "no me escribvan mas",
        "last mich in ruhe",
        "message nahi chaiye",
    ],
)
def test_a_mistyped_wish_for_silence_is_heard(text: str) -> None:
    assert wants_stop(text)
    assert read(text).has("ask_stop")


@pytest.mark.parametrize(
    "text", ["spot", "post", "shop", "a top", "step stool", "pasta", "don't send it", "soap please"]
)
def test_shopping_words_are_no_wish_for_silence(text: str) -> None:
    assert not wants_stop(text)
