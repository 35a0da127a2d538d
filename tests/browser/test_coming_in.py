"""Coming in: signing in, being refused, and everything one can do before."""

import pytest
from playwright.sync_api import expect

from tests.browser.desk import Desk, at_one_width

pytestmark = pytest.mark.timeout(300)


@pytest.mark.parametrize(
    ("path", "title"),
    [
        ("/sign-in", "Sign in"),
        ("/sign-up", "Open your shop"),
        ("/password/forgotten", "A new password"),
        ("/reset-password", "Choose a new password"),
        ("/invitations/nobody-has-this-one", "You are invited"),
    ],
)
def test_a_page_before_signing_in_is_accessible(visitor: Desk, path: str, title: str) -> None:
    visitor.page.goto(path)
    expect(visitor.page.get_by_role("heading", level=1, name=title)).to_be_visible()
    visitor.page.wait_for_load_state("networkidle")
    visitor.require_accessible()


@at_one_width
def test_a_stranger_is_sent_to_sign_in_and_told_where_they_wanted_to_go(visitor: Desk) -> None:
    visitor.page.goto("/orders?which=unpaid")
    expect(visitor.page.get_by_role("heading", level=1, name="Sign in")).to_be_visible()
    assert "next=%2Forders%3Fwhich%3Dunpaid" in visitor.page.url


@at_one_width
def test_a_wrong_password_is_refused_in_words(visitor: Desk) -> None:
    visitor.page.goto("/sign-in")
    visitor.page.get_by_label("E-mail").fill("nobody@rosebakery.example")
    visitor.page.get_by_label("Password", exact=True).fill("not-the-password-of-anybody")
    visitor.page.get_by_role("button", name="Sign in", exact=True).click()
    expect(visitor.page.get_by_role("alert")).to_contain_text("do not belong together")
    visitor.require_accessible()
