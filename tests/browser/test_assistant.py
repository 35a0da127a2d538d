"""The assistant: how it speaks, when people are there, what it may do, and trying it."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.desk import Desk, at_one_width, marked
from tests.stack import wait_until

pytestmark = pytest.mark.timeout(300)

VERSION = (
    "UPDATE assistant_rulebook SET manner_version = manner_version + 1, name = 'Bo'"
    " WHERE business_id = (SELECT id FROM businesses_business WHERE slug = 'rose-bakery')"
    " RETURNING 1"
)
#: A rehearsal plays every line before it, and the build server may be busy.
ANSWER_MS = 30_000
#: Lanes of customers of other tests, whose answers are still to come.
BUSY = "SELECT 1 FROM ingress_lane WHERE ready_at < now() + interval '10 seconds'"
TURNS = (
    "SELECT (SELECT count(*) FROM assistant_turn), (SELECT count(*) FROM orders_order),"
    " (SELECT count(*) FROM conversations_message)"
)


def save(desk: Desk) -> None:
    desk.page.get_by_role("button", name="Save", exact=True).click()
    expect(desk.page.get_by_text("holds from the next message on").first).to_be_visible()


def test_a_name_is_kept_and_leaving_asks_first(amal: Desk) -> None:
    amal.page.goto("/assistant")
    name = amal.page.get_by_label("Name", exact=True)
    expect(name).to_be_visible()
    amal.require_accessible()
    chosen = marked("Rosa")
    name.fill(chosen)
    expect(amal.page.get_by_text(f"I'm {chosen}, the automatic assistant")).to_be_visible()
    amal.page.get_by_role("link", name="Hours", exact=True).click()
    dialog = amal.page.get_by_role("dialog", name="Leave without saving?")
    expect(dialog).to_be_visible()
    amal.require_accessible()
    dialog.get_by_role("button", name="Keep editing").click()
    save(amal)
    amal.page.reload()
    expect(name).to_have_value(chosen)


@at_one_width
def test_of_two_who_save_at_once_the_second_chooses(amal: Desk) -> None:
    amal.page.goto("/assistant")
    name = amal.page.get_by_label("Name", exact=True)
    name.fill("Rosa")
    save(amal)
    assert amal.stack.sql(VERSION)
    name.fill("Rosamund")
    amal.page.get_by_role("button", name="Save", exact=True).click()
    expect(amal.page.get_by_role("alert")).to_contain_text("A colleague saved this meanwhile")
    amal.require_accessible()
    amal.page.get_by_role("button", name="Take theirs").click()
    expect(name).to_have_value("Bo")


@at_one_width
def test_hours_and_holidays_are_kept(amal: Desk) -> None:
    amal.page.goto("/assistant/hours")
    before = amal.page.get_by_label("From, Sunday").count()
    amal.page.get_by_role("button", name="Add hours on Sunday").click()
    amal.page.get_by_role("button", name="Add a holiday").click()
    amal.page.get_by_label("Occasion").last.fill("Stocktaking")
    amal.require_accessible()
    save(amal)
    amal.page.reload()
    expect(amal.page.get_by_label("From, Sunday")).to_have_count(before + 1)
    expect(amal.page.get_by_label("Occasion").last).to_have_value("Stocktaking")
    amal.page.get_by_role("button", name="Remove Stocktaking").last.click()
    amal.page.get_by_role("button", name="Remove these hours, Sunday").last.click()
    save(amal)


def test_what_is_switched_off_stays_off(amal: Desk) -> None:
    amal.page.goto("/assistant/permissions")
    switch = amal.page.get_by_role("switch", name="Exchange")
    was = switch.get_attribute("aria-checked")
    amal.require_accessible()
    switch.click()
    amal.page.get_by_label("Largest order without a person").fill("not money")
    amal.page.get_by_role("button", name="Save", exact=True).click()
    expect(amal.page.get_by_role("alert")).to_contain_text("Not an amount in GBP")
    amal.page.get_by_label("Largest order without a person").fill("250")
    save(amal)
    amal.page.reload()
    expect(switch).not_to_have_attribute("aria-checked", was or "")
    expect(amal.page.get_by_label("Largest order without a person")).to_have_value("250.00")
    switch.click()
    amal.page.get_by_label("Largest order without a person").fill("")
    save(amal)


@at_one_width
def test_a_model_is_brought_and_removed(amal: Desk) -> None:
    amal.page.goto("/assistant/models")
    expect(amal.page.get_by_text("Built-in assistant").first).to_be_visible()
    amal.page.get_by_role("button", name="Add a model").first.click()
    dialog = amal.page.get_by_role("dialog", name="Add a model")
    dialog.get_by_label("Address").fill("https://models.example.com/v1")
    dialog.get_by_label("Model", exact=True).fill("house-blend")
    dialog.get_by_label("Key").fill("sk-not-a-real-key-1234")
    amal.require_accessible()
    dialog.get_by_role("button", name="Save").click()
    row = amal.page.get_by_role("listitem").filter(has_text="house-blend")
    expect(row).to_contain_text("1234")
    assert "sk-not-a-real-key" not in amal.page.content()
    amal.require_accessible()
    row.get_by_role("button", name=re.compile("What to do with")).click()
    amal.page.get_by_role("menuitem", name="Remove").click()
    amal.page.get_by_role("dialog").get_by_role("button", name="Remove").click()
    expect(row).to_have_count(0)


def test_the_assistant_is_tried_and_nothing_happens(amal: Desk) -> None:
    wait_until(lambda: not amal.stack.sql(BUSY), seconds=60, what="rest")
    before = amal.stack.sql(TURNS)
    amal.page.goto("/assistant/try")
    amal.page.get_by_role("button", name="What do you have?").click()
    log = amal.page.get_by_role("log")
    expect(log).to_contain_text("Built-in assistant", timeout=ANSWER_MS)
    say = amal.page.get_by_label("Say something")
    say.fill("I want to talk to a person")
    say.press("Enter")
    expect(amal.page.get_by_text("Handed over to a person")).to_be_visible(timeout=ANSWER_MS)
    amal.require_accessible()
    assert amal.stack.sql(TURNS) == before
    amal.page.get_by_role("button", name="Start again").click()
    expect(amal.page.get_by_role("button", name="What do you have?")).to_be_visible()


@at_one_width
def test_recent_turns_lead_to_their_conversation(amal: Desk) -> None:
    amal.page.goto("/assistant/turns")
    turns = amal.page.get_by_role("list", name="Recent")
    expect(turns.get_by_role("listitem").first).to_be_visible()
    amal.require_accessible()
    amal.page.get_by_role("link", name="Model failed").click()
    amal.page.wait_for_url("**/assistant/turns?fell_back=yes")
    expect(amal.page.get_by_role("heading", name="Nothing here yet")).to_be_visible()
    amal.page.go_back()
    turns.get_by_role("listitem").first.get_by_role("link").click()
    amal.page.wait_for_url("**/inbox/**")
