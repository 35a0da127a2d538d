"""A page's webhook becomes its items: whose, under which key, of which kind."""

from datetime import UTC, datetime
from typing import Any

import pytest

from handsel.modules.channels.adapters.messenger.tests.payloads import (
    CUSTOMER,
    NAMES,
    PAGE,
    load,
    load_item,
    split,
)

ABOUT_NOBODY = {"policy_block", "policy_unblock", "optin_of_a_visitor", "parking"}
OF_THE_PAGE = {"comment_of_the_page", "post", "own_page_to_itself"}
KEYS = {
    "text": ("message", "m_rose.1"),
    "thumb_up": ("message", "m_rose.1"),
    "echo": ("echo", "m_rose.1"),
    "echo_turned_round": ("echo", "m_rose.1"),
    "unsend": ("unsend", "m_rose.1:unsend"),
    "edit": ("edit", "m_rose.1:edit:2"),
    "reaction": ("reaction", f"m_rose.5:{CUSTOMER}:react:1764000000123"),
    "unreaction": ("reaction", f"m_rose.5:{CUSTOMER}:unreact:1764000000123"),
    "reaction_of_the_page": ("reaction", f"m_rose.5:{PAGE}:react:1764000000123"),
    "postback": ("postback", "m_rose.2"),
    "postback_without_mid": ("postback", f"{CUSTOMER}:postback:show:p_9:1764000000123"),
    "read": ("read", f"{CUSTOMER}:read:1764000000000"),
    "delivery": ("delivery", f"{CUSTOMER}:delivery:1764000000000"),
    "delivery_as_text": ("delivery", f"{CUSTOMER}:delivery:1764000000000"),
    "referral": ("referral", f"{CUSTOMER}:referral:window-sticker:1764000000123"),
    "standby": ("standby_message", "m_rose.1"),
    "standby_echo": ("standby_echo", "m_rose.1"),
    "test_button": ("message", "m_rose.1"),
    "cart": ("order", ""),
    "policy_unblock": ("policy_enforcement", ""),
    "taken_from_us": ("take_thread_control", ""),
    "comment": ("feed", ""),
    "game_played": ("game_play", ""),
}


@pytest.mark.parametrize(("name", "expected"), KEYS.items())
def test_each_kind_has_the_key_that_its_provider_repeats(
    name: str, expected: tuple[str, str]
) -> None:
    item = load_item(name)
    assert (item.kind, item.dedupe_key) == expected


@pytest.mark.parametrize("name", NAMES)
def test_every_documented_item_belongs_to_the_page_and_its_customer(name: str) -> None:
    item = load_item(name)
    assert (item.source, item.account, item.quarantined) == ("messenger", PAGE, "")
    lane = "" if name in ABOUT_NOBODY else PAGE if name in OF_THE_PAGE else CUSTOMER
    assert item.lane_key == lane


@pytest.mark.parametrize("name", NAMES)
def test_a_kept_item_splits_again_into_itself(name: str) -> None:
    item = load_item(name)
    [again] = split({"object": "page", "entry": [item.body]})
    assert again == item


@pytest.mark.parametrize("name", ["read", "delivery"])
def test_a_mark_without_its_object_is_set_apart_and_its_neighbors_are_not(name: str) -> None:
    body: Any = load("text")
    spoilt = load(name)["entry"][0]["messaging"][0] | {name: "spoilt"}
    body["entry"][0]["messaging"].insert(0, spoilt)
    bad, good = split(body)
    assert (bad.quarantined, bad.account) == ("unreadable", PAGE)
    assert (good.kind, good.quarantined) == ("message", "")


def test_items_of_several_pages_and_customers_keep_apart() -> None:
    body: Any = load("text")
    other = load("comment")["entry"][0] | {"id": "104500000000099"}
    body["entry"] += [other, load("standby")["entry"][0]]
    found = [(item.account, item.kind) for item in split(body)]
    assert found == [(PAGE, "message"), ("104500000000099", "feed"), (PAGE, "standby_message")]


def test_the_pages_time_counts_in_milliseconds_or_in_seconds() -> None:
    assert load_item("text").occurred_at == datetime(2025, 11, 24, 16, 0, 0, 123_000, UTC)
    assert load_item("test_button").occurred_at == datetime(2025, 11, 24, 16, tzinfo=UTC)
    assert load_item("comment").occurred_at == datetime(2025, 11, 24, 16, 0, 1, tzinfo=UTC)
