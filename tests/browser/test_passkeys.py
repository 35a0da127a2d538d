"""Passkeys, with an authenticator in the browser: added, signed in with, asked for, and removed."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Locator, expect

from tests.browser.conftest import SIZES
from tests.browser.desk import Desk, at_one_width, marked, unused_code
from tests.browser.test_inbox import say
from tests.browser.test_signing_up import PASSWORD, open_business, sign_up
from tests.stack import RunningStack

pytestmark = pytest.mark.timeout(300)
NAME = "Till of the cafe"
KEY = {
    "protocol": "ctap2", "transport": "internal", "hasResidentKey": True,
    "hasUserVerification": True, "isUserVerified": True, "automaticPresenceSimulation": True,
}  # fmt: skip


@pytest.fixture
def blue(chromium: Browser, stack: RunningStack, size: str) -> Iterator[Desk]:
    """A browser before Blue Cafe's door, by a name: passkeys belong to none that is a number."""
    width, height = SIZES[size]
    at = urlsplit(stack.described.web_url)
    context = chromium.new_context(
        base_url=f"http://localhost:{at.port}", locale="en-GB", reduced_motion="reduce",
        viewport={"width": width, "height": height},
    )  # fmt: skip
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    session.send("WebAuthn.addVirtualAuthenticator", {"options": KEY})
    desk = Desk(page, stack)
    yield desk
    context.close()
    stack.sql(
        "DELETE FROM mfa_authenticator f USING users_user u"
        " WHERE u.id = f.user_id AND u.email = %s AND f.type <> 'totp'",
        desk.owner("blue-cafe")["email"],
    )
    assert desk.troubles == []


def sign_in_by_password(desk: Desk) -> None:
    owner = desk.owner("blue-cafe")
    desk.page.goto("/sign-in?next=/team/factors")
    desk.give_password(owner["email"], owner["password"])
    field = desk.page.get_by_label("Code from the app")
    expect(field).to_be_visible()
    field.fill(unused_code(desk, "blue-cafe"))
    desk.page.get_by_role("button", name="Continue").click()
    desk.page.wait_for_url("**/team/factors")


def let_proof_age(desk: Desk) -> None:
    """Have the next passkey asked for as if the last proof were of long ago.

    What sign-in remembers of proofs is sealed: the answer it gives then is given in its place.
    """
    told = {
        "status": 401,
        "data": {"flows": [{"id": "mfa_reauthenticate", "types": ["totp"]}]},
        "meta": {"is_authenticated": True},
    }
    where = re.compile(r"/account/authenticators/webauthn")
    desk.page.route(where, lambda call: call.fulfill(status=401, json=told), times=1)


def prove_by_passkey(desk: Desk) -> None:
    proof = desk.page.get_by_role("dialog", name="Is it still you?")
    proof.get_by_role("button", name="Use a passkey").click()
    expect(proof).to_have_count(0)


def add_passkey(desk: Desk) -> None:
    desk.page.get_by_role("button", name="Add a passkey").click()
    dialog = desk.page.get_by_role("dialog", name="Add a passkey")
    dialog.get_by_label("Name").fill(NAME)
    desk.require_accessible()
    dialog.get_by_role("button", name="Continue").click()
    # The owner had no recovery codes: they come with the first factor that is added here.
    desk.page.get_by_role("button", name="I have kept them").click()
    expect(desk.page.get_by_role("dialog")).to_have_count(0)
    expect(mine(desk)).to_contain_text("Never used")


def mine(desk: Desk) -> Locator:
    return desk.page.get_by_role("listitem").filter(has_text=NAME)


def sign_out(desk: Desk) -> None:
    desk.page.context.clear_cookies()
    desk.page.goto("/sign-in?next=/team/factors")


def sign_in_by_passkey(desk: Desk) -> None:
    desk.page.get_by_role("button", name="Sign in with a passkey").click()


