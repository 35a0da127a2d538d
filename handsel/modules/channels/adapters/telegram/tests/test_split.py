"""One update, one item: whose it is, its key, its time, and what is kept for a person."""

from typing import Any

import pytest

from handsel.modules.channels.adapters.telegram.split import split
from handsel.modules.channels.adapters.telegram.tests.payloads import (
    AT,
    BOT,
    GROUP,
    MINA,
    message,
    person,
    pressed,
    said,
    update,
)
from handsel.modules.channels.adapters.telegram.updates import VOLATILE
from handsel.modules.channels.events import RawItem

MEMBER = {"user": {"id": 1, "is_bot": True, "first_name": "Shop"}, "status": "kicked"}


def only(payload: dict[str, Any]) -> RawItem:
    [item] = split(payload, account=BOT)
    return item


def stable(item: RawItem) -> dict[str, Any]:
    """What of an item counts when it comes again."""
    return {name: item.body[name] for name in item.body if name not in VOLATILE}


def test_a_message_is_the_customers_keyed_by_the_updates_number() -> None:
    item = only(said(text="two mugs"))
    assert (item.source, item.account, item.kind) == ("telegram", BOT, "message")
    assert (item.lane_key, item.dedupe_key, item.quarantined) == (MINA, "880000001", "")
    assert item.occurred_at.timestamp() == AT
    assert item.body == said(text="two mugs")


@pytest.mark.parametrize(
    ("payload", "lane", "kind"),
    [
        (update(edited_message=message(text="three", edit_date=AT + 9)), MINA, "edit"),
        (pressed(data="confirm:c_1", message=message(text="Yes?")), MINA, "press"),
        (pressed(data="confirm:c_1", inline_message_id="AAB"), MINA, "press"),
        (
            update(
                my_chat_member={
                    "chat": {"id": int(MINA), "type": "private"}, "from": person(), "date": AT,
                    "old_chat_member": MEMBER, "new_chat_member": MEMBER,
                }
            ),
            MINA,
            "standing",
        ),
        (update(message=message(text="hi") | {"chat": GROUP}), "chat:-1001500042", "group_message"),
        (
            update(channel_post={"message_id": 2, "chat": GROUP | {"type": "channel"}, "date": AT}),
            "chat:-1001500042",
            "channel_post",
        ),
        (update(inline_query={"id": "7", "from": person(), "query": "m"}), "", "inline_query"),
        (update(poll={"id": "7", "question": "Which?", "options": []}), "", "poll"),
        (update(something_of_tomorrow={"id": "7"}), "", "something_of_tomorrow"),
    ],
)  # fmt: skip
def test_each_kind_waits_in_the_lane_of_whom_it_is_about(
    payload: dict[str, Any], lane: str, kind: str
) -> None:
    item = only(payload)
    assert (item.lane_key, item.kind, item.quarantined) == (lane, kind, "")


@pytest.mark.parametrize(
    "payload",
    [
        {},
        {"update_id": 7},
        {"update_id": "", "message": message(text="hi")},
        {"update_id": True, "message": message(text="hi")},
        {"message": message(text="hi")},
        {"update_id": 7, "message": "hi"},
        {"update_id": 7, "message": message(text="hi"), "poll": {}},
        {"update_id": 7, "message": {"text": "hi"}},
        {"update_id": 7, "message": {"chat": {"type": "private"}, "text": "hi"}},
        {"update_id": 7, "callback_query": {"id": "1", "data": "x"}},
    ],
)
def test_what_makes_no_sense_is_kept_for_a_person(payload: dict[str, Any]) -> None:
    item = only(payload)
    assert (item.quarantined, item.dedupe_key, item.body) == ("unreadable", "", payload)


def test_a_press_keeps_the_moment_it_arrived_and_counts_as_the_same_when_sent_again() -> None:
    payload = pressed(data="confirm:c_1", message=message(text="Yes?"))
    first, again = only(payload), only(payload)
    assert set(first.body) - set(payload) == VOLATILE
    assert first.occurred_at.timestamp() > AT
    assert abs(first.body["arrived_at_ms"] / 1000 - first.occurred_at.timestamp()) < 0.002
    assert stable(first) == stable(again)
    assert stable(first) != stable(only(pressed(data="cancel:c_1", message=message())))


def test_a_message_tells_its_own_time_and_gets_none_of_ours() -> None:
    assert not VOLATILE & only(said(text="hi")).body.keys()
