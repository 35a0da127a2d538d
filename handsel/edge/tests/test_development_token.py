"""A development token speaks for one member, and for nobody in production."""

from uuid import UUID

import pytest
from django.conf import settings

from handsel.edge import development_token
from handsel.kit.startup import RefusedToStart

BUSINESS = UUID("019ab0de-0000-7000-8000-000000000001")
MEMBER = UUID("019ab0de-0000-7000-8000-000000000002")


def test_a_token_speaks_for_the_member_it_was_made_for() -> None:
    token = development_token.mint(business_id=BUSINESS, member_id=MEMBER)
    assert development_token.read(token) == (BUSINESS, MEMBER)


@pytest.mark.parametrize("spoil", [str.upper, lambda token: token + "x", lambda token: token[4:]])
def test_a_token_changed_anywhere_speaks_for_nobody(spoil: object) -> None:
    token = development_token.mint(business_id=BUSINESS, member_id=MEMBER)
    assert callable(spoil)
    assert development_token.read(spoil(token)) is None


@pytest.mark.parametrize("text", ["", "dev_", "dev_:", "dev_W10:abc", "Bearer", "\x00" * 9])
def test_any_other_text_speaks_for_nobody(text: str) -> None:
    assert development_token.read(text) is None


def test_in_production_no_token_is_made_and_none_is_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    token = development_token.mint(business_id=BUSINESS, member_id=MEMBER)
    monkeypatch.setattr(settings, "DEVELOPMENT", False)
    assert development_token.read(token) is None
    with pytest.raises(RefusedToStart, match="development only"):
        development_token.mint(business_id=BUSINESS, member_id=MEMBER)


def test_a_token_signed_with_another_key_speaks_for_nobody(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    token = development_token.mint(business_id=BUSINESS, member_id=MEMBER)
    monkeypatch.setattr(settings, "SECRET_KEY", "another key entirely")
    assert development_token.read(token) is None
