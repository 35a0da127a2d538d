"""Analytics: what the days came to, as figures, pictures and tables."""

import csv

import pytest
from playwright.sync_api import expect

from tests.browser.desk import Desk, at_one_width

pytestmark = pytest.mark.timeout(300)


def test_the_days_are_told_in_figures_and_pictures(amal: Desk) -> None:
    amal.page.goto("/analytics")
    expect(amal.page.get_by_role("heading", level=1, name="Analytics")).to_be_visible()
    expect(amal.page.get_by_text("Conversion", exact=True)).to_be_visible()
    expect(amal.page.locator(".recharts-surface").first).to_be_visible()
    expect(amal.page.get_by_role("heading", name="Busiest hours")).to_be_visible()
    amal.require_accessible()


def test_a_picture_is_a_table_as_well(amal: Desk) -> None:
    amal.page.goto("/analytics?days=week")
    amal.page.get_by_text("Show as a table").first.click()
    table = amal.page.get_by_role("region", name="Conversations").get_by_role("table")
    expect(table.get_by_role("columnheader", name="Returning")).to_be_visible()
    expect(table.get_by_role("row")).to_have_count(8)
    amal.require_accessible()


@at_one_width
def test_what_is_chosen_is_in_the_address(amal: Desk) -> None:
    amal.page.goto("/analytics")
    amal.page.get_by_role("link", name="7 days").click()
    amal.page.wait_for_url("**/analytics?days=week")
    amal.page.get_by_label("Channel").select_option("telegram")
    amal.page.wait_for_url("**/analytics?days=week&channel=telegram")
    amal.page.reload()
    expect(amal.page.get_by_label("Channel")).to_have_value("telegram")
    expect(amal.page.get_by_role("link", name="7 days")).to_have_attribute("data-current", "true")


@at_one_width
def test_days_of_ones_own_may_be_chosen_and_be_wrong(amal: Desk) -> None:
    amal.page.goto("/analytics?days=custom&from=2024-05-02&to=2024-05-01")
    expect(amal.page.get_by_role("heading", name="These days cannot be shown")).to_be_visible()
    amal.page.get_by_label("From", exact=True).fill("2024-04-20")
    expect(amal.page.get_by_role("heading", name="Nothing happened on these days")).to_be_visible()
    amal.require_accessible()


@at_one_width
def test_the_days_can_be_taken_along_as_a_file(amal: Desk) -> None:
    amal.page.goto("/analytics?days=week")
    with amal.page.expect_download() as brought:
        amal.page.get_by_role("button", name="Export CSV").click()
    rows = list(csv.DictReader(brought.value.path().read_text().splitlines()))
    assert len(rows) == 7


@at_one_width
def test_an_agent_reads_figures_and_takes_none_away(bo: Desk) -> None:
    bo.page.goto("/analytics")
    expect(bo.page.get_by_text("Conversion", exact=True)).to_be_visible()
    expect(bo.page.get_by_role("button", name="Export CSV")).to_have_count(0)
