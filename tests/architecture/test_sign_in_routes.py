"""Every address of sign-in says whom it is for: who is about to sign in, or somebody who has."""

import json
from collections.abc import Mapping
from typing import cast

import pytest
from django.http import HttpResponse
from django.test import Client

from handsel.edge.sign_in.urls import urlpatterns
from handsel.kit import tenancy
from handsel.modules.api_keys import actions as api_keys
from handsel.modules.api_keys.actions import NewKey
from handsel.modules.api_keys.rules import SCOPES
from tests.cast import Shop

METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")
# An app whose session is gone hears 410.
UNWELCOME = (401, 404, 405, 410)
CLIENTS = ("app", "browser")

# For anybody: what begins a sign-in, or goes on with one by a code or link that was mailed.
ANYBODY = {
    "auth/email/verify",
    "auth/email/verify/resend",
    "auth/login",
    "auth/password/request",
    "auth/password/reset",
    "auth/session",
    "auth/signup",
    "auth/webauthn/login",
}
# For a person who has signed in, or has one of two factors behind them.
PERSON = {
    "account/authenticators",
    "account/authenticators/recovery-codes",
    "account/authenticators/totp",
    "account/authenticators/webauthn",
    "account/password/change",
    "auth/2fa/authenticate",
    "auth/2fa/reauthenticate",
    "auth/reauthenticate",
    "auth/webauthn/authenticate",
    "auth/webauthn/reauthenticate",
}
# What anybody may read: a challenge to be signed, which is another each time.
OPEN_READS = {("GET", "auth/webauthn/login")}


def addresses() -> list[str]:
    return [f"/_allauth/{one.pattern}" for one in urlpatterns]


def ask(path: str, method: str, headers: Mapping[str, str], *, place: int) -> HttpResponse:
    """One request; each place has an address of its own, as sign-in is tried slowly from one."""
    client = Client(headers=dict(headers), REMOTE_ADDR=f"2001:db8:{place:x}::1")
    body = "{}" if method != "GET" else ""
    answer = client.generic(method, path, body, content_type="application/json")
    return cast("HttpResponse", answer)


def welcomed(client: str, names: set[str], headers: Mapping[str, str]) -> dict[str, int]:
    """Where the caller was not told to sign in, or that there is nothing, with the status."""
    found = {}
    for place, name in enumerate(sorted(names), start=1):
        for method in METHODS:
            path = f"/_allauth/{client}/v1/{name}"
            status = ask(path, method, headers, place=place).status_code
            if status not in UNWELCOME:
                found[f"{method} {path}"] = status
    return found


def test_every_address_of_sign_in_is_for_anybody_or_for_a_person() -> None:
    assert not ANYBODY & PERSON
    told = {f"/_allauth/{client}/v1/{name}" for client in CLIENTS for name in ANYBODY | PERSON}
    assert set(addresses()) == told


@pytest.mark.parametrize("client", CLIENTS)
def test_nobody_gets_where_a_person_is_asked_for(client: str, database: dict[str, str]) -> None:
    assert welcomed(client, PERSON, {}) == {}


@pytest.mark.parametrize("client", CLIENTS)
def test_no_api_key_gets_there_either(client: str, rose: Shop) -> None:
    with tenancy.business(rose.id):
        made = api_keys.create(rose.owner, NewKey(name="A program", scopes=sorted(SCOPES)))
    key = made.text.reveal()
    for headers in ({"authorization": f"Bearer {key}"}, {"X-Session-Token": key}):
        assert welcomed(client, PERSON, headers) == {}


@pytest.mark.parametrize("client", CLIENTS)
def test_nobody_is_told_anything_before_they_signed_in(
    client: str, database: dict[str, str]
) -> None:
    for place, name in enumerate(sorted(ANYBODY), start=1):
        for method in METHODS:
            path = f"/_allauth/{client}/v1/{name}"
            answer = ask(path, method, {}, place=0x100 + place)
            assert answer.status_code < 500
            if (method, name) in OPEN_READS:
                options = json.loads(answer.content)["data"]["request_options"]["publicKey"]
                assert not options.get("allowCredentials")
            else:
                assert answer.status_code >= 400, (method, path)
