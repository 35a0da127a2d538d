"""Support access: an owner lets support in, everybody who may know sees it, and it is ended."""

from uuid import uuid4

import pytest
from playwright.sync_api import expect

from tests.browser.desk import Desk, age_proof, at_one_width, prove

pytestmark = pytest.mark.timeout(300)

END_ALL = (
    "UPDATE support_supportaccess SET ended_at = now(), ended_by = 'shop' WHERE ended_at IS NULL"
)
BANNER = "Support may read in this shop until"


def test_support_is_let_in_after_proof_seen_on_every_page_and_put_out(amal: Desk) -> None:
    amal.stack.sql(END_ALL)
    reason = f"The invoices look wrong {uuid4().hex[:6]}"
    amal.page.goto("/settings/support")
    expect(amal.page.get_by_role("heading", level=1, name="Support access")).to_be_visible()
    amal.page.get_by_role("button", name="Let support in").click()
    dialog = amal.page.get_by_role("dialog")
    dialog.get_by_label("For how long").select_option("15")
    dialog.get_by_label("Reason").fill(reason)
    amal.require_accessible()
    age_proof(amal)
    dialog.get_by_role("button", name="Let support in").click()
    prove(amal)
    row = amal.page.get_by_role("listitem").filter(has_text=reason)
    expect(row).to_contain_text("Open")
    amal.require_accessible()
    amal.page.goto("/orders")
    expect(amal.page.get_by_text(BANNER)).to_be_visible()
    amal.require_accessible()
    amal.page.get_by_role("link", name="See and end").click()
    row.get_by_role("button", name="End").click()
    expect(row).to_contain_text("Ended")
    expect(amal.page.get_by_text(BANNER)).to_have_count(0)


@at_one_width
def test_who_may_be_let_in_is_the_owners_to_say(amal: Desk) -> None:
    amal.page.goto("/settings/support")
    choice = amal.page.get_by_role("radio", name="Never; this also ends what is open")
    choice.check()
    expect(amal.page.get_by_text("That holds from now on.")).to_be_visible()
    amal.page.reload()
    expect(choice).to_be_checked()
    amal.page.get_by_role("radio", name="When an owner agrees").check()
    expect(amal.page.get_by_role("radio", name="When an owner agrees")).to_be_checked()


@at_one_width
def test_whoever_may_not_know_of_support_sees_nothing_of_it(bo: Desk) -> None:
    bo.page.goto("/team")
    expect(bo.page.get_by_role("list", name="Members")).to_be_visible()
    expect(bo.page.get_by_role("link", name="Support access")).to_have_count(0)
    bo.page.goto("/settings/support")
    expect(bo.page.get_by_role("heading", name="Not for your role")).to_be_visible()
    expect(bo.page.get_by_role("button", name="Let support in")).to_have_count(0)
    bo.require_accessible()
