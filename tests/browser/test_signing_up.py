"""Signing up to the first page of a shop, and back in by the ways there are."""

import re
import time
from dataclasses import dataclass
from uuid import uuid4

import pytest
from playwright.sync_api import expect

from handsel.kit.totp import code_at, step_at
from tests.browser.desk import Desk, at_one_width

pytestmark = pytest.mark.timeout(300)

PASSWORD = "four quiet unrelated words"
LETTER_SECONDS = 30.0


@dataclass(slots=True)
class Newcomer:
    """Somebody who has just opened a shop."""

    email: str
    secret: str
    recovery_codes: list[str]
    used_step: int


def letter_code(desk: Desk, email: str, *, since: int) -> str:
    """The code in the newest letter to somebody."""
    letter = desk.stack.sandbox.wait_for(
        "the letter", lambda one: email in one["to"], kind="mail", since=since,
        seconds=LETTER_SECONDS,
    )  # fmt: skip
    found = re.search(r"^> ([A-Z0-9-]{6,})$", letter["text"], re.MULTILINE)
    assert found, letter["text"]
    return found[1]


def fresh_code(secret: str, *, after: int) -> tuple[str, int]:
    """A code of a step after `after`: none is taken twice."""
    while after > step_at(time.time()):
        time.sleep(0.2)
    step = max(after + 1, step_at(time.time()))
    return code_at(secret, step), step


def sign_up(desk: Desk) -> str:
    """Make an account, and confirm its address by the mailed code."""
    email = f"new-{uuid4().hex[:10]}@example.com"
    since = desk.stack.sandbox.last_seq()
    desk.page.goto("/sign-up")
    desk.page.get_by_label("Your name").fill("Noor Haddad")
    desk.page.get_by_label("E-mail").fill(email)
    desk.page.get_by_label("Password", exact=True).fill(PASSWORD)
    desk.page.get_by_role("button", name="Create account").click()
    expect(desk.page.get_by_role("heading", name="Look into your mail")).to_be_visible()
    desk.require_accessible()
    desk.page.get_by_label("Code").fill(letter_code(desk, email, since=since))
    desk.page.get_by_role("button", name="Confirm").click()
    return email


def enrol(desk: Desk) -> tuple[str, list[str], int]:
    """Turn an authenticator app on; its secret, the recovery codes, and the step that was used."""
    expect(desk.page.get_by_role("heading", name="Protect the till")).to_be_visible()
    key = desk.page.locator("code")
    expect(key).to_be_visible()
    desk.require_accessible()
    secret = key.inner_text().replace(" ", "")
    code, step = fresh_code(secret, after=0)
    desk.page.get_by_label("Code from the app").fill(code)
    desk.page.get_by_role("button", name="Turn it on").click()
    proof = desk.page.get_by_role("dialog", name="Is it still you?")
    expect(proof).to_be_visible(timeout=30_000)
    desk.require_accessible()
    proof.get_by_label("Password", exact=True).fill(PASSWORD)
    proof.get_by_role("button", name="Confirm").click()
    kept = desk.page.get_by_role("heading", name="Keep these recovery codes")
    expect(kept).to_be_visible(timeout=30_000)
    desk.require_accessible()
    codes = desk.page.get_by_role("main").get_by_role("listitem").all_inner_texts()
    desk.page.get_by_role("button", name="I have kept them").click()
    return secret, codes, step


def open_business(desk: Desk, name: str) -> None:
    """Say what the business is."""
    expect(desk.page.get_by_role("heading", name="Your business")).to_be_visible()
    desk.require_accessible()
    desk.page.get_by_label("Name of the business").fill(name)
    desk.page.get_by_label("Country").select_option("GB")
    desk.page.get_by_label("Currency").select_option("GBP")
    desk.page.get_by_role("button", name="Create business").click()


def come_to_work(desk: Desk) -> Newcomer:
    """From nobody to the owner of a shop."""
    email = sign_up(desk)
    open_business(desk, f"Noor's Tea {uuid4().hex[:6]}")
    secret, codes, step = enrol(desk)
    expect(desk.page.get_by_role("navigation", name="Main").first).to_be_attached()
    return Newcomer(email, secret, codes, step)


def sign_out(desk: Desk) -> None:
    """Out by the menu, wherever this width has it."""
    desk.page.get_by_role("button", name="Noor Haddad").or_(
        desk.page.get_by_role("button", name="More", exact=True)
    ).locator("visible=true").first.click()
    desk.page.get_by_role("menuitem", name="Sign out").click()
    expect(desk.page.get_by_role("heading", level=1, name="Sign in")).to_be_visible()


