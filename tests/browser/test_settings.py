"""Settings: what the shop says about itself, taxes, delivery, discounts, and after the sale."""

from uuid import uuid4

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.desk import Desk, at_one_width

pytestmark = pytest.mark.timeout(300)


def save(place: Locator) -> None:
    place.get_by_role("button", name="Save", exact=True).click()


def test_the_shops_details_are_kept_and_the_currency_stays(amal: Desk) -> None:
    line = f"{uuid4().hex[:6]} Milsom Street, Bath"
    amal.page.goto("/settings")
    main = amal.page.get_by_role("main")
    expect(main.get_by_label("Currency")).to_have_attribute("readonly", "")
    address = main.get_by_label("Address")
    save_button = main.get_by_role("button", name="Save", exact=True)
    expect(save_button).to_be_disabled()
    amal.require_accessible()
    address.fill(line)
    expect(main.get_by_text("Not saved yet")).to_be_visible()
    save(main)
    expect(save_button).to_be_disabled()
    amal.page.reload()
    expect(address).to_have_value(line)
    assert amal.stack.sql("SELECT 1 FROM businesses_business WHERE address = %s", line)


def test_a_tax_rate_is_added_changed_and_removed(amal: Desk) -> None:
    name = f"books-{uuid4().hex[:6]}"
    amal.page.goto("/settings/taxes")
    amal.page.get_by_role("button", name="Add a rate").click()
    dialog = amal.page.get_by_role("dialog")
    dialog.get_by_label("Country").select_option("IE")
    dialog.get_by_label("Tax class").fill(name)
    dialog.get_by_label("Rate in percent").fill("a lot")
    expect(dialog.get_by_role("alert")).to_contain_text("Write a percentage")
    amal.require_accessible()
    dialog.get_by_label("Rate in percent").fill("13.5")
    save(dialog)
    row = amal.page.get_by_role("listitem").filter(has_text=name)
    expect(row).to_contain_text("13.5%")
    amal.require_accessible()
    row.get_by_role("button", name="Change").click()
    dialog.get_by_label("Rate in percent").fill("9")
    save(dialog)
    expect(row).to_contain_text("9%")
    row.get_by_role("button", name="Remove").click()
    dialog.get_by_role("button", name="Remove").click()
    expect(row).to_have_count(0)


def test_a_delivery_zone_is_added_with_its_ways_and_removed(amal: Desk) -> None:
    name = f"Islands {uuid4().hex[:6]}"
    amal.page.goto("/settings/delivery")
    amal.page.get_by_role("button", name="Add a zone").click()
    dialog = amal.page.get_by_role("dialog")
    dialog.get_by_label("Name").fill(name)
    dialog.get_by_label("Countries").select_option("JE")
    dialog.get_by_role("button", name="Without United Kingdom").click()
    dialog.get_by_label("Called").fill("Ferry")
    dialog.get_by_label("Costs (GBP)").fill("7.50")
    dialog.get_by_label("Free from (GBP)").fill("60")
    dialog.get_by_label("Working days, at least").fill("2")
    dialog.get_by_label("Working days, at most").fill("4")
    amal.require_accessible()
    save(dialog)
    row = amal.page.get_by_role("listitem").filter(has_text=name)
    expect(row).to_contain_text("Jersey")
    expect(row).to_contain_text("Ferry · £7.50 · free from £60.00 · 2–4 working days")
    amal.require_accessible()
    row.get_by_role("button", name="Remove").click()
    dialog.get_by_role("button", name="Remove").click()
    expect(row).to_have_count(0)


@at_one_width
def test_a_discount_is_given_from_a_moment_of_the_shops_and_ended(amal: Desk) -> None:
    code = f"SPRING{uuid4().hex[:6]}".upper()
    amal.page.goto("/settings/discounts")
    amal.page.get_by_role("button", name="Add a discount").first.click()
    dialog = amal.page.get_by_role("dialog")
    dialog.get_by_label("Name").fill("Spring")
    dialog.get_by_label("Code").fill(code)
    dialog.get_by_label("A share, in percent").last.fill("10")
    dialog.get_by_label("From", exact=True).fill("2026-07-01T13:00")
    amal.require_accessible()
    save(dialog)
    row = amal.page.get_by_role("listitem").filter(has_text=code)
    expect(row).to_contain_text("10% off")
    # The browser is in Tokyo, and the shop in Bath.
    kept = "SELECT starts_at AT TIME ZONE 'Europe/London' FROM pricing_discount WHERE code = %s"
    assert amal.stack.sql(kept, code)[0][0].hour == 13
    amal.require_accessible()
    row.get_by_role("button", name="End").click()
    dialog.get_by_role("button", name="End").click()
    expect(row).to_contain_text("Ended")


@at_one_width
def test_what_customers_may_do_after_the_sale_is_kept(amal: Desk) -> None:
    amal.page.goto("/settings/service")
    main = amal.page.get_by_role("main")
    days = main.get_by_label("Days to return something")
    before = days.input_value()
    amal.require_accessible()
    days.fill("21" if before != "21" else "22")
    save(main)
    expect(main.get_by_role("button", name="Save", exact=True)).to_be_disabled()
    amal.page.reload()
    expect(days).not_to_have_value(before)
