"""Lanes: one worker at a time, fair to every business, fenced, and never asleep over an event."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import psycopg
import pytest
from django.db import transaction

from handsel.kit.ids import uuid7
from handsel.modules.ingress import lanes
from handsel.modules.ingress.models import Lane


@pytest.fixture
def admin(database: dict[str, str]) -> Any:
    with psycopg.connect(database["admin"], autocommit=True) as connection:
        connection.execute("UPDATE ingress_lane SET ready_at = NULL")
        yield connection


def _ready(business: UUID, count: int = 1) -> list[UUID]:
    made = [
        Lane.objects.create(
            source="instagram",
            account="a",
            key=uuid7().hex,
            business_id=business,
            target_id=business,
            ready_at=datetime(2026, 1, 1, tzinfo=UTC) + timedelta(seconds=n),
        )
        for n in range(count)
    ]
    return [lane.id for lane in made]


def test_a_claimed_lane_is_not_claimed_again(admin: Any) -> None:
    _ready(uuid7())
    assert len(lanes.claim(most=10)) == 1
    assert lanes.claim(most=10) == []


def test_a_burst_of_one_business_leaves_room_for_the_others(admin: Any) -> None:
    busy, quiet = uuid7(), uuid7()
    _ready(busy, 50)
    (waiting,) = _ready(quiet)
    claimed = lanes.claim(most=10)
    assert waiting in [lane.id for lane in claimed]
    assert len(claimed) >= 6


def test_the_oldest_lane_of_a_business_comes_first(admin: Any) -> None:
    made = _ready(uuid7(), 3)
    assert [lane.id for lane in lanes.claim(most=1)] == made[:1]


def test_a_dead_workers_lane_is_free_when_its_lease_ends(admin: Any) -> None:
    (made,) = _ready(uuid7())
    (first,) = lanes.claim(most=1)
    admin.execute("UPDATE ingress_lane SET leased_until = now() - interval '1 s'")
    (second,) = lanes.claim(most=1)
    assert (second.id, second.attempt) == (made, first.attempt + 1)


def test_a_living_worker_keeps_its_lease(admin: Any) -> None:
    _ready(uuid7())
    claimed = lanes.claim(most=1)
    admin.execute("UPDATE ingress_lane SET leased_until = now() - interval '1 s'")
    lanes.renew(claimed)
    assert lanes.claim(most=1) == []


def test_a_lane_let_go_is_free_though_its_lease_was_being_renewed(admin: Any) -> None:
    (made,) = _ready(uuid7())
    (claimed,) = lanes.claim(most=1)
    lanes.finish(claimed, ready_at=datetime(2026, 1, 1, tzinfo=UTC))
    lanes.renew([claimed])
    assert [lane.id for lane in lanes.claim(most=1)] == [made]


def test_a_worker_that_comes_back_late_is_fenced(admin: Any) -> None:
    (made,) = _ready(uuid7())
    (late,) = lanes.claim(most=1)
    admin.execute("UPDATE ingress_lane SET leased_until = now() - interval '1 s'")
    lanes.claim(most=1)
    with pytest.raises(lanes.Fenced), transaction.atomic():
        lanes.hold(late)
    with pytest.raises(lanes.Fenced):
        lanes.finish(late, ready_at=None)
    assert Lane.objects.get(id=made).ready_at is not None


def test_a_finished_lane_sleeps_until_something_comes(admin: Any) -> None:
    (made,) = _ready(uuid7())
    (claimed,) = lanes.claim(most=1)
    lanes.finish(claimed, ready_at=None)
    lane = Lane.objects.get(id=made)
    assert (lane.ready_at, lane.leased_until) == (None, None)


def test_an_event_that_came_meanwhile_keeps_the_lane_awake(admin: Any) -> None:
    (made,) = _ready(uuid7())
    (claimed,) = lanes.claim(most=1)
    admin.execute("UPDATE ingress_lane SET wakes = wakes + 1 WHERE id = %s", [made])
    assert lanes.finish(claimed, ready_at=None) is not None
    assert [lane.id for lane in lanes.claim(most=1)] == [made]


def test_a_lane_to_be_worked_later_waits_for_its_time(admin: Any) -> None:
    _ready(uuid7())
    (claimed,) = lanes.claim(most=1)
    later = datetime.now(UTC) + timedelta(hours=1)
    assert lanes.finish(claimed, ready_at=later) == later
    assert lanes.claim(most=1) == []
