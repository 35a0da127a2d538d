"""WhatsApp's webhook bodies, item by item."""

import json
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import pytest

from handsel.modules.channels.adapters.whatsapp.parse import parse
from handsel.modules.channels.adapters.whatsapp.split import split
from handsel.modules.channels.adapters.whatsapp.tests.payloads import (
    AT,
    BUSINESS,
    CUSTOMER,
    NUMBER,
    OTHER,
    USER,
    WAMID,
    account,
    body,
    change,
    message,
    only,
    said,
    status,
)
from handsel.modules.channels.events import MessageReceived

GROUP = "120363400000000001@g.us"
ECHO = {"from": "442079460042", "to": CUSTOMER, "id": WAMID, "timestamp": str(AT), "type": "text"}
WISH = {"wa_id": CUSTOMER, "category": "marketing_messages", "value": "stop", "timestamp": AT}


@pytest.mark.parametrize(
    ("given", "kind", "lane", "key"),
    [
        (said(message("text", {"body": "Hi"})), "message", CUSTOMER, WAMID),
        (
            said(message("reaction", {"message_id": OTHER, "emoji": "+"})),
            "reaction", CUSTOMER, f"{OTHER}:{CUSTOMER}:react:{AT}:{WAMID}",
        ),
        (
            said(message("reaction", {"message_id": OTHER})),
            "reaction", CUSTOMER, f"{OTHER}:{CUSTOMER}:unreact:{AT}:{WAMID}",
        ),
        (
            said(message("revoke", {"original_message_id": OTHER})),
            "unsend", CUSTOMER, f"{WAMID}:unsend",
        ),
        (said(message("edit", {})), "edit", CUSTOMER, f"{WAMID}:edit"),
        (said(message("system", {"type": "x"})), "system", CUSTOMER, f"{WAMID}:system"),
        (said(message("text", {}, group_id=GROUP)), "group_message", f"group:{GROUP}", WAMID),
        (status("sent"), "status_sent", CUSTOMER, f"{WAMID}:sent"),
        (status("played"), "status_played", CUSTOMER, f"{WAMID}:played"),
        (
            status("failed", errors=[{"code": 131026}]),
            "status_failed", CUSTOMER, f"{WAMID}:failed:131026",
        ),
        (
            status("read", recipient_type="group", recipient_participant_id="1555"),
            "status_read", f"group:{CUSTOMER}", f"{WAMID}:read:1555",
        ),
        (change({"message_echoes": [ECHO]}, field="smb_message_echoes"), "echo", CUSTOMER, WAMID),
        (
            change({"user_preferences": [WISH]}, field="user_preferences"),
            "user_preferences", CUSTOMER, f"{CUSTOMER}:preference:marketing_messages:stop:{AT}",
        ),
    ],
)  # fmt: skip
def test_each_kind_has_its_customer_and_its_key(given: Any, kind: str, lane: str, key: str) -> None:
    item = only(given)
    assert (item.source, item.account, item.quarantined) == ("whatsapp", NUMBER, "")
    assert (item.kind, item.lane_key, item.dedupe_key) == (kind, lane, key)
    assert int(item.occurred_at.timestamp()) == AT


def test_who_hides_the_number_is_known_by_the_id_that_stands_for_them() -> None:
    hidden = message("text", {"body": "Hi"}, from_user_id=USER)
    del hidden["from"]
    assert only(said(hidden)).lane_key == USER
    nameless = message("contacts", [])
    del nameless["from"]
    assert only(said(nameless)).lane_key == CUSTOMER


def test_news_of_the_account_belongs_to_the_account_and_repeats_at_another_time() -> None:
    news = [account("account_update", event="DISABLED_UPDATE") for _ in range(2)]
    news[1]["entry"][0]["time"] = AT + 60
    first, second = (only(one) for one in news)
    assert (first.account, first.lane_key, first.kind) == (BUSINESS, "", "account_update")
    assert first.dedupe_key != second.dedupe_key
    assert first.dedupe_key == only(account("account_update", event="DISABLED_UPDATE")).dedupe_key


