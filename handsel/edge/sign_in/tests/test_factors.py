"""Second factors, by the front door: what they guard, and that nothing of them works twice."""

import json
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.db import connection, connections

from handsel.edge.sign_in.tests.people import (
    PASSWORD,
    Browser,
    code_for,
    code_in,
    letters_to,
    new_user,
    subjects_to,
)
from handsel.modules.users.models import Session, TotpSecret, User

pytestmark = pytest.mark.usefixtures("database")


def enrolled() -> tuple[User, str]:
    """A user with an authenticator app, and its secret."""
    user, browser = new_user(), Browser()
    browser.log_in(user)
    return user, browser.enrol_totp()


def at_second_step(user: User) -> Browser:
    """A browser where the password was right."""
    browser = Browser()
    answer = browser.log_in(user)
    assert answer.status_code == 401
    pending = [f for f in json.loads(answer.content)["data"]["flows"] if f.get("is_pending")]
    assert [flow["id"] for flow in pending] == ["mfa_authenticate"]
    return browser


def answer_with(browser: Browser, code: str) -> int:
    return browser.call("POST", "/auth/2fa/authenticate", {"code": code}).status_code


def test_adding_a_factor_makes_the_session_one_with_it_and_ends_the_others() -> None:
    user, here, elsewhere = new_user(), Browser(), Browser()
    here.log_in(user)
    elsewhere.log_in(user)
    assert not Session.objects.filter(user=user, with_factor=True).exists()
    here.enrol_totp()
    assert [session.with_factor for session in Session.objects.filter(user=user)] == [True]
    assert elsewhere.call("GET", "/auth/session").status_code == 401
    assert subjects_to(user.email)[0] == "A second factor was added to your account"


def test_a_code_of_the_app_finishes_signing_in_and_works_once() -> None:
    user, secret = enrolled()
    first, second = at_second_step(user), at_second_step(user)
    code = code_for(secret)
    assert answer_with(first, code) == 200
    assert answer_with(second, code) == 400
    assert not any(s.user_id is None and s.with_factor for s in Session.objects.all())


def test_the_code_that_enrolled_is_used_up() -> None:
    user, secret = enrolled()
    assert answer_with(at_second_step(user), code_for(secret, ahead=0)) == 400


def test_of_many_at_once_with_one_code_one_gets_in() -> None:
    user, secret = enrolled()
    browsers = [at_second_step(user) for _ in range(6)]
    code = code_for(secret)
    with ThreadPoolExecutor(6) as pool:
        answers = list(pool.map(lambda browser: closing(answer_with, browser, code), browsers))
    assert sorted(answers) == [200, 400, 400, 400, 400, 400]


def test_the_secret_of_an_app_is_sealed() -> None:
    user, secret = enrolled()
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT factor.data::text || kept.secret || coalesce(session.data, '')"
            " FROM mfa_authenticator factor JOIN users_totpsecret kept USING (user_id)"
            " LEFT JOIN users_session session USING (user_id) WHERE factor.user_id = %s",
            [user.id],
        )
        for (stored,) in cursor.fetchall():
            assert secret not in stored


def test_recovery_codes_are_shown_once_kept_as_hashes_and_work_once() -> None:
    user, browser = new_user(), Browser()
    browser.log_in(user)
    browser.enrol_totp()
    path = "/account/authenticators/recovery-codes"
    codes = json.loads(browser.call("POST", path, {}).content)["data"]["unused_codes"]
    assert len(set(codes)) == 10
    seen_again = json.loads(browser.call("GET", path).content)["data"]
    assert "unused_codes" not in seen_again
    assert seen_again["unused_code_count"] == 10
    kept = json.dumps(Authenticator.objects.get(user=user, type="recovery_codes").data)
    assert not any(code in kept or code.replace("-", "") in kept for code in codes)
    typed = codes[0].replace("-", " ").lower()
    assert answer_with(at_second_step(user), typed) == 200
    assert answer_with(at_second_step(user), codes[0]) == 400


def test_of_many_at_once_with_one_recovery_code_one_gets_in() -> None:
    user, browser = new_user(), Browser()
    browser.log_in(user)
    browser.enrol_totp()
    made = browser.call("POST", "/account/authenticators/recovery-codes", {})
    code = json.loads(made.content)["data"]["unused_codes"][0]
    browsers = [at_second_step(user) for _ in range(6)]
    with ThreadPoolExecutor(6) as pool:
        answers = list(pool.map(lambda one: closing(answer_with, one, code), browsers))
    assert sorted(answers) == [200, 400, 400, 400, 400, 400]


