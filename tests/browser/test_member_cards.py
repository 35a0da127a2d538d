"""A member sells from the composer: products as cards, and the link to pay on again."""

import pytest
from playwright.sync_api import Route, expect

from tests.browser.desk import Desk, at_one_width, marked
from tests.browser.test_inbox import open_from_list, say
from tests.browser.test_threads import goes_on
from tests.stack import wait_until

pytestmark = pytest.mark.timeout(300)

COUNT = (
    "SELECT count(*) FROM conversations_message"
    " WHERE conversation_id = %s AND author_kind = 'member' AND text LIKE %s"
)


def hear(desk: Desk, conversation: str, words: str) -> None:
    """Wait until the assistant, or the shop itself, has said this."""
    find = (
        "SELECT 1 FROM conversations_message WHERE conversation_id = %s"
        " AND author_kind IN ('assistant', 'system') AND text ILIKE %s"
    )
    wait_until(lambda: desk.stack.sql(find, conversation, f"%{words}%"), seconds=60, what=words)


def test_a_product_is_found_by_keys_and_shown_to_the_customer_once(amal: Desk) -> None:
    conversation = say(amal, marked("What bread do you have?"))
    open_from_list(amal, conversation)
    page = amal.page
    page.get_by_role("log").click()
    page.keyboard.press("p")
    search = page.get_by_role("combobox", name="Search the catalog")
    search.fill("sourdough")
    options = page.get_by_role("option")
    expect(options.first).to_contain_text("ourdough")
    expect(options.first).to_contain_text("£")
    amal.require_accessible()
    search.press("Enter")
    card = page.get_by_role("log").get_by_text("ourdough").last
    expect(card).to_be_visible()
    expect(page.get_by_role("log").get_by_text("costs £")).to_be_visible()
    amal.require_accessible()
    assert amal.stack.sql(COUNT, conversation, "%costs £%")[0][0] == 1
    page.get_by_role("log").get_by_role("link", name="Open the product").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("ourdough")


@at_one_width
def test_a_product_that_could_not_be_brought_says_so_and_goes_again(amal: Desk) -> None:
    conversation = say(amal, marked("Any cakes?"))
    open_from_list(amal, conversation)
    page, log = amal.page, amal.page.get_by_role("log")

    def fail(route: Route) -> None:
        route.abort()

    page.route("**/products", fail, times=1)
    page.get_by_role("button", name="Show a product").click()
    page.get_by_role("combobox", name="Search the catalog").fill("cake")
    page.get_by_role("option").first.click()
    expect(log.get_by_role("alert")).to_contain_text("Not sent.")
    amal.require_accessible()
    log.get_by_role("button", name="Try again").click()
    wait_until(
        lambda: amal.stack.sql(COUNT, conversation, "%£%")[0][0] == 1, seconds=60, what="the card"
    )
    expect(log.get_by_role("alert")).to_have_count(0)


def test_the_link_to_pay_on_is_offered_while_an_order_waits_and_goes_out_again(amal: Desk) -> None:
    conversation = say(amal, marked("Hello!"))
    open_from_list(amal, conversation)
    page, log = amal.page, amal.page.get_by_role("log")
    button = page.get_by_role("button", name="Payment link")
    goes_on(amal, conversation, text="two blue mugs please")
    hear(amal, conversation, "Added to your cart")
    expect(button).to_have_count(0)
    goes_on(amal, conversation, text="checkout")
    hear(amal, conversation, "total")
    goes_on(amal, conversation, text="yes")
    hear(amal, conversation, "http")
    page.reload()
    button.click()
    wait_until(
        lambda: amal.stack.sql(COUNT, conversation, "%http%")[0][0] == 1,
        seconds=60,
        what="the link",
    )
    expect(log.get_by_text("http")).to_have_count(2)
    amal.require_accessible()
    # Our own message with the link leads there as the member's does.
    expect(log.get_by_role("link", name="Open the order")).to_have_count(2)
    log.get_by_role("link", name="Open the order").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Order")