def test_a_batch_is_told_apart_by_number_person_and_item() -> None:
    first = said(message("text", {"body": "one"}), message("text", {"body": "two"}, id=OTHER))
    second = status("read")
    contacts = first["entry"][0]["changes"][0]["value"]["contacts"]
    contacts.append({"profile": {"name": "Bo"}, "wa_id": "447700900043"})
    third = said(message("text", {"body": "three"}, **{"from": "447700900043"}))
    third["entry"][0]["changes"][0]["value"]["contacts"] = contacts
    third["entry"][0]["changes"][0]["value"]["metadata"] = {"phone_number_id": "106"}
    entries = [one["entry"][0] for one in (first, second, third)]
    items = list(split({"object": "whatsapp_business_account", "entry": entries}))
    assert [(item.account, item.kind) for item in items] == [
        (NUMBER, "message"),
        (NUMBER, "message"),
        (NUMBER, "status_read"),
        ("106", "message"),
    ]
    spoken = [parse(item.body) for item in items]
    told = [(e.text, e.customer_name) for e in spoken if isinstance(e, MessageReceived)]
    assert told == [("one", "Ana Souza"), ("two", "Ana Souza"), ("three", "Bo")]
    assert [len(list(split({"entry": [item.body]}))) for item in items] == [1, 1, 1, 1]


@pytest.mark.parametrize(
    "bad",
    [
        "words", 7, None, [], {}, {"type": "text"}, {"id": WAMID, "type": "text"},
        {"from": CUSTOMER, "type": "text"}, {"from": {"a": 1}, "id": ["x"], "type": 7},
    ],
)  # fmt: skip
def test_an_item_that_makes_no_sense_harms_none_beside_it(bad: Any) -> None:
    given = said(bad, message("text", {"body": "Hi"}))
    given["entry"][0]["changes"][0]["value"]["contacts"].append({"wa_id": "447700900043"})
    items = list(split(given))
    assert [item.quarantined for item in items] == ["unreadable", ""]
    assert items[0].account == NUMBER
    assert isinstance(parse(items[1].body), MessageReceived)


@pytest.mark.parametrize(
    "given",
    [
        {}, {"entry": []}, {"entry": ["x"]}, {"entry": [{"id": 1}]}, body(None), body({}),
        body({"field": "messages"}), body({"field": "messages", "value": "x"}),
        body({"value": {"messages": [{}]}}), body({"field": 7, "value": {}}),
        {"entry": [{"id": "1", "messaging": [{}]}]},
    ],
)  # fmt: skip
def test_a_body_that_makes_no_sense_is_kept_for_a_person(given: Any) -> None:
    items = list(split(given))
    assert items
    assert {item.quarantined for item in items} == {"unreadable"}


def test_a_change_without_items_is_kept() -> None:
    assert only(change({"messages": []})).kind == "messages"
    assert only(change({"errors": [{"code": 1}]})).kind == "messages"


JUNK: tuple[Any, ...] = (None, True, -1, 1e308, 10**40, "", "x", [], {}, [{}], [None], "9" * 300)
BODIES = (
    said(message("text", {"body": "Hi"}, context={"id": OTHER}, referral={"source_id": "1"})),
    said(message("image", {"id": "1", "caption": "Hi"})),
    said(message("location", {"latitude": 1.5, "longitude": 2.5, "name": "x"})),
    said(message("contacts", [{"name": {"formatted_name": "Bo"}, "phones": [{"phone": "1"}]}])),
    said(message("interactive", {"type": "list_reply", "list_reply": {"id": "1", "title": "A"}})),
    said(message("order", {"product_items": [{"product_retailer_id": "M", "quantity": 1}]})),
    said(message("reaction", {"message_id": OTHER, "emoji": "+"})),
    said(message("edit", {"original_message_id": OTHER, "message": {"type": "text"}})),
    status("failed", errors=[{"code": 1, "title": "No", "error_data": {"details": "x"}}]),
    change({"message_echoes": [ECHO | {"text": {"body": "Hi"}}]}, field="smb_message_echoes"),
    change({"user_preferences": [WISH]}, field="user_preferences"),
    account(
        "account_update",
        event="ACCOUNT_RESTRICTION",
        restriction_info=[{"restriction_type": "X", "expiration": AT}],
    ),
)


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The way to everything inside a JSON value."""
    inside = value.items() if isinstance(value, dict) else enumerate(value)
    for name, inner in inside:
        yield (*path, name)
        if isinstance(inner, dict | list):
            yield from places(inner, (*path, name))


def with_junk(given: Any, path: tuple[Any, ...], junk: Any) -> Any:
    copied = json.loads(json.dumps(given))
    at = copied
    for name in path[:-1]:
        at = at[name]
    at[path[-1]] = json.loads(json.dumps(junk))
    return copied


@pytest.mark.parametrize("given", BODIES, ids=range(len(BODIES)))
def test_nothing_in_the_place_of_anything_breaks_the_reading(given: Any) -> None:
    for path in places(given):
        for junk in JUNK:
            for item in split(with_junk(given, path, junk)):
                with suppress(ValueError):
                    parse(item.body)
