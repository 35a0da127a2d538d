"""Orders found by filters, invoices sent again, the books, and customers."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.desk import Desk, at_one_width

pytestmark = pytest.mark.timeout(300)


def heading(desk: Desk, name: str) -> None:
    expect(desk.page.get_by_role("heading", level=1, name=name)).to_be_visible()


def test_an_order_is_found_by_words_that_stand_in_the_address(amal: Desk) -> None:
    amal.page.goto("/orders")
    amal.page.get_by_role("searchbox").fill("nobody at all")
    amal.page.wait_for_url("**/orders?q=nobody+at+all")
    expect(amal.page.get_by_role("heading", name="Nothing matches")).to_be_visible()
    amal.page.goto("/orders?q=1001&payment=paid")
    expect(amal.page.get_by_role("searchbox")).to_have_value("1001")
    expect(amal.page.get_by_label("Payment")).to_have_value("paid")
    expect(amal.page.get_by_role("link", name="#1001").locator("visible=true")).to_be_visible()
    amal.require_accessible()


def test_on_a_phone_the_filters_of_orders_wait_until_they_are_wanted(amal: Desk, size: str) -> None:
    amal.page.goto("/orders")
    payment = amal.page.get_by_label("Payment")
    if size == "phone":
        expect(payment).to_be_hidden()
        amal.page.get_by_text("Filter", exact=True).click()
    payment.select_option("paid")
    amal.page.wait_for_url("**/orders?payment=paid")
    expect(payment).to_be_visible()
    amal.require_accessible()


def test_an_invoice_is_found_and_sent_again(amal: Desk) -> None:
    amal.page.goto("/orders")
    amal.page.get_by_role("link", name="Invoices").click()
    heading(amal, "Invoices")
    amal.page.get_by_role("searchbox").fill("1001")
    amal.page.wait_for_url("**/orders/invoices?q=*1001*")
    row = amal.page.get_by_role("listitem").filter(has_text="Order #1001")
    expect(row).to_have_count(1)
    # On a phone, too, its number stands in one line.
    number = row.get_by_text(re.compile(r"^INV-[\d-]+$")).bounding_box()
    assert number
    assert number["height"] < 30
    amal.require_accessible()
    row.get_by_role("button", name="Send again").click()
    told = amal.page.get_by_text("is on its way by mail.")
    refused = amal.page.get_by_text("No e-mail address of this customer is known.")
    expect(told.or_(refused).first).to_be_visible()


@at_one_width
def test_the_ledger_shows_balances_and_leaves_as_a_file(amal: Desk, tmp_path: Path) -> None:
    amal.page.goto("/orders/ledger")
    heading(amal, "Ledger")
    expect(amal.page.get_by_role("heading", name="Balances in GBP")).to_be_visible()
    expect(amal.page.get_by_role("list", name="Ledger").get_by_text("Sale").first).to_be_visible()
    amal.require_accessible()
    with amal.page.expect_download() as downloading:
        amal.page.get_by_role("button", name="Export as CSV").click()
    downloading.value.save_as(tmp_path / "ledger.csv")
    assert (tmp_path / "ledger.csv").read_text().startswith("occurred_at,movement,kind,order")


@at_one_width
def test_books_that_agree_say_so(amal: Desk) -> None:
    amal.page.goto("/orders/differences")
    heading(amal, "Differences")
    expect(amal.page.get_by_role("heading", name="The books agree")).to_be_visible()
    amal.require_accessible()


def test_a_customer_is_found_with_orders_and_conversations(amal: Desk) -> None:
    amal.page.goto("/customers")
    heading(amal, "Customers")
    amal.require_accessible()
    amal.page.locator("main [data-row]").first.click()
    expect(amal.page.get_by_role("heading", name="Consent")).to_be_visible()
    expect(amal.page.get_by_role("heading", name="Conversations")).to_be_visible()
    amal.require_accessible()


@at_one_width
def test_an_agent_sees_no_books(bo: Desk) -> None:
    bo.page.goto("/orders")
    expect(bo.page.get_by_role("link", name="Invoices")).to_be_visible()
    expect(bo.page.get_by_role("link", name="Ledger")).to_have_count(0)
    bo.page.goto("/orders/ledger")
    expect(bo.page.get_by_role("heading", name="Not for your role")).to_be_visible()
