"""Who a visitor is, as a shop's server signs it: nothing else is believed."""

import json
from base64 import urlsafe_b64encode
from datetime import UTC, datetime
from typing import Any

import pytest

from handsel.kit.secrets import Secret
from handsel.modules.web_chat.identity import IdentityRefused, Signed, read_identity
from tests.visitor import signed

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
AT = int(NOW.timestamp())
SECRET = Secret("a secret of the shop's own server")
DAY = 24 * 3600


def read(token: str, *secrets: Secret) -> Signed:
    return read_identity(token, secrets=secrets or (SECRET,), now=NOW)


def make(**claims: Any) -> str:
    return signed(SECRET.reveal(), **{"sub": "customer-7", "exp": AT + 300, **claims})


def part(content: object) -> str:
    return urlsafe_b64encode(json.dumps(content).encode()).decode().rstrip("=")


def test_whom_the_shop_signed_for_is_believed() -> None:
    assert read(make(name="Ana So")) == Signed("customer-7", "Ana So")
    assert read(make(iat=AT, nbf=AT, aud="anything", email="a@example.com")).name == ""


def test_while_a_secret_changes_both_sign() -> None:
    assert read(make(), Secret("another"), SECRET).subject == "customer-7"


def test_a_name_is_made_one_line() -> None:
    assert read(make(name=" Ana\n\u202eSo \x07")).name == "AnaSo"
    assert len(read(make(name="x" * 500)).name) == 200


@pytest.mark.parametrize(
    "claims",
    [
        {"exp": AT},
        {"exp": AT - 1},
        {"exp": AT + DAY + 1},
        {"exp": None},
        {"exp": str(AT + 300)},
        {"exp": True},
        {"exp": AT + 300.5},
        {"nbf": AT + 60},
        {"nbf": "soon"},
        {"sub": ""},
        {"sub": None},
        {"sub": 7},
        {"sub": " 7"},
        {"sub": "7\n"},
        {"sub": "x" * 121},
        {"name": 7},
        {"note": "\x00"},
    ],
    ids=str,
)
def test_claims_that_say_too_little_or_too_much_are_refused(claims: dict[str, Any]) -> None:
    with pytest.raises(IdentityRefused):
        read(make(**claims))


@pytest.mark.parametrize(
    "header",
    [
        {"alg": "none"},
        {"alg": "hs256"},
        {"alg": "HS512"},
        {"alg": "RS256"},
        {"alg": ["HS256"]},
        {"typ": "JWT"},
        {"alg": "HS256", "crit": ["exp"]},
    ],
    ids=str,
)
def test_no_other_way_of_signing_is_believed(header: dict[str, Any]) -> None:
    token = signed(SECRET.reveal(), header=header, sub="7", exp=AT + 300)
    with pytest.raises(IdentityRefused):
        read(token)


def test_what_was_changed_or_never_signed_is_refused() -> None:
    header, claims, signature = make().split(".")
    other = part({"sub": "customer-8", "exp": AT + 300})
    for forged in (
        f"{header}.{other}.{signature}",
        f"{header}.{claims}.",
        f"{header}.{claims}",
        f"{header}.{claims}.{signature}.x",
        f"{part({'alg': 'none'})}.{claims}.",
        f"{header}.{claims}.{signature[:-2]}",
        f"{header}.{claims}.{signature}=",
        f"{header} .{claims}.{signature}",
        "",
        "..",
        "x" * 3000,
        "é.é.é",
    ):
        with pytest.raises(IdentityRefused):
            read(forged)
    with pytest.raises(IdentityRefused):
        read(make(), Secret("another"))
    with pytest.raises(IdentityRefused):
        read_identity(make(), secrets=(), now=NOW)


def test_a_key_given_twice_is_refused() -> None:
    claims = b'{"sub":"7","sub":"8","exp":%d}' % (AT + 300)
    import hashlib
    import hmac

    text = f"{part({'alg': 'HS256'})}.{urlsafe_b64encode(claims).decode().rstrip('=')}"
    made = hmac.new(SECRET.reveal().encode(), text.encode(), hashlib.sha256).digest()
    with pytest.raises(IdentityRefused):
        read(f"{text}.{urlsafe_b64encode(made).decode().rstrip('=')}")
