"""Coming to work: by an invitation, and from one business to another."""

import re
from uuid import uuid4

import pytest
from playwright.sync_api import expect

from tests.browser.desk import Desk

pytestmark = pytest.mark.timeout(300)

PASSWORD = "four quiet unrelated words"
LETTER_SECONDS = 30.0


def letter_code(desk: Desk, email: str, *, since: int) -> str:
    """The code in the newest letter to somebody."""
    letter = desk.stack.sandbox.wait_for(
        "the letter", lambda one: email in one["to"], kind="mail", since=since,
        seconds=LETTER_SECONDS,
    )  # fmt: skip
    found = re.search(r"^> ([A-Z0-9-]{6,})$", letter["text"], re.MULTILINE)
    assert found, letter["text"]
    return found[1]


def open_business(desk: Desk, name: str) -> None:
    """Say what the business is."""
    expect(desk.page.get_by_role("heading", name="Your business")).to_be_visible()
    desk.require_accessible()
    desk.page.get_by_label("Name of the business").fill(name)
    desk.page.get_by_label("Country").select_option("GB")
    desk.page.get_by_label("Currency").select_option("GBP")
    desk.page.get_by_role("button", name="Create business").click()


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


def test_one_goes_from_one_business_to_the_other_and_back(amal: Desk) -> None:
    name = f"Amal's Second {uuid4().hex[:6]}"
    amal.page.goto("/new-business")
    open_business(amal, name)
    menu = amal.page.get_by_role("button", name=name).or_(
        amal.page.get_by_role("button", name="More")
    ).locator("visible=true")  # fmt: skip
    expect(menu.first).to_be_visible()
    menu.first.click()
    amal.page.get_by_role("menuitemradio", name="Rose Bakery").click()
    amal.page.goto("/inbox")
    expect(amal.page.get_by_role("list", name="Conversations")).to_be_visible()
