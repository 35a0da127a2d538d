"""Members share the inbox: who sees to what, when, and under which labels."""

from uuid import uuid4

import pytest
from playwright.sync_api import expect

from tests.browser.desk import Desk
from tests.browser.test_inbox import open_from_list, say

pytestmark = pytest.mark.timeout(300)


def test_a_conversation_is_taken_by_a_key_and_given_up_by_the_menu(amal: Desk) -> None:
    open_from_list(amal, say(amal, f"Who sees to me? {uuid4().hex[:6]}"))
    seen_to_by = amal.page.get_by_role("button", name="Seen to by")
    expect(seen_to_by).to_have_text("Nobody")
    amal.page.keyboard.press("a")
    expect(seen_to_by).not_to_have_text("Nobody")
    amal.require_accessible()
    seen_to_by.click()
    amal.page.get_by_role("menuitemradio", name="Nobody").click()
    expect(seen_to_by).to_have_text("Nobody")


def test_a_new_label_is_put_on_and_taken_off(amal: Desk) -> None:
    open_from_list(amal, say(amal, f"A cake for a wedding {uuid4().hex[:6]}"))
    name = f"Wedding {uuid4().hex[:6]}"
    article = amal.page.get_by_role("article")
    article.get_by_role("button", name="Labels").click()
    amal.page.get_by_role("menuitem", name="New label").click()
    amal.page.get_by_label("Name").fill(name)
    amal.require_accessible()
    amal.page.keyboard.press("Enter")
    expect(article.get_by_role("listitem").filter(has_text=name)).to_be_visible()
    article.get_by_role("button", name="Labels").click()
    amal.page.get_by_role("menuitemcheckbox", name=name).click()
    expect(article.get_by_role("listitem").filter(has_text=name)).to_have_count(0)


def test_a_conversation_is_put_off_and_opened_again(amal: Desk) -> None:
    conversation = say(amal, f"No hurry {uuid4().hex[:6]}")
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


def test_what_was_opened_is_unread_no_more(amal: Desk) -> None:
    conversation = say(amal, f"Read me {uuid4().hex[:6]}")
    amal.page.goto("/inbox")
    row = amal.page.locator(f'a[href*="{conversation}"]')
    expect(row.get_by_text("Unread")).to_have_count(1)
    row.click()
    expect(amal.page.get_by_role("log")).to_be_visible()
    expect(row.get_by_text("Unread", exact=True)).to_have_count(0)
