"""A member sends pictures and documents: chosen, pasted or dropped, seen before and after."""

from typing import Any

import pytest
from playwright.sync_api import FilePayload, Page, Route, expect

from handsel.modules.media.tests.files import PDF, SVG, photograph
from tests.browser.desk import Desk, at_one_width, marked
from tests.browser.test_inbox import open_from_list, say
from tests.stack import wait_until

pytestmark = pytest.mark.timeout(300)

CAKE: FilePayload = {
    "name": "cake.jpg",
    "mimeType": "image/jpeg",
    "buffer": photograph(turned=1, size=(400, 300)),
}
MENU: FilePayload = {"name": "Menu.pdf", "mimeType": "application/pdf", "buffer": PDF}
DRAWING: FilePayload = {"name": "cake.svg", "mimeType": "image/svg+xml", "buffer": SVG}
SENT = (
    "SELECT text, attachments FROM conversations_message"
    " WHERE conversation_id = %s AND author_kind = 'member' ORDER BY said_at, sequence"
)
# What a browser does when somebody drops a file, or pastes one.
GIVE = """async ([where, kind, name, type]) => {
  const made = new OffscreenCanvas(60, 40);
  made.getContext("2d").fillRect(0, 0, 30, 40);
  const held = new DataTransfer();
  held.items.add(new File([await made.convertToBlob({ type })], name, { type }));
  const place = document.querySelector(where);
  const told = { bubbles: true, cancelable: true };
  if (kind === "paste") {
    place.dispatchEvent(new ClipboardEvent("paste", { ...told, clipboardData: held }));
    return;
  }
  place.dispatchEvent(new DragEvent("dragover", { ...told, dataTransfer: held }));
  await new Promise((done) => setTimeout(done, 100));
  window.hinted = document.body.innerText.includes("Drop to attach");
  place.dispatchEvent(new DragEvent("drop", { ...told, dataTransfer: held }));
}"""


def opened(desk: Desk) -> str:
    conversation = say(desk, marked("Can I see it?"))
    open_from_list(desk, conversation)
    return conversation


def choose(page: Page, *files: FilePayload) -> None:
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Attach a file").click()
    chooser.value.set_files(list(files))


def sent(desk: Desk, conversation: str, *, count: int) -> list[tuple[Any, ...]]:
    wait_until(
        lambda: len(desk.stack.sql(SENT, conversation)) == count, seconds=60, what="the messages"
    )
    return desk.stack.sql(SENT, conversation)


def test_a_picture_is_chosen_looked_at_sent_with_words_and_opens_larger(amal: Desk) -> None:
    conversation = opened(amal)
    page, log = amal.page, amal.page.get_by_role("log")
    choose(page, CAKE)
    tray = page.get_by_role("list", name="Files to send")
    expect(tray).to_contain_text("cake.jpg")
    expect(tray.get_by_role("progressbar")).to_have_count(0)
    amal.require_accessible()
    page.get_by_placeholder("Write a reply…").fill("Here it is.")
    page.keyboard.press("Control+Enter")
    expect(tray).to_have_count(0)
    shown = log.get_by_role("button", name="Show cake.jpg larger")
    expect(shown).to_be_visible()
    expect(log.get_by_text("Here it is.")).to_be_visible()
    picture, words = sent(amal, conversation, count=2)
    assert (picture[0], picture[1][0]["width"], words[0]) == ("", 400, "Here it is.")
    amal.require_accessible()
    shown.click()
    dialog = page.get_by_role("dialog", name="cake.jpg")
    expect(dialog.get_by_role("img", name="cake.jpg")).to_be_visible()
    amal.require_accessible()
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)


def test_a_file_is_dropped_or_pasted_and_can_be_taken_back(amal: Desk) -> None:
    conversation = opened(amal)
    page = amal.page
    tray = page.get_by_role("list", name="Files to send")
    page.evaluate(GIVE, ["article", "drop", "dropped.png", "image/png"])
    expect(tray).to_contain_text("dropped.png")
    assert page.evaluate("window.hinted")
    page.evaluate(GIVE, ["textarea", "paste", "pasted.png", "image/png"])
    expect(tray.get_by_role("listitem")).to_have_count(2)
    page.get_by_role("button", name="Remove dropped.png").click()
    expect(tray.get_by_role("listitem")).to_have_count(1)
    page.get_by_role("button", name="Send").click()
    ((_, attachments),) = sent(amal, conversation, count=1)
    assert attachments[0]["title"] == "pasted.png"


def test_a_document_goes_as_a_link_where_the_channel_takes_none_and_says_so(amal: Desk) -> None:
    conversation = opened(amal)
    page = amal.page
    choose(page, MENU)
    expect(page.get_by_text("Instagram takes no documents")).to_be_visible()
    amal.require_accessible()
    page.get_by_role("button", name="Send").click()
    ((text, attachments),) = sent(amal, conversation, count=1)
    assert attachments == []
    assert text.startswith("Menu.pdf\n")
    shown = page.get_by_role("log").get_by_role("link", name="Open Menu.pdf in a new tab")
    expect(shown).to_have_attribute("href", text.splitlines()[1])
    amal.require_accessible()


@at_one_width
def test_what_cannot_be_sent_is_refused_in_words(amal: Desk) -> None:
    opened(amal)
    choose(amal.page, DRAWING)
    expect(amal.page.get_by_role("alert")).to_contain_text("Only pictures")
    amal.require_accessible()
    choose(amal.page, {**CAKE, "buffer": CAKE["buffer"][:400]})
    tray = amal.page.get_by_role("list", name="Files to send")
    expect(tray.get_by_role("alert")).to_contain_text("damaged")
    amal.require_accessible()


@at_one_width
def test_a_file_that_could_not_be_brought_goes_again_and_once(amal: Desk) -> None:
    conversation = opened(amal)
    page, log = amal.page, amal.page.get_by_role("log")

    def fail(route: Route) -> None:
        route.abort()

    page.route("**/files", fail, times=1)
    choose(page, CAKE)
    page.get_by_role("button", name="Send").click()
    expect(log.get_by_role("alert")).to_contain_text("Not sent.")
    expect(log.get_by_role("img", name="cake.jpg")).to_be_visible()
    amal.require_accessible()
    log.get_by_role("button", name="Try again").click()
    expect(log.get_by_role("button", name="Show cake.jpg larger")).to_have_count(1)
    assert len(sent(amal, conversation, count=1)) == 1
    expect(log.get_by_role("alert")).to_have_count(0)
