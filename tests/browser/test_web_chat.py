"""The chat on a shop's own site: another origin, a strict policy, and styles that do not care."""

import re
import time

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.desk import Desk, at_one_width

pytestmark = pytest.mark.timeout(300)
WORKING_SECONDS = 30_000
SITE = "/shops/rose-bakery"


@pytest.fixture
def ana(visitor: Desk) -> Desk:
    """Somebody on the bakery's own site."""
    visitor.page.goto(visitor.stack.described.sandbox_url + SITE)
    return visitor


def open_chat(page: Page) -> Locator:
    """The chat, once it is there for the reader."""
    page.get_by_role("button", name="Open chat").click()
    chat = page.get_by_role("dialog", name="Rose Bakery")
    expect(chat).to_be_visible()
    return chat


def say(chat: Locator, text: str) -> None:
    field = chat.get_by_role("textbox", name="Write a message")
    field.fill(text)
    field.press("Enter")
    expect(chat.get_by_role("log").get_by_text(text, exact=True)).to_be_visible()


def hears(chat: Locator, text: str | re.Pattern[str]) -> None:
    shown = chat.get_by_role("log").get_by_text(text).last
    expect(shown).to_be_visible(timeout=WORKING_SECONDS)


def test_a_visitor_asks_buys_pays_and_is_thanked(ana: Desk) -> None:
    page = ana.page
    ana.require_accessible()
    chat = open_chat(page)
    ana.require_accessible()
    expect(chat.get_by_role("textbox")).to_be_focused()
    say(chat, "do you still have the blue mug? I'll take two")
    hears(chat, re.compile("Added to your cart"))
    ana.require_accessible()
    say(chat, "checkout")
    chat.get_by_role("button", name="Confirm").last.click(timeout=WORKING_SECONDS)
    pay = chat.get_by_role("link").last
    expect(pay).to_be_visible(timeout=WORKING_SECONDS)
    ana.require_accessible()
    with page.context.expect_page() as opened:
        pay.click()
    till = opened.value
    till.get_by_label("E-mail").fill("ana@example.com")
    till.get_by_role("button", name=re.compile("^Pay £")).click()
    hears(chat, re.compile("thank", re.IGNORECASE))


@at_one_width
def test_whoever_comes_back_finds_their_thread_and_what_is_new(ana: Desk) -> None:
    chat = open_chat(ana.page)
    say(chat, "when do you open on Sunday?")
    expect(chat.get_by_text("Assistant").first).to_be_attached(timeout=WORKING_SECONDS)
    ana.page.keyboard.press("Escape")
    launcher = ana.page.get_by_role("button", name="Open chat")
    expect(launcher).to_be_focused()
    ana.page.reload()
    chat = open_chat(ana.page)
    hears(chat, "when do you open on Sunday?")
    thread = ana.stack.sql(
        "SELECT conversation_id FROM conversations_message WHERE text = %s"
        " ORDER BY created_at DESC LIMIT 1",
        "when do you open on Sunday?",
    )[0][0]
    ana.page.keyboard.press("Escape")
    reply = f"This is Amal, we open at eight. {time.time_ns()}"
    shop = ana.stack.api()
    shop.post(f"/conversations/{thread}/messages", {"text": reply, "client_key": reply[-19:]})
    shop.close()
    expect(ana.page.get_by_role("status").filter(has_text="1 new message")).to_be_attached(
        timeout=WORKING_SECONDS
    )
    chat = open_chat(ana.page)
    hears(chat, reply)
    expect(chat.get_by_text("You are talking with a person")).to_be_visible()


@at_one_width
def test_without_a_connection_words_wait_and_are_not_lost(ana: Desk) -> None:
    chat = open_chat(ana.page)
    expect(chat.get_by_text("Hello! How can we help?")).to_be_visible()
    ana.page.context.set_offline(True)
    say(chat, "are you there?")
    expect(chat.get_by_text("You are offline")).to_be_visible()
    ana.require_accessible()
    ana.page.context.set_offline(False)
    expect(chat.get_by_text("You are offline")).not_to_be_visible(timeout=WORKING_SECONDS)
    expect(chat.get_by_text("Assistant").first).to_be_attached(timeout=WORKING_SECONDS)


@pytest.mark.parametrize("look", ["?theme=dark", "?language=ar", "?language=pt&theme=light"])
def test_it_is_accessible_in_every_look(ana: Desk, look: str) -> None:
    ana.page.goto(ana.page.url + look)
    ana.page.locator("handsel-chat .launcher").click()
    box = ana.page.locator("handsel-chat textarea")
    expect(box).to_be_focused()
    box.fill("do you have the blue mug?")
    box.press("Enter")
    expect(ana.page.locator("handsel-chat .theirs .bubble:not(.dots)").first).to_be_visible(
        timeout=WORKING_SECONDS
    )
    ana.require_accessible()
    if "language=ar" in look:
        left = ana.page.locator("handsel-chat .panel").bounding_box()
        assert left is not None
        assert left["x"] < 30


@at_one_width
def test_the_pages_own_styles_do_not_reach_it(ana: Desk) -> None:
    launcher = ana.page.locator("handsel-chat .launcher")
    told = launcher.evaluate(
        "(it) => { const css = getComputedStyle(it);"
        " return [css.textTransform, css.fontFamily, css.backgroundColor]; }"
    )
    assert told[0] == "none"
    assert "Georgia" not in told[1]
    assert told[2] == "rgb(140, 47, 75)"


@at_one_width
def test_a_page_that_is_not_listed_gets_nothing(visitor: Desk) -> None:
    page = visitor.page
    elsewhere = visitor.stack.described.sandbox_url.replace("127.0.0.1", "localhost")
    page.goto(elsewhere + SITE)
    page.get_by_role("button", name="Open chat").click()
    shown = page.get_by_role("dialog").get_by_role("status")
    expect(shown).to_contain_text("The chat does not answer")
    # The browser tells why in its own words; the page itself is whole.
    visitor.troubles[:] = [one for one in visitor.troubles if "CORS" not in one]
