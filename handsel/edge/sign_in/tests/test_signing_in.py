"""Signing up, in and out, by the front door."""

import json
from uuid import uuid4

import pytest
from django.test import Client

from handsel.edge.sign_in.tests.people import (
    PASSWORD,
    Browser,
    code_in,
    letters_to,
    new_user,
    subjects_to,
)
from handsel.modules.users.models import Session, User

pytestmark = pytest.mark.usefixtures("database")


def test_a_person_signs_up_confirms_their_address_and_is_signed_in() -> None:
    email = f"new.{uuid4().hex[:10]}@example.com"
    browser = Browser()
    asked = {"email": email.upper(), "password": PASSWORD, "name": "Nia"}
    signed_up = browser.call("POST", "/auth/signup", asked)
    assert signed_up.status_code == 401
    pending = [f for f in json.loads(signed_up.content)["data"]["flows"] if f.get("is_pending")]
    assert [flow["id"] for flow in pending] == ["verify_email"]
    confirmed = browser.call("POST", "/auth/email/verify", {"key": code_in(letters_to(email)[0])})
    assert confirmed.status_code == 200, confirmed.content
    assert json.loads(confirmed.content)["data"]["user"]["display"] == "Nia"
    user = User.objects.get(email=email)
    session = Session.objects.get(user=user)
    assert (user.name, session.kind, session.user_agent) == ("Nia", "browser", "Firefox on Linux")


@pytest.mark.parametrize("password", ["margaret.hamilton", "hamilton margaret", "example.com 1969"])
def test_a_password_made_of_the_address_or_the_name_signs_nobody_up(password: str) -> None:
    email = f"margaret.{uuid4().hex[:10]}@example.com"
    asked = {"email": email, "password": password, "name": "Margaret Hamilton"}
    refused = Browser().call("POST", "/auth/signup", asked)
    assert refused.status_code == 400
    errors = json.loads(refused.content)["errors"]
    assert [(e["param"], e["code"]) for e in errors] == [("password", "password_too_common")]
    assert not User.objects.filter(email=email).exists()


def test_a_password_signs_in_and_out() -> None:
    user, browser = new_user(), Browser()
    assert browser.log_in(user, "not it at all, really").status_code == 400
    assert browser.log_in(user).status_code == 200
    assert Session.objects.filter(user=user).count() == 1
    assert browser.call("GET", "/auth/session").status_code == 200
    assert browser.call("DELETE", "/auth/session").status_code == 401
    assert not Session.objects.filter(user=user).exists()


def test_the_key_changes_as_somebody_signs_in() -> None:
    user, browser = new_user(), Browser()
    browser.client.get("/_allauth/browser/v1/auth/session")
    browser.call("POST", "/auth/signup", {"email": user.email, "password": PASSWORD})
    before = browser.session_key
    assert browser.log_in(user).status_code == 200
    assert browser.session_key != before


def test_an_app_signs_in_for_a_token() -> None:
    user = new_user()
    answer = Client().post(
        "/_allauth/app/v1/auth/login",
        {"email": user.email, "password": PASSWORD},
        content_type="application/json",
    )
    assert answer.status_code == 200
    token = answer.json()["meta"]["session_token"]
    assert Session.objects.get(user=user).kind == "app"
    with_token = Client(headers={"X-Session-Token": token})
    assert with_token.get("/_allauth/app/v1/auth/session").status_code == 200
    assert Client(headers={"X-Session-Token": "x" * 43}).get(
        "/_allauth/app/v1/auth/session"
    ).status_code in (401, 410)


def test_a_browser_needs_the_csrf_token_to_sign_in() -> None:
    user = new_user()
    client = Client(enforce_csrf_checks=True)
    asked = {"email": user.email, "password": PASSWORD}
    answer = client.post("/_allauth/browser/v1/auth/login", asked, content_type="application/json")
    assert answer.status_code == 403


def test_a_new_password_by_mail_signs_nobody_in_and_ends_every_session() -> None:
    user, elsewhere, browser = new_user(), Browser(), Browser()
    assert elsewhere.log_in(user).status_code == 200
    asked = browser.call("POST", "/auth/password/request", {"email": user.email})
    assert asked.status_code == 401
    key = code_in(letters_to(user.email)[0])
    new = "nine quiet pigeons count"
    changed = browser.call("POST", "/auth/password/reset", {"key": key, "password": new})
    assert changed.status_code == 401
    assert not json.loads(changed.content)["meta"]["is_authenticated"]
    assert elsewhere.call("GET", "/auth/session").status_code == 401
    assert "Your password was changed" in subjects_to(user.email)
    assert Browser().log_in(user, PASSWORD).status_code == 400
    assert Browser().log_in(user, new).status_code == 200


def test_a_new_device_is_told_of_and_a_known_one_is_not() -> None:
    user, browser = new_user(), Browser()
    browser.log_in(user)
    browser.call("DELETE", "/auth/session")
    browser.log_in(user)
    assert subjects_to(user.email) == ["You signed in on a new device"]
    Browser(agent="Chrome on a stranger's phone").log_in(user)
    assert len(subjects_to(user.email)) == 2
    assert "Chrome on a stranger's phone" in letters_to(user.email)[0]


def test_a_device_is_new_again_once_the_password_was_changed_elsewhere() -> None:
    user, here, elsewhere = new_user(), Browser(), Browser(agent="Edge on Windows")
    here.log_in(user)
    elsewhere.log_in(user)
    new = "nine quiet pigeons count"
    body = {"current_password": PASSWORD, "new_password": new}
    assert here.call("POST", "/account/password/change", body).status_code == 200
    here.call("DELETE", "/auth/session")
    told = len(subjects_to(user.email))
    here.log_in(user, new)
    assert len(subjects_to(user.email)) == told
    elsewhere.log_in(user, new)
    assert "Edge on Windows" in letters_to(user.email)[0]
    assert len(subjects_to(user.email)) == told + 1


def test_changing_the_password_ends_the_other_sessions() -> None:
    user, here, elsewhere = new_user(), Browser(), Browser()
    here.log_in(user)
    elsewhere.log_in(user)
    new = "nine quiet pigeons count"
    answer = here.call(
        "POST", "/account/password/change", {"current_password": PASSWORD, "new_password": new}
    )
    assert answer.status_code == 200, answer.content
    assert elsewhere.call("GET", "/auth/session").status_code == 401
    assert here.call("GET", "/auth/session").status_code == 200


def test_the_eleventh_session_ends_the_first() -> None:
    user = new_user()
    browsers = [Browser() for _ in range(11)]
    for browser in browsers:
        assert browser.log_in(user).status_code == 200
    alive = [browser.call("GET", "/auth/session").status_code for browser in browsers]
    assert alive == [401] + [200] * 10
