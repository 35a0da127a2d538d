"""The chat on the shop's own site: made, told where it may be shown, and given its secret."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.desk import Desk

pytestmark = pytest.mark.timeout(300)


def test_a_chat_is_made_told_its_sites_and_given_a_secret(amal: Desk) -> None:
    page = amal.page
    page.goto("/channels?connect=webchat")
    form = page.get_by_role("dialog", name="Connect Web chat")
    sites = form.get_by_label("Sites that show it")
    sites.fill("http://www.rose.example")
    form.get_by_role("button", name="Connect").click()
    expect(form.get_by_role("alert")).to_contain_text("with https")
    amal.require_accessible()
    sites.fill("https://www.rose.example/\nhttps://rose.example")
    form.get_by_role("button", name="Connect").click()
    line = form.get_by_label("The line for your pages")
    expect(line).to_have_value(re.compile(r'^<script src="http.*/widget\.js" data-site="wc_\w+"'))
    amal.require_accessible()
    form.get_by_role("button", name="Close").last.click()
    card = page.get_by_role("article", name="Web chat", exact=True).last
    expect(card).to_contain_text("Connected")
    card.get_by_role("button", name="Set up").click()
    chat = page.get_by_role("dialog", name="Web chat")
    expect(chat.get_by_label("Sites that show it")).to_have_value(
        "https://www.rose.example\nhttps://rose.example"
    )
    chat.get_by_role("button", name="Make a secret").click()
    expect(chat.get_by_label("Identity secret")).to_have_value(re.compile(r"^[\w-]{43}$"))
    amal.require_accessible()
