"""Passwords are hashed slowly, by the method of today, and older hashes are renewed."""

import pytest
from django.contrib.auth.hashers import check_password, identify_hasher, make_password
from django.test import override_settings

from handsel.config import settings as product

pytestmark = pytest.mark.usefixtures("database")


def test_a_password_is_hashed_with_argon2id_over_19_mebibytes() -> None:
    with override_settings(PASSWORD_HASHERS=product.PASSWORD_HASHERS):
        kept = make_password("the teal lamp hums at noon")
    assert kept.startswith("argon2$argon2id$v=19$m=19456,t=2,p=1$")
    assert kept != make_password("the teal lamp hums at noon")


def test_a_hash_of_an_older_method_still_opens_and_is_renewed() -> None:
    renewed: list[str] = []
    with override_settings(PASSWORD_HASHERS=product.PASSWORD_HASHERS):
        old = make_password("the teal lamp hums at noon", hasher="scrypt")
        assert check_password("the teal lamp hums at noon", old, setter=renewed.append)
        assert renewed == ["the teal lamp hums at noon"]
        assert identify_hasher(make_password(renewed[0])).algorithm == "argon2"
        assert not check_password("another lamp", old, setter=renewed.append)
