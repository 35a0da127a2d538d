"""Where money goes: connected, made to wait for a day, stopped; and ways to pay by hand."""

from uuid import uuid4

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.desk import Desk, at_one_width

pytestmark = pytest.mark.timeout(300)


@pytest.fixture(autouse=True)
def afresh(amal: Desk) -> None:
    """As the demo is: paid by Stripe through the platform, and nothing waits."""
    amal.stack.sql(
        "UPDATE payments_payoutchange SET state = 'stopped', ended_at = now()"
        " WHERE state = 'waiting'"
    )


def connect_stripe(desk: Desk, key: str) -> Locator:
    """The dialog with this key in it, sent."""
    desk.page.goto("/channels/payments")
    desk.page.get_by_role("link", name="Add a way to pay").first.click()
    desk.page.get_by_role("dialog").get_by_role("link", name="Stripe").click()
    form = desk.page.get_by_role("dialog", name="Connect Stripe")
    form.get_by_label("Secret or restricted key").fill(key)
    form.get_by_role("button", name="Connect", exact=True).click()
    return form


def card_of(desk: Desk, key: str) -> Locator:
    """The account whose key ends so."""
    return desk.page.get_by_role("article").filter(has_text=f"••••{key[-4:]}")


def test_another_account_waits_for_a_day_and_is_stopped(amal: Desk) -> None:
    key = f"sk_test_{uuid4().hex}"
    form = connect_stripe(amal, key)
    expect(form).to_have_count(0)
    card = card_of(amal, key)
    expect(card).to_contain_text("Waits a day")
    expect(card).to_contain_text("Every owner has a letter about it")
    assert key not in amal.page.content()
    amal.require_accessible()
    card.get_by_role("button", name="Stop this change").click()
    dialog = amal.page.get_by_role("dialog")
    amal.require_accessible()
    dialog.get_by_role("button", name="Stop this change").click()
    expect(card).to_contain_text("Not offered")
    history = amal.page.get_by_role("list", name="Changes of where money goes")
    expect(history.get_by_role("listitem").first).to_contain_text("Stopped")


@at_one_width
def test_a_key_that_stripe_does_not_take_is_explained(amal: Desk) -> None:
    form = connect_stripe(amal, "of-nobody-here")
    expect(form.get_by_role("alert")).to_contain_text("not accepted")
    amal.require_accessible()


@at_one_width
def test_keys_are_replaced_by_those_of_the_same_account_only(amal: Desk) -> None:
    key = f"sk_test_{uuid4().hex}"
    expect(connect_stripe(amal, key)).to_have_count(0)
    card = card_of(amal, key)
    card.get_by_role("button", name="Replace the keys").click()
    dialog = amal.page.get_by_role("dialog")
    dialog.get_by_label("Secret or restricted key").fill(f"sk_test_{uuid4().hex}")
    dialog.get_by_role("button", name="Replace the keys").click()
    expect(dialog.get_by_role("alert")).to_contain_text("another account")
    dialog.get_by_label("Secret or restricted key").fill(key)
    dialog.get_by_role("button", name="Replace the keys").click()
    expect(dialog).to_have_count(0)
    card.get_by_role("button", name="Test", exact=True).click()
    expect(card.get_by_text("Stripe takes the keys.")).to_be_visible()


@at_one_width
def test_a_webhook_secret_is_kept_and_the_one_before_it_for_a_while(amal: Desk) -> None:
    key = f"sk_test_{uuid4().hex}"
    expect(connect_stripe(amal, key)).to_have_count(0)
    card = card_of(amal, key)
    expect(card).to_contain_text("Missing")
    for _ in range(2):
        card.get_by_role("button", name="Webhook secret").click()
        dialog = amal.page.get_by_role("dialog")
        dialog.get_by_label("Signing secret of the webhook").fill(f"whsec_{uuid4().hex}")
        amal.require_accessible()
        dialog.get_by_role("button", name="Save").click()
        expect(dialog).to_have_count(0)
        expect(card).to_contain_text("Kept")
    expect(card).to_contain_text("The one before it is taken until")


def test_customers_are_offered_to_pay_by_hand_after_a_day(amal: Desk) -> None:
    iban = f"IBAN {uuid4().hex[:8]}"
    amal.page.goto("/channels/payments?add=bank_transfer")
    dialog = amal.page.get_by_role("dialog", name="Bank transfer")
    dialog.get_by_label("What customers read").fill(iban)
    amal.require_accessible()
    dialog.get_by_role("button", name="Save").click()
    expect(dialog).to_have_count(0)
    card = amal.page.get_by_role("article", name="Bank transfer")
    expect(card).to_contain_text(f"Customers will read: {iban}")
    amal.require_accessible()
