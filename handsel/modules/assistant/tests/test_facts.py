"""What a turn saw is kept beside it."""

from handsel.modules.assistant.facts import facts_of
from handsel.modules.assistant.tests.cards import turn


def test_a_judgement_is_kept_with_the_words_that_led_to_it() -> None:
    (kept,) = facts_of(turn("hello", "fuck you, bot"))["conduct"]
    assert (kept["incoming"], kept["label"]) == (1, "abusive")
    assert kept["words"][0] == "fuck you"
    assert facts_of(turn("hello"))["conduct"] == []
