"""Team and security: who works here, and who is asked to."""

from uuid import uuid4

import pytest
from playwright.sync_api import expect

from tests.browser.desk import Desk

pytestmark = pytest.mark.timeout(300)


def test_the_members_are_shown_with_what_may_be_done(amal: Desk) -> None:
    amal.page.goto("/team")
    expect(amal.page.get_by_role("heading", level=1, name="Team & security")).to_be_visible()
    members = amal.page.get_by_role("list", name="Members")
    mine = members.get_by_role("listitem").filter(has_text="You")
    expect(mine).to_contain_text("owner")
    amal.require_accessible()
    mine.get_by_role("button", name="What to do with").click()
    expect(amal.page.get_by_role("menuitem", name="Leave the business")).to_be_visible()
    # Nobody disables or removes themselves.
    expect(amal.page.get_by_role("menuitem", name="Remove")).to_have_count(0)


def test_the_last_owner_is_told_why_they_cannot_leave(amal: Desk) -> None:
    amal.page.goto("/team")
    mine = amal.page.get_by_role("listitem").filter(has_text="You")
    mine.get_by_role("button", name="What to do with").click()
    amal.page.get_by_role("menuitem", name="Leave the business").click()
    amal.page.get_by_role("button", name="Leave the business").click()
    expect(amal.page.get_by_role("alert")).to_contain_text("at least one owner")
    amal.require_accessible()


def test_somebody_is_invited_and_the_invitation_withdrawn(amal: Desk) -> None:
    email = f"new-{uuid4().hex[:8]}@rosebakery.example"
    amal.page.goto("/team/invitations")
    amal.page.get_by_role("button", name="Invite somebody").click()
    amal.page.get_by_label("E-mail").fill(email)
    amal.page.get_by_label("Role").select_option("finance")
    amal.require_accessible()
    amal.page.get_by_role("button", name="Send the invitation").click()
    row = amal.page.get_by_role("listitem").filter(has_text=email)
    expect(row).to_contain_text("finance")
    find = "SELECT 1 FROM businesses_invitation WHERE email = %s"
    assert len(amal.stack.sql(find, email)) == 1
    amal.require_accessible()
    row.get_by_role("button", name="Send again").click()
    expect(amal.page.get_by_text(f"on its way to {email}").first).to_be_visible()
    row.get_by_role("button", name="Withdraw").click()
    expect(row).to_have_count(0)
