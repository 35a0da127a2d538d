"""Team and security: who works here, and who is asked to."""

import re
from uuid import uuid4

import pytest
from playwright.sync_api import expect

from tests.browser.desk import Desk, age_proof, at_one_width, prove

pytestmark = pytest.mark.timeout(300)

# The owner's last session once more, as another device.
COPY_SESSION = """
INSERT INTO users_session
SELECT (jsonb_populate_record(NULL::users_session, to_jsonb(s) || jsonb_build_object(
    'id', gen_random_uuid(), 'key_digest', sha256(gen_random_uuid()::text::bytea),
    'user_agent', %s::text))).*
FROM (SELECT s.* FROM users_session s JOIN users_user u ON u.id = s.user_id
      WHERE u.email = %s ORDER BY s.created_at DESC LIMIT 1) s
RETURNING id
"""


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


@at_one_width
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


def test_a_key_is_made_after_proof_shown_once_and_revoked(amal: Desk) -> None:
    name = f"Stock sync {uuid4().hex[:6]}"
    amal.page.goto("/team/keys")
    amal.page.get_by_role("button", name="Make a key").click()
    amal.page.get_by_label("Name").fill(name)
    amal.page.get_by_label("Read orders").check()
    amal.page.get_by_label("Only from these networks").fill("192.0.2.0/24")
    amal.require_accessible()
    age_proof(amal)
    amal.page.get_by_role("dialog").get_by_role("button", name="Make a key").click()
    prove(amal)
    secret = amal.page.get_by_label("The key", exact=True)
    expect(secret).to_have_value(re.compile(r"^hk_"))
    amal.require_accessible()
    text = secret.input_value()
    amal.page.get_by_role("button", name="I have kept it").click()
    row = amal.page.get_by_role("listitem").filter(has_text=name)
    expect(row).to_contain_text("Read orders")
    expect(row).to_contain_text("192.0.2.0/24")
    assert text not in amal.page.content()
    amal.require_accessible()
    row.get_by_role("button", name="Revoke").click()
    amal.page.get_by_role("dialog").get_by_role("button", name="Revoke").click()
    expect(row).to_have_count(0)


@at_one_width
def test_another_device_is_signed_out(amal: Desk) -> None:
    browser = f"Firefox/{uuid4().hex[:6]}"
    device = f"Mozilla/5.0 (Windows NT 10.0) {browser}"
    found = amal.stack.sql(COPY_SESSION, device, amal.owner()["email"])
    amal.page.goto("/team/sessions")
    expect(amal.page.get_by_text("This device")).to_be_visible()
    row = amal.page.get_by_role("listitem").filter(has_text="Firefox on Windows")
    expect(row).to_have_count(1)
    amal.require_accessible()
    row.get_by_role("button", name="Sign out").click()
    expect(row).to_have_count(0)
    assert amal.stack.sql("SELECT 1 FROM users_session WHERE id = %s", found[0][0]) == []


@at_one_width
def test_what_was_done_is_told_in_sentences_and_can_be_filtered(amal: Desk) -> None:
    email = f"told-{uuid4().hex[:8]}@rosebakery.example"
    amal.page.goto("/team/invitations")
    amal.page.get_by_role("button", name="Invite somebody").click()
    amal.page.get_by_label("E-mail").fill(email)
    amal.page.get_by_role("button", name="Send the invitation").click()
    expect(amal.page.get_by_role("listitem").filter(has_text=email)).to_be_visible()
    amal.page.goto("/team/audit")
    log = amal.page.get_by_role("list", name="Audit")
    expect(log.get_by_role("listitem").first).to_contain_text("Amal")
    expect(log.get_by_role("listitem").first).to_contain_text("invited t")
    amal.require_accessible()
    amal.page.get_by_label("By whom").select_option("Support")
    amal.page.wait_for_url("**/team/audit?who=operator")
    expect(amal.page.get_by_role("heading", name="Nothing to show")).to_be_visible()
    amal.page.reload()
    expect(amal.page.get_by_label("By whom")).to_have_value("operator")
    amal.require_accessible()


@at_one_width
def test_where_privacy_requests_will_stand_is_said(amal: Desk) -> None:
    amal.page.goto("/team")
    amal.page.get_by_role("link", name="Privacy requests").click()
    expect(
        amal.page.get_by_role("heading", name="No requests can be taken here yet")
    ).to_be_visible()
    amal.require_accessible()
    amal.page.get_by_role("link", name="Open customers").click()
    expect(amal.page.get_by_role("heading", level=1, name="Customers")).to_be_visible()
