"""Which passwords will do, and why the others will not."""

import gzip
import unicodedata
from pathlib import Path

import pytest
from django.contrib.auth import password_validation

from handsel.modules.users import passwords
from handsel.modules.users.hashing import normalized
from handsel.modules.users.passwords import (
    PasswordRefused,
    PasswordTooLong,
    PasswordTooShort,
    is_common,
    require_good,
)

GOOD = "the teal lamp hums at noon"
WORDS = ["amal.haddad@rosebakery.example", "Amal Haddad", "Rose Bakery"]


def listed() -> list[str]:
    """Django's list of common passwords."""
    place = Path(password_validation.__file__).with_name("common-passwords.txt.gz")
    with gzip.open(place, "rt", encoding="utf-8") as lines:
        return [line.strip() for line in lines]


@pytest.mark.parametrize(
    ("length", "with_factor", "will_do"),
    [(14, False, False), (15, False, True), (7, True, False), (8, True, True)],
)
def test_fifteen_characters_alone_eight_beside_a_factor(
    length: int, with_factor: bool, will_do: bool
) -> None:
    typed = "xkvqzjwpfhtmgbd"[:length]
    if will_do:
        require_good(typed, with_factor=with_factor)
        return
    with pytest.raises(PasswordTooShort):
        require_good(typed, with_factor=with_factor)


def test_as_many_as_128_characters_of_any_kind_will_do() -> None:
    require_good("žluťoučký kůň 🐎 pěl " * 6, with_factor=False)
    with pytest.raises(PasswordTooLong):
        require_good((GOOD * 10)[:129], with_factor=False)


def test_nothing_is_asked_of_its_composition() -> None:
    for typed in (GOOD, GOOD.upper(), "9081726354409152", "   spaces   all   over   "):
        require_good(typed, with_factor=False)


def test_one_password_typed_on_two_keyboards_is_one() -> None:
    composed, decomposed = (
        unicodedata.normalize("NFC", "café"),
        unicodedata.normalize("NFD", "café"),
    )
    assert composed != decomposed
    assert normalized(composed) == normalized(decomposed)


def test_every_listed_password_is_refused() -> None:
    assert all(is_common(password) for password in listed())


@pytest.mark.parametrize(
    "disguise",
    [
        lambda word: word.capitalize() + "1!",
        lambda word: word + "2026",
        lambda word: word + word,
        lambda word: word.replace("a", "@").replace("o", "0").replace("e", "3").replace("s", "$"),
        lambda word: word[::-1],
        lambda word: "123" + word.upper() + "!!",
        lambda word: (word + word).replace("i", "1").capitalize() + "99",
    ],
    ids=["capital and sign", "year", "twice", "leet", "backwards", "around", "all of it"],
)
def test_listed_passwords_in_disguise_are_refused(disguise: object) -> None:
    assert callable(disguise)
    words = [word for word in listed() if word.isalpha() and len(word) >= 6][:3000]
    refused = sum(is_common(disguise(word)) for word in words)
    assert refused >= len(words) * 0.98


@pytest.mark.parametrize(
    "typed",
    [
        "aaaaaaaaaaaaaaaa",
        "qwertyuiopasdfgh",
        "1234567890123456",
        "abcabcabcabcabcabc",
        "hgfdsapoiuytrewq",
    ],
)
def test_runs_and_repetitions_are_refused(typed: str) -> None:
    with pytest.raises(PasswordRefused):
        require_good(typed, with_factor=False)


@pytest.mark.parametrize(
    "typed",
    [
        "rosebakery2026!!",
        "Amal.Haddad.1987",
        "R0s3B4kery-Amal!",
        "handsel-handsel-1",
        "amalamalamalamal",
    ],
)
def test_what_anybody_knows_of_a_person_is_refused(typed: str) -> None:
    with pytest.raises(PasswordRefused, match=r"anybody|Many people"):
        require_good(typed, with_factor=False, words=WORDS)


def test_a_good_password_may_mention_them() -> None:
    require_good("amal counts nine teal lamps", with_factor=False, words=WORDS)
    assert passwords.ALONE == 15
