"""An owner reads who did what, and finds it."""

import json
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

import pytest
import time_machine

from handsel.edge.api.tests.callers import caller_for
from handsel.kit import tenancy
from handsel.kit.ids import uuid7
from handsel.modules.audit.actions import record
from handsel.modules.audit.rules import ASSISTANT
from tests.cast import Shop

ORDER = UUID(int=42)


def read(shop: Shop, **wanted: Any) -> dict[str, Any]:
    answer = caller_for(shop.owner).call("GET", f"/audit?{urlencode(wanted)}")
    assert answer.status_code == 200, answer.content
    found: dict[str, Any] = json.loads(answer.content)
    return found


def deeds(shop: Shop, **wanted: Any) -> list[str]:
    return [one["what"] for one in read(shop, **wanted)["items"]]


@pytest.fixture
def shop(rose: Shop) -> Shop:
    """A refund asked for in June, and in July a cart of the assistant's and a refused refund."""
    with (
        time_machine.travel(datetime(2031, 6, 1, tzinfo=UTC), tick=False),
        tenancy.business(rose.id),
    ):
        record("refund.requested", actor=rose.owner, subject=("order", ORDER), detail={"n": 1})
    with (
        time_machine.travel(datetime(2031, 7, 1, tzinfo=UTC), tick=False),
        tenancy.business(rose.id),
    ):
        record("assistant.acted", actor=ASSISTANT, subject=("turn", uuid7()))
    with (
        time_machine.travel(datetime(2031, 7, 2, tzinfo=UTC), tick=False),
        tenancy.business(rose.id),
    ):
        record("refund.refused", actor=rose.agent, subject=("order", ORDER))
    return rose


LATEST = ["refund.refused", "assistant.acted", "refund.requested"]


def test_an_entry_says_who_did_what_to_what_and_when(shop: Shop) -> None:
    (entry,) = read(shop, what="refund.requested")["items"]
    assert len(bytes.fromhex(entry.pop("digest"))) == 32
    assert entry.pop("id")
    assert entry == {
        "what": "refund.requested",
        "actor_kind": "member",
        "actor_id": str(shop.owner.member_id),
        "actor_name": "",
        "subject_kind": "order",
        "subject_id": str(ORDER),
        "detail": {"n": 1},
        "at": "2031-06-01T00:00:00Z",
    }


def test_entries_are_found_by_deed_actor_subject_and_time(shop: Shop) -> None:
    assert deeds(shop)[:3] == LATEST
    assert deeds(shop, what="refund.") == ["refund.refused", "refund.requested"]
    assert deeds(shop, actor_kind="assistant") == ["assistant.acted"]
    assert shop.agent is not None
    assert deeds(shop, actor_id=shop.agent.member_id) == ["refund.refused"]
    assert deeds(shop, subject_id=ORDER) == ["refund.refused", "refund.requested"]
    assert deeds(shop, subject_kind="turn") == ["assistant.acted"]
    assert deeds(shop, since="2031-07-01T00:00:00Z") == LATEST[:2]
    assert deeds(shop, since="2031-06-01T00:00:00Z", until="2031-07-02T00:00:00Z") == LATEST[1:]
    assert deeds(shop, what="refund.", since="2031-06-20T02:00:00+02:00") == ["refund.refused"]
    assert deeds(shop, what="nothing.done") == []


def test_pages_follow_each_other_without_overlap(shop: Shop) -> None:
    seen: list[str] = []
    cursor: str | None = ""
    for _ in LATEST:
        page = read(shop, since="2031-06-01T00:00:00Z", limit=1, cursor=cursor)
        seen += [one["what"] for one in page["items"]]
        cursor = page["next_cursor"]
    assert (seen, cursor) == (LATEST, None)


def test_another_shop_finds_none_of_it(shop: Shop, blue: Shop) -> None:
    assert deeds(blue, subject_id=ORDER) == deeds(blue, since="2031-01-01T00:00:00Z") == []


@pytest.mark.parametrize(
    "wanted",
    [
        {"what": "a\0b"},
        {"what": "x" * 61},
        {"actor_kind": "nobody"},
        {"actor_id": "7"},
        {"since": "2031-06-01T00:00:00"},
        {"until": "soon"},
        {"cursor": "x"},
    ],
    ids=str,
)
def test_what_makes_no_sense_is_refused(rose: Shop, wanted: dict[str, str]) -> None:
    answer = caller_for(rose.owner).call("GET", f"/audit?{urlencode(wanted)}")
    assert answer.status_code == 422