def test_a_passkey_that_was_added_signs_in_until_it_is_removed(blue: Desk) -> None:
    sign_in_by_password(blue)
    expect(blue.page.get_by_role("listitem").filter(has_text="Authenticator app")).to_be_visible()
    add_passkey(blue)
    blue.require_accessible()
    sign_out(blue)
    sign_in_by_passkey(blue)
    expect(mine(blue)).to_contain_text("Last used")
    mine(blue).get_by_role("button", name="Remove").click()
    blue.require_accessible()
    blue.page.get_by_role("dialog").get_by_role("button", name="Remove").click()
    expect(mine(blue)).to_have_count(0)
    sign_out(blue)
    sign_in_by_passkey(blue)
    expect(blue.page.get_by_role("alert")).to_contain_text("not known here")
    expect(blue.page.get_by_role("heading", level=1, name="Sign in")).to_be_visible()
    blue.require_accessible()


@at_one_width
def test_a_passkey_proves_that_it_is_still_them(blue: Desk) -> None:
    sign_in_by_password(blue)
    add_passkey(blue)
    let_proof_age(blue)
    mine(blue).get_by_role("button", name="Rename").click()
    dialog = blue.page.get_by_role("dialog", name=f"Rename {NAME}")
    dialog.get_by_label("Name").fill(f"{NAME}, upstairs")
    dialog.get_by_role("button", name="Save the name").click()
    prove_by_passkey(blue)
    expect(mine(blue)).to_contain_text(f"{NAME}, upstairs")
    expect(mine(blue)).to_contain_text("Last used")


@at_one_width
def test_a_passkey_is_a_second_step(blue: Desk) -> None:
    sign_in_by_password(blue)
    add_passkey(blue)
    sign_out(blue)
    owner = blue.owner("blue-cafe")
    blue.give_password(owner["email"], owner["password"])
    blue.page.get_by_role("button", name="Use a passkey").click()
    expect(mine(blue)).to_contain_text("Last used")


@at_one_width
def test_a_new_owner_protects_the_till_with_a_passkey_alone(blue: Desk) -> None:
    sign_up(blue)
    open_business(blue, marked("Noor's Tea"))
    blue.page.get_by_role("button", name="Use a passkey").click()
    proof = blue.page.get_by_role("dialog", name="Is it still you?")
    proof.get_by_label("Password", exact=True).fill(PASSWORD)
    proof.get_by_role("button", name="Confirm").click()
    expect(blue.page.get_by_role("heading", name="Keep these recovery codes")).to_be_visible()
    blue.require_accessible()
    blue.page.get_by_role("button", name="I have kept them").click()
    expect(blue.page.get_by_role("navigation", name="Main").first).to_be_attached()


@at_one_width
def test_a_device_that_makes_no_passkey_is_told_of(blue: Desk) -> None:
    sign_in_by_password(blue)
    add_passkey(blue)
    # One device keeps one passkey of a person.
    blue.page.get_by_role("button", name="Add a passkey").click()
    dialog = blue.page.get_by_role("dialog", name="Add a passkey")
    dialog.get_by_role("button", name="Continue").click()
    expect(dialog.get_by_role("alert")).to_contain_text("No passkey was made")
    blue.require_accessible()


@at_one_width
def test_a_page_that_is_open_by_a_number_offers_its_name(amal: Desk) -> None:
    amal.page.goto("/team/factors")
    there = amal.page.get_by_role("link", name="Open it as localhost")
    expect(there).to_have_attribute("href", re.compile(r"^http://localhost:\d+/team/factors$"))
    expect(amal.page.get_by_role("button", name="Add a passkey")).to_have_count(0)
    amal.require_accessible()


@at_one_width
def test_a_page_that_is_open_by_a_name_is_as_live_and_as_pictured(blue: Desk) -> None:
    sign_in_by_password(blue)
    blue.page.goto("/catalog")
    picture = blue.page.get_by_role("main").locator("img").first
    expect(picture).to_be_visible()
    expect(picture).to_have_js_property("complete", value=True)
    assert picture.evaluate("one => one.naturalWidth") > 0
    blue.page.goto("/inbox")
    expect(blue.page.get_by_role("heading", level=1, name="Inbox")).to_be_visible()
    conversation = say(blue, marked("Is the terrace open?"), shop="blue-cafe")
    expect(blue.page.locator(f'a[href*="{conversation}"]')).to_be_visible()
