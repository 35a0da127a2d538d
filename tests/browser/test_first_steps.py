"""A new shop: what it has yet to set up, until it has it or nobody wants to see it."""

from uuid import uuid4

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.desk import Desk, at_one_width
from tests.browser.test_channels import new_bot

pytestmark = pytest.mark.timeout(300)


def open_shop(desk: Desk) -> None:
    desk.page.goto("/new-business")
    desk.page.get_by_label("Name").fill(f"Iris Books {uuid4().hex[:6]}")
    desk.page.get_by_label("Country").select_option("IE")
    # What shops there most likely sell in.
    expect(desk.page.get_by_label("Currency")).to_have_value("EUR")
    desk.page.get_by_role("button", name="Create business").click()
    desk.page.wait_for_url("**/start")


def step(desk: Desk, title: str) -> Locator:
    return desk.page.get_by_role("main").get_by_role("listitem").filter(has_text=title)


def test_an_owner_comes_to_the_first_steps_and_does_one(amal: Desk) -> None:
    open_shop(amal)
    main = amal.page.get_by_role("main")
    expect(main.get_by_text("0 of 6 done").last).to_be_visible()
    expect(step(amal, "Connect a channel")).to_contain_text("To do")
    amal.require_accessible()
    step(amal, "Connect a channel").get_by_role("link", name="Connect").click()
    amal.page.get_by_role("dialog").get_by_role("link", name="Telegram").click()
    amal.page.get_by_label("Bot token").fill(f"{new_bot()}:token-of-iris")
    amal.page.get_by_role("dialog").get_by_role("button", name="Connect").click()
    expect(amal.page.get_by_role("dialog")).to_have_count(0)
    # From wherever one is: beside the page, or above it.
    amal.page.locator("a[href='/start']:visible").first.click()
    expect(main.get_by_text("1 of 6 done").last).to_be_visible()
    expect(step(amal, "Connect a channel")).to_contain_text("Done")
    amal.require_accessible()


@at_one_width
def test_whoever_wants_no_more_of_them_is_rid_of_them(amal: Desk) -> None:
    open_shop(amal)
    beside = amal.page.locator("a[href='/start']:visible")
    expect(beside).to_have_count(1)
    amal.page.get_by_role("button", name="Show this no more").click()
    expect(beside).to_have_count(0)
    amal.page.goto("/")
    amal.page.wait_for_url("**/inbox**")
    expect(beside).to_have_count(0)
    amal.page.goto("/start")
    expect(step(amal, "Import the catalog")).to_be_visible()
