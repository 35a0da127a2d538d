"""Cutting text without tearing characters."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from handsel.modules.channels.adapters.meta.text import (
    clusters_of,
    shorten,
    split_text,
    utf16_units,
)

# The same inputs at every run, however slow the machine.
ANY = settings(derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466"
ONE_EACH = [
    "a",
    "e\u0301",
    FAMILY,
    "\U0001f44d\U0001f3fd",
    "\U0001f1ec\U0001f1e7",
    "\u2764\ufe0f",
    "1\ufe0f\u20e3",
    "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
    "\u0915\u094d\u0937",
    "\u1112\u1161\u11ab",
    "\r\n",
]


@pytest.mark.parametrize("cluster", ONE_EACH)
def test_what_a_reader_sees_as_one_stays_one(cluster: str) -> None:
    assert list(clusters_of(f"x{cluster}y")) == ["x", cluster, "y"]


def test_two_flags_are_two() -> None:
    flags = "\U0001f1ec\U0001f1e7\U0001f1eb\U0001f1f7"
    assert list(clusters_of(flags)) == [flags[:2], flags[2:]]


def test_a_text_that_fits_is_left_alone() -> None:
    assert split_text("hello there", limit=11) == ("hello there",)
    assert split_text("  ", limit=5) == ()


def test_it_cuts_after_paragraphs_then_lines_then_sentences_then_words() -> None:
    assert split_text("one two\n\nthree. four", limit=14) == ("one two", "three. four")
    assert split_text("one two\nthree. four", limit=14) == ("one two", "three. four")
    assert split_text("one two. three four", limit=14) == ("one two.", "three four")
    assert split_text("one two three four", limit=14) == ("one two three", "four")
    assert split_text("onetwothreefour", limit=10) == ("onetwothre", "efour")


@pytest.mark.parametrize("cluster", ONE_EACH[:-1])
def test_a_cut_never_falls_inside_a_character(cluster: str) -> None:
    for limit in range(len(cluster.encode()), 3 * len(cluster.encode()) + 1):
        parts = split_text(cluster * 20, limit=limit)
        assert "".join(parts) == cluster * 20
        assert all(set(clusters_of(part)) == {cluster} for part in parts)


@ANY
@given(st.text(), st.integers(min_value=4, max_value=60))
def test_nothing_is_lost_and_every_part_fits(text: str, limit: int) -> None:
    text = text.encode("utf-8", "replace").decode()
    parts = split_text(text, limit=limit)
    assert all(0 < len(part.encode()) <= limit for part in parts)
    assert "".join("".join(parts).split()) == "".join(text.split())


@ANY
@given(st.text(max_size=80), st.integers(min_value=1, max_value=30))
def test_a_shortened_text_has_no_more_characters_than_asked(text: str, graphemes: int) -> None:
    assert len(list(clusters_of(shorten(text, graphemes=graphemes)))) <= graphemes


def test_a_limit_in_characters_counts_a_pair_of_surrogates_as_two() -> None:
    assert [utf16_units(text) for text in ("a", "\u00e9", "\u0939", "\U0001f382")] == [1, 1, 1, 2]
    assert split_text("\u00e9" * 10, limit=5, measure=utf16_units) == ("\u00e9" * 5,) * 2
    assert split_text("\U0001f382" * 4, limit=5, measure=utf16_units) == ("\U0001f382" * 2,) * 2


@ANY
@given(st.text(), st.integers(min_value=4, max_value=60))
def test_every_part_fits_by_the_measure_asked_for(text: str, limit: int) -> None:
    text = text.encode("utf-8", "replace").decode()
    parts = split_text(text, limit=limit, measure=utf16_units)
    assert all(0 < utf16_units(part) <= limit for part in parts)
    assert "".join("".join(parts).split()) == "".join(text.split())
