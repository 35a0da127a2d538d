"""Finding one's way in the inbox: words, filters in the address, and the keyboard alone."""

import pytest
from playwright.sync_api import expect

from tests.browser.desk import Desk, at_one_width, mark, marked
from tests.browser.test_inbox import say
from tests.stack import wait_until

pytestmark = pytest.mark.timeout(300)

ANSWERS = (
    "SELECT conversation_id::text FROM conversations_message"
    " WHERE text = %s AND author_kind = 'member'"
)
RESOLVED = (
    "SELECT count(*) FROM conversations_conversation"
    " WHERE status = 'resolved' AND id = ANY(%s::uuid[])"
)


def test_a_conversation_is_found_by_what_was_said_in_it(amal: Desk) -> None:
    word = f"quince{mark()}"
    conversation = say(amal, f"Have you any {word} jam?")
    amal.page.goto("/inbox")
    amal.page.get_by_role("searchbox").fill(f"jam {word[:-1]}".upper())
    amal.page.wait_for_url("**/inbox?text=*")
    rows = amal.page.get_by_role("list", name="Conversations").get_by_role("listitem")
    expect(rows).to_have_count(1)
    expect(amal.page.locator(f'a[href*="{conversation}"]')).to_be_visible()


def test_filters_are_in_the_address_and_taken_off_one_by_one(amal: Desk) -> None:
    say(amal, marked("Anything new?"))
    amal.page.goto("/inbox")
    amal.page.get_by_role("button", name="Filter").click()
    amal.page.get_by_role("menuitemradio", name="Telegram").first.click()
    amal.page.wait_for_url("**/inbox?channel=*")
    amal.page.get_by_role("button", name="Filter").click()
    amal.page.get_by_role("menuitemcheckbox", name="Led to a paid order").click()
    amal.page.wait_for_url("**paid=true*")
    amal.page.keyboard.press("Escape")
    expect(amal.page.get_by_role("heading", name="Nothing matches")).to_be_visible()
    amal.page.reload()
    chips = amal.page.get_by_role("list", name="Filters in force").get_by_role("link")
    expect(chips).to_have_count(2)
    amal.require_accessible()
    chips.first.click()
    expect(chips).to_have_count(1)
    expect(amal.page.get_by_role("list", name="Conversations")).to_be_visible()
    assert "channel=" not in amal.page.url


def await_answer(desk: Desk, answer: str, conversation: str) -> None:
    """Wait until these words are kept in this conversation."""
    wait_until(
        lambda: (conversation,) in desk.stack.sql(ANSWERS, answer), seconds=60, what="the answer"
    )


@at_one_width
def test_three_conversations_are_answered_from_the_keyboard_alone(amal: Desk) -> None:
    tag = f"tea{mark()}"
    asked = {say(amal, f"{tag} number {number}?") for number in range(3)}
    amal.page.goto(f"/inbox?text={tag}")
    rows = amal.page.get_by_role("list", name="Conversations").get_by_role("listitem")
    expect(rows).to_have_count(3)
    answer = marked("Yes, all three")
    press = amal.page.keyboard.press
    for _ in asked:
        before = amal.page.url
        press("j")
        press("Enter")
        amal.page.wait_for_function("before => location.href !== before", arg=before)
        here = amal.page.url.split("/inbox/")[1][:36]
        expect(amal.page.locator(f'article[data-conversation="{here}"]')).to_be_visible()
        press("r")
        expect(amal.page.get_by_placeholder("Write a reply…")).to_be_focused()
        amal.page.keyboard.type(answer)
        press("Control+Enter")
        expect(amal.page.get_by_role("log").get_by_text(answer)).to_be_visible()
        expect(amal.page.get_by_placeholder("Write a reply…")).to_have_value("")
        press("Escape")
        await_answer(amal, answer, here)

    answered = {row[0] for row in amal.stack.sql(ANSWERS, answer)}
    assert answered == asked


@at_one_width
def test_a_conversation_is_labeled_snoozed_and_resolved_by_keys(amal: Desk) -> None:
    conversation = say(amal, marked("By keys"))
    amal.page.goto(f"/inbox/{conversation}")
    expect(amal.page.get_by_role("log")).to_be_visible()
    amal.page.keyboard.press("l")
    expect(amal.page.get_by_role("menuitem", name="New label")).to_be_visible()
    amal.page.keyboard.press("Escape")
    expect(amal.page.get_by_role("menu")).to_have_count(0)
    expect(amal.page.get_by_role("button", name="Labels")).to_be_focused()
    amal.page.keyboard.press("h")
    amal.page.get_by_role("menuitem", name="For an hour").press("Enter")
    expect(amal.page.get_by_role("article").get_by_text("Snoozed until")).to_be_visible()
    amal.page.keyboard.press("e")
    wait_until(
        lambda: amal.stack.sql(RESOLVED, [conversation]) == [(1,)], seconds=60, what="resolving"
    )
