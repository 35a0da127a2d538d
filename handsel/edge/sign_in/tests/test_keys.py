"""Keys of sessions: one that was replaced opens nothing, and writes nothing either."""

import json
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.conf import settings
from django.test import Client

from handsel.edge.sign_in.tests.people import PASSWORD, Browser, new_user
from handsel.modules.users import actions as users
from handsel.modules.users.models import Session, SessionKind, User
from handsel.modules.users.queries import find_session
from handsel.modules.users.rules import EVERYDAY, STRICT
from handsel.modules.users.session_engine import EndedMeanwhile, SessionStore

pytestmark = pytest.mark.usefixtures("database")


def under_way(browser: Browser) -> SessionStore:
    """A slow request: it has read the session, and will write it."""
    store = SessionStore(browser.session_key)
    store["anything"] = 1
    return store


def test_a_request_under_way_does_not_bring_a_replaced_key_back() -> None:
    user, browser = new_user(), Browser()
    browser.log_in(user)
    old, late = browser.session_key, under_way(browser)
    browser.call("POST", "/auth/reauthenticate", {"password": PASSWORD})
    assert browser.session_key != old
    with pytest.raises(EndedMeanwhile):
        late.save()
    assert find_session(old, kind=SessionKind.BROWSER) is None
    assert find_session(browser.session_key, kind=SessionKind.BROWSER) is not None
    assert "anything" not in SessionStore(browser.session_key)


def test_a_request_under_way_takes_no_new_key_for_a_session_that_has_another() -> None:
    user, browser = new_user(), Browser()
    browser.log_in(user)
    late = under_way(browser)
    browser.call("POST", "/auth/reauthenticate", {"password": PASSWORD})
    with pytest.raises(EndedMeanwhile):
        late.cycle_key()
    assert browser.call("GET", "/auth/session").status_code == 200


def test_a_request_under_way_does_not_bring_a_removed_factor_back() -> None:
    user, browser = new_user(), Browser()
    browser.log_in(user)
    browser.enrol_totp()
    late = under_way(browser)
    assert browser.call("DELETE", "/account/authenticators/totp").status_code == 200
    with pytest.raises(EndedMeanwhile):
        late.save()
    assert not Session.objects.get(user=user).with_factor


def test_a_request_under_way_does_not_make_a_shortened_session_longer() -> None:
    user, browser = new_user(), Browser()
    browser.log_in(user)
    Session.objects.filter(user=user).update(idle=EVERYDAY.idle)
    late = under_way(browser)
    users.shorten_sessions(user.id, to=STRICT)
    late.save()
    assert Session.objects.get(user=user).idle == STRICT.idle <= timedelta(hours=1)


@pytest.mark.parametrize("kind", ["browser", "app"])
def test_a_request_whose_session_ends_under_it_is_answered_as_signed_out(
    kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    user = new_user()
    client = Client(headers={"X-Session-Token": token_of(user)}) if kind == "app" else Client()
    if kind == "browser":
        browser = Browser(client)
        browser.log_in(user)
    sealed = SessionStore.sealed

    def ended_meanwhile(self: SessionStore, data: dict[str, Any], *, session_id: UUID) -> str:
        users.end_sessions(user.id)
        return sealed(self, data, session_id=session_id)

    monkeypatch.setattr(SessionStore, "sealed", ended_meanwhile)
    answer = client.get(f"/_allauth/{kind}/v1/account/authenticators/totp")
    assert (answer.status_code, json.loads(answer.content)["code"]) == (401, "unauthenticated")
    assert not Session.objects.filter(user=user).exists()


def test_a_browsers_key_opens_nothing_as_an_apps_token() -> None:
    user, browser = new_user(), Browser()
    browser.log_in(user)
    with_token = Client(headers={"X-Session-Token": browser.session_key})
    for method, path in (("get", "/auth/session"), ("get", "/account/authenticators")):
        assert getattr(with_token, method)(f"/_allauth/app/v1{path}").status_code == 410
    assert with_token.delete("/_allauth/app/v1/auth/session").status_code == 410
    assert browser.call("GET", "/auth/session").status_code == 200


def test_an_apps_token_opens_nothing_as_a_cookie() -> None:
    user = new_user()
    token = token_of(user)
    browser = Browser()
    browser.client.cookies[settings.SESSION_COOKIE_NAME] = token
    assert browser.call("GET", "/auth/session").status_code == 401
    assert browser.call("DELETE", "/auth/session").status_code == 401
    with_token = Client(headers={"X-Session-Token": token})
    assert with_token.get("/_allauth/app/v1/auth/session").status_code == 200


def token_of(user: User) -> str:
    """What an app holds that somebody signed in on."""
    made = Client().post(
        "/_allauth/app/v1/auth/login",
        {"email": user.email, "password": PASSWORD},
        content_type="application/json",
    )
    return str(json.loads(made.content)["meta"]["session_token"])
