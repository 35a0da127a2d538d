"""The language of a conversation: answers do not change it, wishes and questions do."""

import pytest

from handsel.modules.assistant.engine.tests.bakery import bakery

ANSWERS = ["sí", "Ja", "oui", "ok", "Nein danke", "gracias", "2", "blue", "da", "はい"]


@pytest.mark.parametrize(
    ("language", "opening"),
    [
        ("en", "a sourdough please, I want it today"),
        ("es", "quiero dos sourdough por favor"),
        ("de", "ich hätte gerne zwei sourdough"),
        ("fr", "je voudrais deux sourdough"),
    ],
)
@pytest.mark.parametrize("text", ANSWERS)
def test_a_bare_answer_goes_on_in_the_language_of_the_conversation(
    language: str, opening: str, text: str
) -> None:
    shop = bakery()
    shop.write(opening)
    shop.write(text)
    assert shop.memory["language"] == language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("¿cuánto cuesta el pan?", "es"),
        ("buenos días", "es"),
        ("wann habt ihr morgen geöffnet", "de"),
        ("كم سعر الخبز", "ar"),
    ],
)
def test_a_wish_or_a_greeting_in_another_language_is_answered_in_it(
    text: str, language: str
) -> None:
    shop = bakery()
    shop.write("a sourdough please, I want it today")
    shop.write(text)
    assert shop.memory["language"] == language


def test_the_name_of_a_product_does_not_choose_the_language() -> None:
    shop = bakery()
    shop.write("ich hätte gerne ein sourdough")
    shop.write("2 butter croissants")
    assert shop.memory["language"] == "de"
