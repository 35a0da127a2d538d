"""The inbox: from a customer's message to a member's answer."""

from uuid import uuid4

import pytest
from playwright.sync_api import expect

from tests.browser.desk import Desk, at_one_width, marked
from tests.stack import ROSE, wait_until

pytestmark = pytest.mark.timeout(300)

# What would run if anything a customer says became code.
HOSTILE = '<img src=x onerror="document.title=\'owned\'"><script>document.title="owned"</script>'


def say(desk: Desk, text: str, *, shop: str = ROSE) -> str:
    """A new customer writes; the id of the conversation, once it is there."""
    account = desk.stack.described.shop(shop).account
    desk.stack.sandbox.say(account=account, customer=f"c-{uuid4().hex[:10]}", text=text)
    find = "SELECT conversation_id FROM conversations_message WHERE text = %s"
    found = wait_until(lambda: desk.stack.sql(find, text), seconds=60, what="the message")
    return str(found[0][0])


def open_from_list(desk: Desk, conversation: str) -> None:
    """Pick it in the inbox."""
    desk.page.goto("/inbox")
    desk.page.locator(f'a[href*="{conversation}"]').click()
    expect(desk.page.get_by_role("log")).to_be_visible()


def test_a_member_takes_over_answers_and_resolves(amal: Desk) -> None:
    question = marked("Is anybody there?")
    open_from_list(amal, say(amal, question))
    expect(amal.page.get_by_role("log")).to_contain_text(question)
    amal.require_accessible()
    answer = marked("Amal here")
    amal.page.get_by_placeholder("Write a reply…").fill(answer)
    amal.page.keyboard.press("Control+Enter")
    expect(amal.page.get_by_role("log")).to_contain_text(answer)
    expect(amal.page.get_by_role("article").get_by_text("You have the word")).to_be_visible()
    amal.page.get_by_role("button", name="Give back").click()
    expect(amal.page.get_by_role("button", name="Take over")).to_be_visible()
    amal.page.get_by_role("button", name="Resolve").click()
    expect(amal.page.get_by_role("article").get_by_text("Resolved", exact=True)).to_be_visible()


@at_one_width
def test_what_a_customer_says_is_shown_and_never_run(amal: Desk) -> None:
    open_from_list(amal, say(amal, marked(HOSTILE)))
    expect(amal.page.get_by_role("log")).to_contain_text("<script>")
    assert "owned" not in amal.page.title()


def test_what_is_said_meanwhile_appears_by_itself(amal: Desk) -> None:
    amal.page.goto("/inbox")
    expect(amal.page.get_by_role("list", name="Conversations")).to_be_visible()
    conversation = say(amal, marked("Good evening"))
    expect(amal.page.locator(f'a[href*="{conversation}"]')).to_be_visible()


def test_the_list_is_accessible(amal: Desk) -> None:
    conversation = say(amal, marked("Good morning"))
    amal.page.goto("/inbox")
    expect(amal.page.locator(f'a[href*="{conversation}"]')).to_be_visible()
    amal.require_accessible()


@at_one_width
def test_a_search_is_in_the_address(amal: Desk) -> None:
    amal.page.goto("/inbox")
    amal.page.get_by_role("searchbox").fill("nobody of that name")
    amal.page.wait_for_url("**/inbox?text=nobody*")
    expect(amal.page.get_by_role("heading", name="Nothing matches")).to_be_visible()
