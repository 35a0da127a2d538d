"""How a key is written can be told from anything else, without asking anybody."""

import random
import re
from uuid import UUID

import pytest

from handsel.modules.api_keys import text

BUSINESS = UUID("019ab0de-0000-7000-8000-000000000001")


def test_a_key_says_whose_it_is_and_is_kept_under_its_hash() -> None:
    for business in (BUSINESS, UUID(int=0), UUID(int=2**128 - 1)):
        written = text.write(business, development=True).reveal()
        assert re.fullmatch(r"hk_test_[0-9A-Za-z]{70}", written)
        read = text.read(written, development=True)
        assert read is not None
        assert (read.business_id, len(read.digest)) == (business, 32)


def test_no_two_keys_are_alike() -> None:
    assert len({text.write(BUSINESS, development=False).reveal() for _ in range(200)}) == 200


def test_a_key_of_development_opens_nothing_in_production_and_the_other_way() -> None:
    for development in (True, False):
        written = text.write(BUSINESS, development=development).reveal()
        other = "hk_test_" if written.startswith("hk_live_") else "hk_live_"
        assert text.read(written, development=not development) is None
        assert text.read(other + written[8:], development=not development) is None


@pytest.mark.parametrize("place", range(8, 78, 3))
def test_one_letter_changed_is_no_key(place: int) -> None:
    written = text.write(BUSINESS, development=False).reveal()
    letter = "x" if written[place] != "x" else "y"
    assert text.read(written[:place] + letter + written[place + 1 :], development=False) is None


@pytest.mark.parametrize(
    "spoil",
    [
        lambda key: key + "0",
        lambda key: key[:-1],
        lambda key: f" {key}",
        lambda key: f"{key}\n",
        lambda key: key.swapcase(),
        lambda key: key[:8] + "z" * 70,
        lambda key: key[:8] + "\u0661" * 70,
        lambda _: "",
        lambda _: "hk_live_",
        lambda _: "sk_live_" + "a" * 70,
    ],
)
def test_what_is_not_a_key_is_none(spoil: object) -> None:
    assert callable(spoil)
    written = text.write(BUSINESS, development=False).reveal()
    assert text.read(spoil(written), development=False) is None


def test_a_guess_has_the_right_checksum_once_in_four_thousand_million() -> None:
    seeded = random.Random(7)
    letters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
    guesses = ("hk_live_" + "".join(seeded.choices(letters, k=70)) for _ in range(2000))
    assert not any(text.read(guess, development=False) for guess in guesses)


def test_a_key_does_not_print() -> None:
    written = text.write(BUSINESS, development=False)
    assert written.reveal()[:-4] not in f"{written} {written!r}"
