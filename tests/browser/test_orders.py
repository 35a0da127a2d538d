"""Orders: the list, one order from message to money, and giving money back."""

import pytest
from playwright.sync_api import expect

from tests.browser.desk import Desk, age_proof, at_one_width, prove

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


@at_one_width
def test_a_filter_is_a_link(amal: Desk) -> None:
    amal.page.goto("/orders")
    paid = amal.page.get_by_role("link", name="#1001").locator("visible=true")
    expect(paid.first).to_be_visible()
    amal.page.get_by_role("link", name="Unpaid", exact=True).click()
    amal.page.wait_for_url("**/orders?which=unpaid")
    # Other tests may leave an order that nobody has paid.
    others = amal.page.get_by_role("link", name="#1").locator("visible=true")
    shown = amal.page.get_by_role("heading", name="Nothing matches").or_(others).first
    for _ in range(2):
        expect(shown).to_be_visible()
        expect(paid).to_have_count(0)
        amal.page.reload()


@at_one_width
def test_an_order_that_never_was_is_not_here(amal: Desk) -> None:
    amal.page.goto("/orders/019ab0de-0000-7000-8000-00000000ffff")
    expect(amal.page.get_by_role("heading", name="Nothing here")).to_be_visible()
    amal.require_accessible()


NEWEST_PAID = "SELECT id FROM orders_order WHERE business_id = %s ORDER BY created_at DESC LIMIT 1"


def test_part_of_the_money_is_given_back_after_proof(amal: Desk) -> None:
    amal.stack.play_story()
    order = amal.stack.sql(NEWEST_PAID, amal.stack.rose.id)[0][0]
    amal.page.goto(f"/orders/{order}")
    amal.page.get_by_role("button", name="Refund", exact=True).click()
    dialog = amal.page.get_by_role("dialog", name="Refund order")
    dialog.get_by_label("Amount in GBP").fill("100000")
    dialog.get_by_role("button", name="Refund £").click()
    expect(dialog.get_by_role("alert")).to_contain_text("no more than £")
    dialog.get_by_label("Amount in GBP").fill("1.00")
    amal.require_accessible()
    age_proof(amal)
    dialog.get_by_role("button", name="Refund £1.00").click()
    prove(amal)
    expect(dialog).to_have_count(0)
    find = (
        "SELECT r.amount_minor FROM payments_refund r JOIN payments_payment p"
        " ON p.id = r.payment_id WHERE p.order_id = %s"
    )
    assert amal.stack.sql(find, order) == [(100,)]


@at_one_width
def test_who_may_give_nothing_back_is_told_who_may(bo: Desk) -> None:
    order = bo.stack.sql(NEWEST_PAID, bo.stack.rose.id)[0][0]
    bo.page.goto(f"/orders/{order}")
    expect(bo.page.get_by_text("Owners, admins and finance give money back.")).to_be_visible()
    expect(bo.page.get_by_role("button", name="Refund", exact=True)).to_have_count(0)
