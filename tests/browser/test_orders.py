"""Orders: the list, one order from message to money, and giving money back."""

import pytest
from playwright.sync_api import expect

from tests.browser.desk import Desk

pytestmark = pytest.mark.timeout(300)


def test_the_list_leads_to_the_order_and_is_accessible(amal: Desk) -> None:
    amal.page.goto("/orders")
    link = amal.page.get_by_role("link", name="#1001").locator("visible=true").first
    expect(link).to_be_visible()
    amal.require_accessible()
    link.click()
    expect(amal.page.get_by_role("heading", level=1, name="Order #1001")).to_be_visible()
    expect(amal.page.get_by_text("From message to money")).to_be_visible()
    expect(amal.page.get_by_text("INV-").first).to_be_visible()
    amal.require_accessible()


def test_a_filter_is_a_link(amal: Desk) -> None:
    amal.page.goto("/orders")
    amal.page.get_by_role("link", name="Unpaid").click()
    amal.page.wait_for_url("**/orders?which=unpaid")
    expect(amal.page.get_by_role("heading", name="Nothing matches")).to_be_visible()
    amal.page.reload()
    expect(amal.page.get_by_role("heading", name="Nothing matches")).to_be_visible()


def test_an_order_that_never_was_is_not_here(amal: Desk) -> None:
    amal.page.goto("/orders/019ab0de-0000-7000-8000-00000000ffff")
    expect(amal.page.get_by_role("heading", name="Nothing here")).to_be_visible()
    amal.require_accessible()
