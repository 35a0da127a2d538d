"""What stands around every page: the way about, the palette, the look."""

import pytest
from playwright.sync_api import expect

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
