"""Members share the inbox: who sees to what, when, and under which labels."""

from uuid import uuid4

import pytest
from playwright.sync_api import expect

from tests.browser.desk import Desk, at_one_width, marked
from tests.browser.test_inbox import open_from_list, say

pytestmark = pytest.mark.timeout(300)


@at_one_width
def test_a_conversation_is_taken_by_a_key_and_given_up_by_the_menu(amal: Desk) -> None:
    open_from_list(amal, say(amal, marked("Who sees to me?")))
    seen_to_by = amal.page.get_by_role("button", name="Seen to by")
    expect(seen_to_by).to_have_text("Nobody")
    amal.page.keyboard.press("a")
    expect(seen_to_by).not_to_have_text("Nobody")
    amal.require_accessible()
    seen_to_by.click()
    amal.page.get_by_role("menuitemradio", name="Nobody").click()
    expect(seen_to_by).to_have_text("Nobody")


def test_a_new_label_is_put_on_and_taken_off(amal: Desk) -> None:
    open_from_list(amal, say(amal, marked("A cake for a wedding")))
    name = f"Wedding {uuid4().hex[:6]}"
    article = amal.page.get_by_role("article")
    article.get_by_role("button", name="Labels").click()
    amal.page.get_by_role("menuitem", name="New label").click()
    amal.page.get_by_label("Name", exact=True).fill(name)
    amal.require_accessible()
    amal.page.keyboard.press("Enter")
    expect(article.get_by_role("listitem").filter(has_text=name)).to_be_visible()
    article.get_by_role("button", name="Labels").click()
    amal.page.get_by_role("menuitemcheckbox", name=name).click()
    expect(article.get_by_role("listitem").filter(has_text=name)).to_have_count(0)


def test_a_conversation_is_put_off_and_opened_again(amal: Desk) -> None:
    conversation = say(amal, marked("No hurry"))
    open_from_list(amal, conversation)
    article = amal.page.get_by_role("article")
    article.get_by_role("button", name="Snooze").click()
    amal.page.get_by_role("menuitem", name="Tomorrow morning").click()
    expect(article.get_by_text("Snoozed until")).to_be_visible()
    amal.require_accessible()
    amal.page.goto("/inbox?view=snoozed")
    amal.page.locator(f'a[href*="{conversation}"]').click()
    article.get_by_role("button", name="Reopen").click()
    expect(article.get_by_text("Snoozed until")).to_have_count(0)


@at_one_width
def test_what_was_opened_is_unread_no_more(amal: Desk) -> None:
    conversation = say(amal, marked("Read me"))
    amal.page.goto("/inbox")
    row = amal.page.locator(f'a[href*="{conversation}"]')
    expect(row.get_by_text("Unread")).to_have_count(1)
    row.click()
    expect(amal.page.get_by_role("log")).to_be_visible()
    expect(row.get_by_text("Unread", exact=True)).to_have_count(0)


# As the dashboard itself calls, from its own page.
KEEP = """async (body) => {
    const name = document.querySelector('meta[name="csrf-cookie"]').content
    const pair = document.cookie.split("; ").find((one) => one.startsWith(name + "="))
    const headers = {
        "Content-Type": "application/json",
        "X-CSRFToken": pair.slice(name.length + 1),
    }
    const call = { method: "POST", headers, body: JSON.stringify(body) }
    return (await fetch("/api/v1/canned-replies", call)).status
}"""


def test_a_note_is_for_the_team_and_never_sent(amal: Desk) -> None:
    conversation = say(amal, marked("Where is my order?"))
    open_from_list(amal, conversation)
    log = amal.page.get_by_role("log")
    log.focus()
    amal.page.keyboard.press("n")
    field = amal.page.get_by_label("Note for the team")
    expect(field).to_be_focused()
    text = f"Ask the driver {uuid4().hex[:6]}"
    field.fill(text)
    amal.page.keyboard.press("Control+Enter")
    expect(log.get_by_text(text)).to_be_visible()
    expect(log.get_by_text("only for the team")).to_be_visible()
    expect(field).to_have_value("")
    amal.require_accessible()
    assert amal.stack.sql("SELECT 1 FROM conversations_message WHERE text = %s", text) == []


@at_one_width
def test_what_was_begun_stays_when_one_looks_at_the_other_tab(amal: Desk) -> None:
    open_from_list(amal, say(amal, marked("One moment")))
    amal.page.get_by_placeholder("Write a reply…").fill("Half a")
    amal.page.get_by_role("tab", name="Note").click()
    amal.page.get_by_role("tab", name="Reply").click()
    expect(amal.page.get_by_placeholder("Write a reply…")).to_have_value("Half a")


def test_a_slash_brings_a_kept_reply_with_the_names_filled_in(amal: Desk) -> None:
    conversation = say(amal, marked("When do you open?"))
    amal.page.goto("/inbox")
    shortcut = f"hours-{uuid4().hex[:6]}"
    kept = {"shortcut": shortcut, "text": "{shop} opens at eight."}
    assert amal.page.evaluate(KEEP, kept) == 201
    open_from_list(amal, conversation)
    field = amal.page.get_by_placeholder("Write a reply…")
    field.fill(f"/{shortcut[:8]}")
    expect(amal.page.get_by_role("option", name=shortcut)).to_be_visible()
    amal.require_accessible()
    field.press("Enter")
    expect(field).to_have_value("Rose Bakery opens at eight.")


def test_the_customer_is_shown_blocked_and_let_in_again(amal: Desk) -> None:
    open_from_list(amal, say(amal, marked("Rude words")))
    article = amal.page.get_by_role("article")
    article.get_by_role("button", name="Customer").click()
    panel = amal.page.get_by_role("dialog")
    expect(panel.get_by_text("No orders yet.")).to_be_visible()
    expect(panel.get_by_text("This is the only one.")).to_be_visible()
    panel.get_by_role("button", name="Block").click()
    amal.require_accessible()
    panel.get_by_role("button", name="Block").click()
    expect(panel.get_by_role("button", name="Unblock")).to_be_visible()
    panel.get_by_role("button", name="Unblock").click()
    expect(panel.get_by_role("button", name="Block", exact=True)).to_be_visible()


@at_one_width
def test_an_order_leads_back_to_who_placed_it(amal: Desk) -> None:
    found = amal.stack.sql(
        "SELECT conversation_id, number FROM orders_order"
        " WHERE number = 1001 AND conversation_id IS NOT NULL"
    )
    amal.page.goto(f"/inbox/{found[0][0]}")
    amal.page.get_by_role("article").get_by_role("button", name="Customer").click()
    expect(amal.page.get_by_role("link", name=f"Order {found[0][1]}")).to_be_visible()
    amal.require_accessible()


def test_the_assistant_is_asked_why_it_said_that(amal: Desk) -> None:
    found = amal.stack.sql(
        "SELECT conversation_id FROM conversations_message"
        " WHERE turn_id IS NOT NULL ORDER BY said_at DESC LIMIT 1"
    )
    amal.page.goto(f"/inbox/{found[0][0]}")
    amal.page.get_by_role("button", name="Why did it say that?").last.click()
    expect(amal.page.get_by_role("dialog").get_by_text("Thought by")).to_be_visible()
    amal.require_accessible()