def test_a_new_password_by_mail_does_not_pass_by_the_factor() -> None:
    user, secret = enrolled()
    browser = Browser()
    browser.call("POST", "/auth/password/request", {"email": user.email})
    key = code_in(letters_to(user.email)[0])
    new = "nine quiet pigeons count"
    browser.call("POST", "/auth/password/reset", {"key": key, "password": new})
    answer = browser.log_in(user, new)
    assert answer.status_code == 401
    assert browser.call("GET", "/account/authenticators").status_code == 401
    assert answer_with(browser, code_for(secret)) == 200


def test_a_sign_in_under_way_ends_with_the_password_it_began_with() -> None:
    user, secret = enrolled()
    under_way, browser = at_second_step(user), Browser()
    browser.call("POST", "/auth/password/request", {"email": user.email})
    key = code_in(letters_to(user.email)[0])
    new = "nine quiet pigeons count"
    browser.call("POST", "/auth/password/reset", {"key": key, "password": new})
    assert answer_with(under_way, code_for(secret)) == 401
    assert not Session.objects.filter(user=user).exists()
    again = under_way.call("GET", "/auth/session")
    assert not any(flow.get("is_pending") for flow in json.loads(again.content)["data"]["flows"])


def test_removing_the_factor_needs_a_fresh_proof_and_takes_it_from_the_session() -> None:
    user, browser = new_user(), Browser()
    browser.log_in(user)
    secret = browser.enrol_totp()
    path = "/account/authenticators/totp"
    make_stale(user)
    refused = browser.call("DELETE", path)
    assert refused.status_code == 401
    ways = [way["id"] for way in json.loads(refused.content)["data"]["flows"]]
    assert "mfa_reauthenticate" in ways
    assert "reauthenticate" not in ways
    proven = browser.call("POST", "/auth/2fa/reauthenticate", {"code": code_for(secret)})
    assert proven.status_code == 200
    assert browser.call("DELETE", path).status_code == 200
    assert not Session.objects.get(user=user).with_factor
    assert not TotpSecret.objects.filter(user=user).exists()
    assert subjects_to(user.email)[0] == "A second factor was removed from your account"


def test_the_password_alone_is_no_fresh_proof_of_who_has_a_factor() -> None:
    user, thief = new_user(), Browser()
    thief.log_in(user)
    thief.enrol_totp()
    make_stale(user)
    stale = Session.objects.get(user=user).proven_at
    thief.call("POST", "/auth/reauthenticate", {"password": PASSWORD})
    assert thief.call("DELETE", "/account/authenticators/totp").status_code == 401
    assert thief.call("POST", "/account/authenticators/recovery-codes", {}).status_code == 401
    assert Session.objects.get(user=user).proven_at == stale


def test_proving_it_again_makes_the_session_fresh_under_a_new_key() -> None:
    user, browser = new_user(), Browser()
    browser.log_in(user)
    make_stale(user)
    before, stale = browser.session_key, Session.objects.get(user=user)
    assert browser.call("POST", "/auth/reauthenticate", {"password": PASSWORD}).status_code == 200
    fresh = Session.objects.get(user=user)
    assert fresh.id == stale.id
    assert fresh.ends_at == stale.ends_at
    assert fresh.proven_at is not None
    assert stale.proven_at is not None
    assert fresh.proven_at > stale.proven_at
    assert browser.session_key != before


def test_a_passkey_is_asked_for_with_a_challenge() -> None:
    user, browser = new_user(), Browser()
    browser.log_in(user)
    options = json.loads(browser.call("GET", "/account/authenticators/webauthn").content)
    public = options["data"]["creation_options"]["publicKey"]
    assert (public["rp"]["name"], public["user"]["name"]) == ("Handsel", user.email)
    login = json.loads(Browser().call("GET", "/auth/webauthn/login").content)
    assert login["data"]["request_options"]["publicKey"]["challenge"]


def make_stale(user: User) -> None:
    """Have all of a user's proofs lie an hour back."""
    from handsel.modules.users.session_engine import METHODS, SessionStore

    store = SessionStore()
    for session in Session.objects.filter(user=user):
        data = store.opened(session)
        for proof in data[METHODS]:
            proof["at"] -= 3600
        session.data = store.sealed(data, session_id=session.id)
        if session.proven_at:
            session.proven_at = session.proven_at.fromtimestamp(
                data[METHODS][-1]["at"], tz=session.proven_at.tzinfo
            )
        session.save()


def closing(ask: Any, *arguments: Any) -> Any:
    """In a thread of its own, which gives its connection back."""
    try:
        return ask(*arguments)
    finally:
        connections["default"].close()
