"""A sealed secret opens only with its key, in its place, unchanged."""

import base64

import pytest

from handsel.kit.secrets import KeyRing, Place, Secret, Unopenable

OLD, NEW = ("k1", b"1" * 32), ("k2", b"2" * 32)
PLACE = Place(table="channels_channel", column="access_token", row="r1", business="b1")


def test_what_is_sealed_opens_in_its_place() -> None:
    ring = KeyRing([NEW])
    sealed = ring.seal("a token", place=PLACE)
    assert "a token" not in sealed
    assert ring.open(sealed, place=PLACE).reveal() == "a token"


def test_a_secret_sealed_twice_is_written_differently() -> None:
    ring = KeyRing([NEW])
    *_, first_key, first = ring.seal("a token", place=PLACE).split(".")
    *_, second_key, second = ring.seal("a token", place=PLACE).split(".")
    assert first_key != second_key
    assert first != second


@pytest.mark.parametrize(
    "elsewhere",
    [
        Place(table="other", column="access_token", row="r1", business="b1"),
        Place(table="channels_channel", column="other", row="r1", business="b1"),
        Place(table="channels_channel", column="access_token", row="r2", business="b1"),
        Place(table="channels_channel", column="access_token", row="r1", business="b2"),
    ],
)
def test_moved_elsewhere_it_does_not_open(elsewhere: Place) -> None:
    ring = KeyRing([NEW])
    sealed = ring.seal("a token", place=PLACE)
    with pytest.raises(Unopenable):
        ring.open(sealed, place=elsewhere)


def test_an_older_key_of_the_ring_still_opens() -> None:
    sealed = KeyRing([OLD]).seal("a token", place=PLACE)
    assert KeyRing([NEW, OLD]).open(sealed, place=PLACE).reveal() == "a token"
    with pytest.raises(Unopenable):
        KeyRing([NEW]).open(sealed, place=PLACE)


def test_any_changed_bit_is_noticed() -> None:
    ring = KeyRing([NEW])
    head, key_id, wrapped, body = ring.seal("a token", place=PLACE).split(".")
    for part in (wrapped, body):
        raw = bytearray(base64.urlsafe_b64decode(part))
        for place in range(len(raw)):
            raw[place] ^= 1
            changed = base64.urlsafe_b64encode(bytes(raw)).decode()
            raw[place] ^= 1
            parts = (changed, body) if part is wrapped else (wrapped, changed)
            with pytest.raises(Unopenable):
                ring.open(".".join((head, key_id, *parts)), place=PLACE)


@pytest.mark.parametrize("sealed", ["", "1.k2", "2.k2.aa.bb", "1.k2.!!.??", "1.k9.aa.bb"])
def test_what_is_no_sealed_secret_is_refused(sealed: str) -> None:
    with pytest.raises(Unopenable):
        KeyRing([NEW]).open(sealed, place=PLACE)


def test_a_secret_prints_masked_in_every_way() -> None:
    secret = Secret("sk_live_0123456789abcd")
    for shown in (str(secret), repr(secret), f"{secret}", f"{secret!r}", f"{[secret]}"):
        assert "0123456789" not in shown
        assert "abcd" in shown
    assert secret.reveal() == "sk_live_0123456789abcd"


def test_a_short_secret_shows_nothing() -> None:
    assert str(Secret("abc")) == "••••"
