"""Channels: connected, tested, given another token, and let go."""

import re
from uuid import uuid4

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.desk import Desk, at_one_width

pytestmark = pytest.mark.timeout(300)


def new_bot() -> str:
    return str(10**9 + uuid4().int % 10**9)


def open_form(desk: Desk) -> Locator:
    """The dialog that connects a bot of Telegram."""
    desk.page.goto("/channels")
    desk.page.get_by_role("link", name="Connect a channel").first.click()
    desk.page.get_by_role("dialog").get_by_role("link", name="Telegram").click()
    form = desk.page.get_by_role("dialog", name="Connect Telegram")
    expect(form).to_be_visible()
    return form


def connect(desk: Desk, bot: str, *, name: str) -> Locator:
    """A bot is connected; its card."""
    form = open_form(desk)
    form.get_by_label("Bot token").fill(f"{bot}:browser-token-1111")
    form.get_by_label("Name in Handsel").fill(name)
    form.get_by_role("button", name="Connect").click()
    card = desk.page.get_by_role("article", name=name)
    expect(card).to_be_visible()
    return card


def test_a_bot_is_connected_and_shows_that_it_works(amal: Desk) -> None:
    bot, name = new_bot(), f"Orders bot {uuid4().hex[:6]}"
    card = connect(amal, bot, name=name)
    expect(card).to_contain_text("Connected")
    expect(card).to_contain_text(bot)
    expect(card).to_contain_text("••••1111")
    assert "browser-token" not in amal.page.content()
    amal.require_accessible()
    card.get_by_role("button", name="Test").click()
    expect(card.get_by_text("Telegram takes the token")).to_be_visible()
    amal.require_accessible()


def new_account() -> str:
    return f"17{uuid4().int % 10**13:013}"


def open_form_of(desk: Desk, kind: str) -> Locator:
    """The dialog that connects an account of this kind."""
    desk.page.goto("/channels?connect=choose")
    desk.page.get_by_role("dialog").get_by_role("link", name=kind).click()
    form = desk.page.get_by_role("dialog", name=f"Connect {kind}")
    expect(form).to_be_visible()
    return form


def require_answered(desk: Desk, kind: str, account: str) -> None:
    """A customer writes to the account, and has an answer."""
    sandbox, customer = desk.stack.sandbox, f"1{uuid4().int % 10**12:012}"
    since = sandbox.last_seq()
    sandbox.say(channel_kind=kind, account=account, customer=customer, text="hello")
    sandbox.wait_for(
        "the answer",
        lambda one: (one["account_id"], one["customer_id"]) == (account, customer),
        kind="send",
        since=since,
        seconds=60,
    )


@at_one_width
@pytest.mark.parametrize("kind", ["Instagram", "Messenger"])
def test_an_account_of_metas_is_connected_and_its_customers_are_answered(
    amal: Desk, kind: str
) -> None:
    account, name = new_account(), f"Second {kind} {uuid4().hex[:6]}"
    form = open_form_of(amal, kind)
    form.get_by_label("access token").fill(f"browser-{account}-1111")
    form.get_by_label(re.compile("account ID|Page ID")).fill(new_account())
    form.get_by_label("Name in Handsel").fill(name)
    form.get_by_role("button", name="Connect").click()
    expect(form.get_by_role("alert")).to_contain_text("another account")
    form.get_by_label(re.compile("account ID|Page ID")).fill(account)
    amal.require_accessible()
    form.get_by_role("button", name="Connect").click()
    expect(amal.page.get_by_role("article", name=name)).to_contain_text(account)
    require_answered(amal, kind.lower(), account)


@at_one_width
def test_a_number_of_whatsapps_is_connected_and_its_customers_are_answered(amal: Desk) -> None:
    number, name = new_account(), f"Second number {uuid4().hex[:6]}"
    form = open_form_of(amal, "WhatsApp")
    form.get_by_label("Phone number ID").fill(number)
    form.get_by_label("WhatsApp Business Account ID").fill("9" + new_account())
    form.get_by_label("Access token of a system user").fill("browser-token-1111")
    form.get_by_label("Name in Handsel").fill(name)
    form.get_by_role("button", name="Connect").click()
    expect(form.get_by_role("alert")).to_be_visible()
    form.get_by_label("WhatsApp Business Account ID").fill("9" + number)
    amal.require_accessible()
    form.get_by_role("button", name="Connect").click()
    expect(amal.page.get_by_role("article", name=name)).to_contain_text(number)
    require_answered(amal, "whatsapp", number)


@at_one_width
def test_a_wrong_token_is_explained_and_nothing_is_connected(amal: Desk) -> None:
    form = open_form(amal)
    form.get_by_label("Bot token").fill("of-nobody-here")
    amal.require_accessible()
    form.get_by_role("button", name="Connect").click()
    expect(form.get_by_role("alert")).to_contain_text("The token was not accepted")
    amal.require_accessible()


def test_a_channel_without_a_good_token_says_so_and_gets_another(amal: Desk) -> None:
    bot, name = new_bot(), f"Tired bot {uuid4().hex[:6]}"
    card = connect(amal, bot, name=name)
    amal.stack.sql(
        "UPDATE channels_channel SET status = 'reauth_required', status_reason = 'Unauthorized'"
        " WHERE external_id = %s",
        bot,
    )
    # Told live, without asking for the page again.
    expect(card).to_contain_text("Needs a new token")
    expect(card).to_contain_text("Telegram says: Unauthorized")
    amal.require_accessible()
    card.get_by_role("button", name="New token").click()
    dialog = amal.page.get_by_role("dialog")
    dialog.get_by_label("Bot token").fill(f"{new_bot()}:of-another-bot")
    dialog.get_by_role("button", name="Save").click()
    expect(dialog.get_by_role("alert")).to_contain_text("another account")
    dialog.get_by_label("Bot token").fill(f"{bot}:browser-token-2222")
    dialog.get_by_role("button", name="Save").click()
    expect(dialog).to_have_count(0)
    expect(card).to_contain_text("••••2222")
    expect(card).to_contain_text(re.compile("Connected"))


@at_one_width
def test_a_webhook_gets_another_secret_and_the_old_one_an_hour(amal: Desk) -> None:
    card = connect(amal, new_bot(), name=f"Careful bot {uuid4().hex[:6]}")
    card.get_by_role("button", name="What to do with").click()
    amal.page.get_by_role("menuitem", name="Change the webhook secret").click()
    dialog = amal.page.get_by_role("dialog")
    amal.require_accessible()
    dialog.get_by_role("button", name="Change the webhook secret").click()
    expect(card).to_contain_text("The old webhook secret is taken until")


@at_one_width
def test_a_channel_is_let_go_and_may_come_back(amal: Desk) -> None:
    bot, name = new_bot(), f"Leaving bot {uuid4().hex[:6]}"
    card = connect(amal, bot, name=name)
    card.get_by_role("button", name="What to do with").click()
    amal.page.get_by_role("menuitem", name="Disconnect").click()
    dialog = amal.page.get_by_role("dialog")
    expect(dialog).to_contain_text("nobody is answered there")
    amal.require_accessible()
    dialog.get_by_role("button", name="Disconnect").click()
    expect(card).to_have_count(0)
    former = amal.page.get_by_role("listitem").filter(has_text=name)
    expect(former).to_contain_text(bot)
    amal.require_accessible()
    former.get_by_role("link", name="Connect again").click()
    expect(amal.page.get_by_role("dialog", name="Connect Telegram")).to_be_visible()
