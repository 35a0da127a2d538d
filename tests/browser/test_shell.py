"""What stands around every page: the way about, the palette, the look."""

import re

import pytest
from playwright.sync_api import Route, expect

from tests.browser.desk import Desk, at_one_width

pytestmark = pytest.mark.timeout(300)


def test_the_palette_goes_anywhere_from_the_keyboard(amal: Desk) -> None:
    amal.page.goto("/inbox")
    expect(amal.page.get_by_role("heading", level=1, name="Inbox")).to_be_visible()
    amal.page.keyboard.press("Control+k")
    amal.page.get_by_role("combobox").fill("orders")
    amal.require_accessible()
    amal.page.keyboard.press("Enter")
    expect(amal.page.get_by_role("heading", level=1, name="Orders")).to_be_visible()


@at_one_width
def test_keys_pressed_one_after_the_other_go_to_a_place(amal: Desk) -> None:
    amal.page.goto("/orders")
    expect(amal.page.get_by_role("heading", level=1, name="Orders")).to_be_visible()
    amal.page.keyboard.press("g")
    amal.page.keyboard.press("i")
    expect(amal.page.get_by_role("heading", level=1, name="Inbox")).to_be_visible()


def test_a_chosen_theme_stays(amal: Desk) -> None:
    amal.page.goto("/orders")
    amal.page.get_by_role("button", name="Amal").locator("visible=true").or_(
        amal.page.get_by_role("button", name="More", exact=True).locator("visible=true")
    ).first.click()
    amal.page.get_by_role("menuitemradio", name="Dark").click()
    expect(amal.page.locator("html")).to_have_attribute("data-theme", "dark")
    amal.page.reload()
    expect(amal.page.locator("html")).to_have_attribute("data-theme", "dark")
    expect(amal.page.get_by_role("heading", level=1, name="Orders")).to_be_visible()
    amal.require_accessible()


def test_being_offline_is_said_above_and_pushes_nothing_out_of_sight(amal: Desk) -> None:
    amal.page.goto("/orders")
    expect(amal.page.get_by_role("heading", level=1, name="Orders")).to_be_visible()
    foot = amal.page.get_by_title("Your menu").locator("visible=true").first
    expect(foot).to_be_in_viewport(ratio=1)
    amal.page.context.set_offline(True)
    bar = amal.page.get_by_text("You are offline. What you see may be old.")
    expect(bar).to_be_in_viewport(ratio=1)
    expect(foot).to_be_in_viewport(ratio=1)
    amal.require_accessible()
    amal.page.context.set_offline(False)
    expect(bar).to_have_count(0)


LISTS = ("/orders", "/inbox", "/team", "/analytics")


@at_one_width
def test_a_page_that_cannot_be_had_says_so_and_is_had_again(amal: Desk) -> None:
    page, broken = amal.page, True
    told = {"code": "unavailable", "status": 503, "title": "Unavailable", "request_id": "0f0f"}

    def answer(route: Route) -> None:
        if not broken or re.search(r"/v1/(me|live)(\?|$)", route.request.url):
            route.continue_()
        else:
            route.fulfill(status=503, json=told, content_type="application/problem+json")

    page.route("**/api/v1/**", answer)
    for path in LISTS:
        broken = True
        page.goto(path)
        failed = page.get_by_role("main").get_by_text("That did not work").first
        expect(failed).to_be_visible()
        expect(page.get_by_text("0f0f").first).to_be_visible()
        amal.require_accessible()
        broken = False
        page.get_by_role("button", name="Try again").first.click()
        expect(failed).to_have_count(0)
