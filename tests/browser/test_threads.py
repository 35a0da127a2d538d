"""A conversation as a member reads it: who said what, about what, and what became of it."""

import re

import pytest
from playwright.sync_api import Route, expect

from tests.browser.desk import Desk, at_one_width, marked
from tests.browser.test_inbox import open_from_list, say
from tests.stack import wait_until

pytestmark = pytest.mark.timeout(300)

COUNT = "SELECT count(*) FROM conversations_message WHERE text = %s"


def goes_on(desk: Desk, conversation: str, **more: object) -> None:
    """The same customer writes again."""
    find = (
        "SELECT identity.external_id, thread.id FROM conversations_conversation thread"
        " JOIN customers_identity identity ON identity.id = thread.identity_id"
        " WHERE thread.id = %s"
    )
    customer = desk.stack.sql(find, conversation)[0][0]
    desk.stack.sandbox.call(
        "say",
        channel_kind="instagram",
        account_id=desk.stack.rose.account,
        customer_id=customer,
        **more,
    )


def test_pictures_quotations_and_stories_are_told_and_nothing_foreign_is_loaded(
    amal: Desk,
) -> None:
    conversation = say(amal, marked("Is this one yours?"))
    find = (
        "SELECT external_id FROM conversations_message"
        " WHERE conversation_id = %s AND author_kind = 'customer'"
    )
    ((first,),) = amal.stack.sql(find, conversation)
    picture = {"type": "image", "payload": {"url": "https://cdn.example/cake.jpg"}}
    goes_on(amal, conversation, attachments=[picture])
    goes_on(amal, conversation, text="I mean this", reply_to=first)
    story = {"story": {"id": "s1", "url": "https://cdn.example/story"}}
    goes_on(amal, conversation, text="and this?", reply_to=story)
    asked: list[str] = []
    amal.page.on("request", lambda call: asked.append(call.url))
    open_from_list(amal, conversation)
    log = amal.page.get_by_role("log")
    link = log.get_by_role("link", name="Open Picture in a new tab")
    expect(link).to_have_attribute("href", "https://cdn.example/cake.jpg")
    expect(link).to_have_attribute("rel", "noopener noreferrer")
    expect(log.get_by_role("button", name="Answer to")).to_contain_text("Is this one yours?")
    expect(log.get_by_text("About your story")).to_be_visible()
    log.get_by_role("button", name="Answer to").click()
    expect(amal.page.locator("[id^=message-]:focus")).to_contain_text("Is this one yours?")
    amal.require_accessible()
    assert [url for url in asked if "cdn.example" in url] == []


@at_one_width
def test_a_reply_is_shown_at_once_and_sent_once_though_the_network_fails(amal: Desk) -> None:
    conversation = say(amal, marked("Are you there?"))
    open_from_list(amal, conversation)
    answer = marked("Here I am")
    pattern = re.compile(r"/conversations/[^/]+/messages$")

    def fail(route: Route) -> None:
        route.abort() if route.request.method == "POST" else route.continue_()

    amal.page.route(pattern, fail)
    field = amal.page.get_by_placeholder("Write a reply…")
    field.fill(answer)
    field.press("Control+Enter")
    expect(field).to_have_value("")
    log = amal.page.get_by_role("log")
    expect(log.get_by_text(answer)).to_be_visible()
    expect(log.get_by_text("Not sent.")).to_be_visible()
    amal.require_accessible()
    assert amal.stack.sql(COUNT, answer) == [(0,)]
    amal.page.unroute(pattern)
    log.get_by_role("button", name="Try again").click()
    expect(log.get_by_text("Not sent.")).to_have_count(0)
    expect(log.get_by_text(answer)).to_have_count(1)
    wait_until(lambda: amal.stack.sql(COUNT, answer) == [(1,)], seconds=60, what="the reply")


@at_one_width
def test_what_failed_says_why_and_is_sent_again(amal: Desk) -> None:
    conversation = say(amal, marked("Hello there"))
    open_from_list(amal, conversation)
    answer = marked("Good day")
    field = amal.page.get_by_placeholder("Write a reply…")
    field.fill(answer)
    field.press("Control+Enter")
    sent = "SELECT id FROM conversations_message WHERE text = %s AND delivery IN ('sent', 'read')"
    found = wait_until(lambda: amal.stack.sql(sent, answer), seconds=60, what="the answer")
    amal.stack.sql(
        "UPDATE conversations_message SET delivery = 'failed', delivery_reason = %s WHERE id = %s",
        "the account is asleep", found[0][0],
    )  # fmt: skip
    log = amal.page.get_by_role("log")
    expect(log.get_by_text("Not sent: the account is asleep")).to_be_visible()
    amal.require_accessible()
    log.get_by_role("button", name="Send again").click()
    expect(log.get_by_text("the account is asleep")).to_have_count(0)


def test_after_the_window_one_is_told_and_can_only_note(amal: Desk) -> None:
    conversation = say(amal, marked("Long ago"))
    amal.stack.sql(
        "UPDATE conversations_conversation SET last_inbound_at = now() - interval '9 days'"
        " WHERE id = %s",
        conversation,
    )
    open_from_list(amal, conversation)
    article = amal.page.get_by_role("article")
    expect(article.get_by_text("lets you answer once they write again")).to_be_visible()
    expect(article.get_by_placeholder("Not until the customer writes again")).to_be_disabled()
    amal.require_accessible()
    article.get_by_role("tab", name="Note").click()
    expect(article.get_by_label("Note for the team")).to_be_enabled()


def test_colleagues_see_each_other_and_who_is_writing(amal: Desk, bo: Desk) -> None:
    conversation = say(amal, marked("Who looks?"))
    amal.page.goto(f"/inbox/{conversation}")
    bo.page.goto(f"/inbox/{conversation}")
    expect(amal.page.get_by_text("Also here: Bo")).to_be_attached(timeout=20_000)
    expect(bo.page.get_by_text("Also here: Amal")).to_be_attached(timeout=20_000)
    bo.page.get_by_placeholder("Write a reply…").press_sequentially("One mo")
    expect(amal.page.get_by_text("Writing: Bo")).to_be_visible()
    amal.require_accessible()
    bo.page.close()
    expect(amal.page.get_by_text("Also here: Bo")).to_have_count(0, timeout=20_000)


@at_one_width
def test_what_was_said_while_the_connection_was_cut_is_there_after(amal: Desk) -> None:
    before = marked("Before")
    conversation = say(amal, before)
    open_from_list(amal, conversation)
    log = amal.page.get_by_role("log")
    expect(log.get_by_text(before, exact=True)).to_be_visible()
    amal.page.context.set_offline(True)
    words = marked("Meanwhile")
    goes_on(amal, conversation, text=words)
    wait_until(lambda: amal.stack.sql(COUNT, words) == [(1,)], seconds=60, what="the message")
    expect(log.get_by_text(words)).to_have_count(0)
    amal.page.context.set_offline(False)
    expect(log.get_by_text(words, exact=True)).to_be_visible()
    # And the stream goes on from there.
    later = marked("Afterwards")
    goes_on(amal, conversation, text=later)
    expect(log.get_by_text(later, exact=True)).to_be_visible()
