"""A webhook body becomes its items: whose, under which key, of which kind."""

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from handsel.modules.channels.adapters.instagram.tests.payloads import (
    CUSTOMER,
    NAMES,
    SHOP,
    load,
    load_item,
    split,
)

# The same inputs at every run, however slow the machine.
ANY = settings(derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
KEYS = {
    "text": ("message", "mid.rose.1"),
    "quick_reply": ("message", "mid.rose.1"),
    "unsupported": ("message", "mid.rose.1"),
    "echo": ("echo", "mid.rose.1"),
    "echo_without_its_flag": ("echo", "mid.rose.1"),
    "unsend": ("unsend", "mid.rose.1:unsend"),
    "edit": ("edit", "mid.rose.1:edit:2"),
    "reaction": ("reaction", f"mid.rose.5:{CUSTOMER}:react:1764000000123"),
    "unreaction": ("reaction", f"mid.rose.5:{CUSTOMER}:unreact:1764000000123"),
    "reaction_of_the_account": ("reaction", f"mid.rose.5:{SHOP}:react:1764000000123"),
    "postback": ("postback", "mid.rose.2"),
    "postback_without_mid": ("postback", f"{CUSTOMER}:postback:show:p_9:1764000000123"),
    "read": ("read", "mid.rose.5:read"),
    "read_until": ("read", f"{CUSTOMER}:read:1764000000000"),
    "referral": ("referral", f"{CUSTOMER}:referral:window-sticker:1764000000123"),
    "standby": ("standby_message", "mid.rose.1"),
    "comment": ("comments", "1790:comments:add"),
    "comment_in_the_entry": ("comments", "1790:comments:add"),
    "comment_by_facebook_login": ("comments", "1790:comments:add"),
    "live_comment": ("live_comments", "1791:live_comments:add"),
    "mention": ("mentions", "1792:mentions:add"),
    "story_insights": ("story_insights", ""),
    "handover": ("pass_thread_control", ""),
    "optin": ("optin", ""),
    "unheard_of": ("telepathy", ""),
}


@pytest.mark.parametrize(("name", "expected"), KEYS.items())
def test_each_kind_has_the_key_that_its_provider_repeats(
    name: str, expected: tuple[str, str]
) -> None:
    item = load_item(name)
    assert (item.kind, item.dedupe_key) == expected


@pytest.mark.parametrize("name", NAMES)
def test_every_documented_item_belongs_to_the_shop_and_its_customer(name: str) -> None:
    item = load_item(name)
    assert (item.source, item.account, item.quarantined) == ("instagram", SHOP, "")
    nobody = name in {"mention", "story_insights"}
    alone = name == "own_account_to_itself"
    assert item.lane_key == ("" if nobody else SHOP if alone else CUSTOMER)


@pytest.mark.parametrize("name", NAMES)
def test_a_kept_item_splits_again_into_itself(name: str) -> None:
    item = load_item(name)
    [again] = split({"object": "instagram", "entry": [item.body]})
    assert again == item


def test_the_providers_time_counts_in_milliseconds_or_in_seconds() -> None:
    assert load_item("text").occurred_at == datetime(2025, 11, 24, 16, 0, 0, 123_000, UTC)
    assert load_item("time_in_seconds").occurred_at == datetime(2025, 11, 24, 16, tzinfo=UTC)
    assert load_item("comment").occurred_at == datetime(2025, 11, 24, 16, 0, 1, tzinfo=UTC)


def test_all_items_of_all_entries_are_found_in_order() -> None:
    body: Any = load("text")
    body["entry"][0]["messaging"] *= 3
    body["entry"].append(load("comment")["entry"][0])
    body["entry"].append(load("standby")["entry"][0])
    kinds = [item.kind for item in split(body)]
    assert kinds == ["message"] * 3 + ["comments", "standby_message"]


@pytest.mark.parametrize(
    "spoilt",
    [
        None,
        "text",
        7,
        [],
        {},
        {"message": {"mid": "m"}},
        {"sender": {"id": "1"}, "recipient": {"id": SHOP}},
        {"sender": {"id": "1"}, "recipient": {"id": SHOP}, "message": "not an object"},
        {"sender": {"id": "1"}, "recipient": {"id": SHOP}, "message": {"text": "no mid"}},
        {"sender": {"id": "1" * 500}, "recipient": {"id": SHOP}, "message": {"mid": "m"}},
        {"sender": "1", "recipient": {"id": SHOP}, "message": {"mid": "m"}},
    ],
)
def test_a_spoilt_item_is_set_apart_and_its_neighbors_are_not(spoilt: Any) -> None:
    body: Any = load("text")
    body["entry"][0]["messaging"].insert(0, spoilt)
    bad, good = split(body)
    assert (bad.kind, bad.quarantined, bad.account) == ("unreadable", "unreadable", SHOP)
    assert (good.kind, good.quarantined) == ("message", "")


@pytest.mark.parametrize(
    "body",
    [
        {"object": "instagram"},
        {"object": "instagram", "entry": []},
        {"object": "instagram", "entry": {}},
        {"object": "instagram", "entry": ["x"]},
        {"object": "instagram", "entry": [{"id": SHOP, "time": 1}]},
        {"object": "instagram", "entry": [{"id": SHOP, "messaging": "x"}]},
    ],
)
def test_a_body_without_items_is_kept_whole(body: Any) -> None:
    [item] = split(body)
    assert item.quarantined == "unreadable"
    assert item.body


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)
NAMED = st.sampled_from(
    ["entry", "id", "time", "messaging", "standby", "changes", "field", "value", "sender",
     "recipient", "timestamp", "message", "mid", "text", "attachments", "read", "postback"]
)  # fmt: skip
SHAPED = st.recursive(
    JSON,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMED, inner, max_size=4),
    max_leaves=12,
)


@ANY
@given(st.dictionaries(NAMED, SHAPED, max_size=4))
def test_no_body_whatever_makes_it_raise(body: Any) -> None:
    assert list(split(body))
