"""One-time codes are those of RFC 6238, good for a minute and a half."""

import base64
from urllib.parse import parse_qs, urlsplit

import pytest

from handsel.kit.totp import address_for, code_at, make_secret, matching_step, step_at

SECRET = base64.b32encode(b"12345678901234567890").decode()


@pytest.mark.parametrize(
    ("timestamp", "code"),
    [
        (59, "287082"),
        (1111111109, "081804"),
        (1111111111, "050471"),
        (1234567890, "005924"),
        (2000000000, "279037"),
        (20000000000, "353130"),
    ],
)
def test_codes_are_those_of_the_standard(timestamp: int, code: str) -> None:
    assert code_at(SECRET, step_at(timestamp)) == code
    assert matching_step(SECRET, code, timestamp=timestamp) == step_at(timestamp)


def test_a_clock_may_be_off_by_one_step_and_not_by_two() -> None:
    code = code_at(SECRET, 1000)
    for step, found in ((998, None), (999, 1000), (1000, 1000), (1001, 1000), (1002, None)):
        assert matching_step(SECRET, code, timestamp=step * 30.0) == found


@pytest.mark.parametrize("code", ["", "28708", "2870820", "۲۸۷۰۸۲", "abcdef", "\ud800"])
def test_anything_else_is_no_code(code: str) -> None:
    assert matching_step(SECRET, code, timestamp=59) is None


def test_spaces_in_a_code_are_how_apps_show_it() -> None:
    assert matching_step(SECRET, "287 082", timestamp=59) == 1


def test_a_secret_is_random_and_fits_an_address() -> None:
    secret = make_secret()
    assert secret != make_secret()
    assert len(base64.b32decode(secret)) == 20
    address = urlsplit(address_for(secret, name="kim@example.com", issuer="Handsel operators"))
    assert address.path == "/Handsel%20operators:kim@example.com"
    assert parse_qs(address.query) == {"secret": [secret], "issuer": ["Handsel operators"]}
