"""Keys that sign in by themselves, by the front door: only for whoever unlocks them."""

import pytest
from django.http import HttpResponse

from handsel.edge.sign_in.tests.people import Browser, new_user
from handsel.edge.sign_in.tests.security_keys import SecurityKey
from handsel.edge.sign_in.tests.test_factors import at_second_step, enrolled
from handsel.modules.users.models import Session, User

pytestmark = pytest.mark.usefixtures("database")
BY_ITSELF = "/auth/webauthn/login"


def sign_in(browser: Browser, key: SecurityKey, *, asked_at: str = BY_ITSELF) -> HttpResponse:
    """Sign in by the key alone, with a challenge that was made at an address."""
    challenge = browser.call("GET", asked_at)
    return browser.call("POST", BY_ITSELF, key.touch(challenge))


def is_in(user: User) -> bool:
    return Session.objects.filter(user=user).exists()


def test_a_passkey_that_was_unlocked_signs_in_by_itself() -> None:
    key = SecurityKey(new_user(), has_pin=True, is_discoverable=True).add()
    assert sign_in(Browser(), key).status_code == 200
    assert Session.objects.get(user=key.user).with_factor


def test_a_passkey_signs_in_with_its_proof_where_somebody_else_was_signed_in() -> None:
    key = SecurityKey(new_user(), has_pin=True, is_discoverable=True).add()
    browser, before = Browser(), new_user()
    browser.log_in(before)
    assert sign_in(browser, key).status_code == 200
    session = Session.objects.get(user=key.user)
    assert (session.with_factor, session.proven_at is not None) == (True, True)
    assert not is_in(before)


def test_a_passkey_that_was_only_touched_signs_nobody_in() -> None:
    key = SecurityKey(new_user(), is_discoverable=True).add()
    assert sign_in(Browser(), key).status_code == 400
    assert not is_in(key.user)


def test_nor_does_it_with_a_challenge_from_proving_again_who_somebody_else_is() -> None:
    key, thief = SecurityKey(new_user(), is_discoverable=True).add(), Browser()
    thief.log_in(new_user(name="Mallory"))
    sign_in(thief, key, asked_at="/auth/webauthn/reauthenticate")
    assert not is_in(key.user)


def test_nor_does_it_with_a_challenge_from_the_second_step_of_somebody_else() -> None:
    key = SecurityKey(new_user(), is_discoverable=True).add()
    mallory, _ = enrolled()
    sign_in(at_second_step(mallory), key, asked_at="/auth/webauthn/authenticate")
    assert not is_in(key.user)


def test_a_key_that_is_no_passkey_is_a_second_step_only() -> None:
    key = SecurityKey(new_user(), has_pin=True).add()
    assert sign_in(Browser(), key).status_code == 400
    assert not is_in(key.user)
    browser = at_second_step(key.user)
    challenge = browser.call("GET", "/auth/webauthn/authenticate")
    answered = browser.call("POST", "/auth/webauthn/authenticate", key.touch(challenge))
    assert answered.status_code == 200