@at_one_width
def test_from_signing_up_to_the_first_page_out_and_in_again(visitor: Desk) -> None:
    noor = come_to_work(visitor)
    expect(visitor.page.get_by_role("main")).to_be_visible()
    visitor.require_accessible()
    sign_out(visitor)
    visitor.page.go_back()
    expect(visitor.page.get_by_role("heading", level=1, name="Sign in")).to_be_visible()
    visitor.give_password(noor.email, PASSWORD)
    code, _ = fresh_code(noor.secret, after=noor.used_step)
    visitor.page.get_by_label("Code from the app").fill(code)
    visitor.page.get_by_role("button", name="Continue").click()
    expect(visitor.page.get_by_role("main")).to_be_visible()


@at_one_width
def test_a_recovery_code_lets_in_once_where_the_app_is_lost(visitor: Desk) -> None:
    noor = come_to_work(visitor)
    for is_first in (True, False):
        if is_first:
            sign_out(visitor)
        else:
            visitor.page.goto("/sign-in")
        visitor.give_password(noor.email, PASSWORD)
        visitor.page.get_by_role("button", name="Use a recovery code").click()
        visitor.page.get_by_label("Recovery code").fill(noor.recovery_codes[0])
        visitor.page.get_by_role("button", name="Continue").click()
        if is_first:
            expect(visitor.page.get_by_role("navigation", name="Main").first).to_be_attached()
            sign_out(visitor)
        else:
            expect(visitor.page.get_by_text("not right").first).to_be_visible()
            visitor.require_accessible()


@at_one_width
def test_a_forgotten_password_is_changed_by_a_mailed_code(visitor: Desk) -> None:
    noor = come_to_work(visitor)
    sign_out(visitor)
    since = visitor.stack.sandbox.last_seq()
    visitor.page.get_by_role("link", name="Forgot your password?").click()
    # The page before it has a field of that name too.
    expect(visitor.page.get_by_role("heading", name="A new password")).to_be_visible()
    visitor.page.get_by_label("E-mail").fill(noor.email)
    visitor.page.get_by_role("button", name="Send the code").click()
    expect(visitor.page.get_by_role("heading", name="Choose a new password")).to_be_visible()
    visitor.require_accessible()
    visitor.page.get_by_label("Code").fill(letter_code(visitor, noor.email, since=since))
    visitor.page.get_by_label("New password", exact=True).fill(f"{PASSWORD} and one more")
    visitor.page.get_by_role("button", name="Save the password").click()
    expect(visitor.page.get_by_text("Your password is changed.")).to_be_visible()
    visitor.page.goto("/sign-in")
    visitor.give_password(noor.email, PASSWORD)
    expect(visitor.page.get_by_role("alert")).to_contain_text("do not belong together")
    visitor.give_password(noor.email, f"{PASSWORD} and one more")
    expect(visitor.page.get_by_label("Code from the app")).to_be_visible()


def test_an_invitation_is_taken_by_whoever_it_was_sent_to(amal: Desk, visitor: Desk) -> None:
    since = amal.stack.sandbox.last_seq()
    email = f"cy-{uuid4().hex[:8]}@example.com"
    amal.page.goto("/team/invitations")
    amal.page.get_by_role("button", name="Invite somebody").click()
    amal.page.get_by_label("E-mail").fill(email)
    amal.page.get_by_label("Role").select_option("agent")
    amal.page.get_by_role("button", name="Send the invitation").click()
    letter = amal.stack.sandbox.wait_for(
        "the invitation", lambda one: email in one["to"], kind="mail", since=since,
        seconds=LETTER_SECONDS,
    )  # fmt: skip
    link = re.search(r"/invitations/[\w-]+", letter["text"])
    assert link
    visitor.page.goto(link[0])
    expect(visitor.page.get_by_text("would like you to join")).to_be_visible()
    visitor.require_accessible()
    visitor.page.get_by_role("link", name="Create account").click()
    since = visitor.stack.sandbox.last_seq()
    visitor.page.get_by_label("Your name").fill("Cy")
    visitor.page.get_by_label("E-mail").fill(email)
    visitor.page.get_by_label("Password", exact=True).fill(PASSWORD)
    visitor.page.get_by_role("button", name="Create account").click()
    visitor.page.get_by_label("Code").fill(letter_code(visitor, email, since=since))
    visitor.page.get_by_role("button", name="Confirm").click()
    visitor.page.get_by_role("button", name="Accept").click()
    expect(visitor.page.get_by_role("list", name="Conversations")).to_be_visible()
    visitor.page.goto(link[0])
    expect(visitor.page.get_by_text("This invitation was used")).to_be_visible()


@at_one_width
def test_one_goes_from_one_business_to_the_other_and_back(amal: Desk) -> None:
    name = f"Amal's Second {uuid4().hex[:6]}"
    amal.page.goto("/new-business")
    open_business(amal, name)
    menu = amal.page.get_by_role("button", name=name).or_(
        amal.page.get_by_role("button", name="More", exact=True)
    ).locator("visible=true")  # fmt: skip
    expect(menu.first).to_be_visible()
    menu.first.click()
    amal.page.get_by_role("menuitemradio", name="Rose Bakery").click()
    amal.page.goto("/inbox")
    expect(amal.page.get_by_role("list", name="Conversations")).to_be_visible()
