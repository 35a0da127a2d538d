"""Names look like what they are."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handsel.kit.names import MOST_MARKS, clean, skeleton


@pytest.mark.parametrize(
    ("given_name", "shown"),
    [
        ("  Rose \t Bakery\n", "Rose Bakery"),
        ("Rose\u202eyrekaB", "RoseyrekaB"),
        ("\u2066Rose\u2069 \ufeffBakery\u200b", "Rose Bakery"),
        ("Ro\u00adse\x00\x1b[31m", "Rose[31m"),
        ("\u3164Rose\u2800\u115f", "Rose"),
        ("R\u200dose", "Rose"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("Cafe\u0301", "Café"),
        ("ขนมปัง", "ขนมปัง"),
        ("\U000e0041\U000e0042", ""),
        ("🥐 Rose", "🥐 Rose"),
    ],
)
def test_a_name_is_one_line_of_what_can_be_seen(given_name: str, shown: str) -> None:
    assert clean(given_name) == shown


def test_marks_do_not_pile_up() -> None:
    assert clean("a" + "\u0489" * 500) == "a" + "\u0489" * MOST_MARKS


@pytest.mark.parametrize(
    "spoof",
    [
        "rоse-bakery",  # a Cyrillic o
        "ROSE-BAKERY",
        "ｒｏｓｅ-bakery",
        "r0se-bakery",
        "rosе-bаkеrу",
        "ròsé-bakery",
        "rose\u200b-bakery",
        "𝐫𝐨𝐬𝐞-𝐛𝐚𝐤𝐞𝐫𝐲",
        "roѕe-bakerү",
        "rοse-baкеry",
    ],
)
def test_what_reads_alike_has_one_skeleton(spoof: str) -> None:
    assert skeleton(spoof) == skeleton("rose-bakery")


@pytest.mark.parametrize(
    ("one", "other"), [("modern", "modem"), ("vvool", "wool"), ("be11", "bell"), ("o0o", "ooo")]
)
def test_letters_that_run_together_are_seen_through(one: str, other: str) -> None:
    assert skeleton(one) == skeleton(other)


@pytest.mark.parametrize("other", ["rose-baker", "nose-bakery", "rosa-bakery", "rose-bakery-2"])
def test_what_reads_differently_has_another(other: str) -> None:
    assert skeleton(other) != skeleton("rose-bakery")


@given(st.text(max_size=60))
def test_cleaning_again_changes_nothing_and_hides_nothing(text: str) -> None:
    shown = clean(text)
    assert clean(shown) == shown
    assert not {"Cc", "Cs", "Co"} & {unicodedata.category(letter) for letter in shown}
