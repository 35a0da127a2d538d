"""Limits hold exactly, whoever counts and from wherever."""

import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import psycopg
import pytest
from django.db import transaction
from hypothesis import given
from hypothesis import strategies as st

from handsel.kit.clock import now
from handsel.modules.limits import actions
from handsel.modules.limits.actions import Ask, take, take_all
from handsel.modules.limits.models import Allowance
from handsel.modules.limits.rules import DEFAULT, RULES, Limit, RouteClass, Who, limit_for
from handsel.modules.limits.tasks import sweep_limits

NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)
TEN_A_MINUTE = Limit(10, timedelta(minutes=1))


@pytest.fixture
def key(database: dict[str, str]) -> str:
    """A key that nobody else uses."""
    return f"test:{uuid4()}"


def test_a_limit_lets_exactly_its_number_through(key: str) -> None:
    told = [take(key, limit=TEN_A_MINUTE, now=NOON) for _ in range(13)]
    assert [one.allowed for one in told] == [True] * 10 + [False] * 3
    assert [one.remaining for one in told] == [9, 8, 7, 6, 5, 4, 3, 2, 1, 0, 0, 0, 0]


def test_what_is_used_is_earned_back_evenly(key: str) -> None:
    for _ in range(10):
        take(key, limit=TEN_A_MINUTE, now=NOON)
    refused = take(key, limit=TEN_A_MINUTE, now=NOON)
    assert (refused.retry_after_seconds, refused.reset_after_seconds) == (6.0, 60.0)
    assert refused.retry_after == 6
    before = NOON + timedelta(seconds=5.9)
    assert not take(key, limit=TEN_A_MINUTE, now=before).allowed
    assert take(key, limit=TEN_A_MINUTE, now=NOON + timedelta(seconds=6)).allowed
    assert not take(key, limit=TEN_A_MINUTE, now=NOON + timedelta(seconds=6)).allowed


def test_being_refused_costs_nothing(key: str) -> None:
    for _ in range(50):
        take(key, limit=TEN_A_MINUTE, now=NOON)
    after = NOON + timedelta(minutes=1)
    told = [take(key, limit=TEN_A_MINUTE, now=after).allowed for _ in range(11)]
    assert told == [True] * 10 + [False]


def test_a_dear_call_takes_more_or_nothing(key: str) -> None:
    assert take(key, limit=TEN_A_MINUTE, cost=7, now=NOON).remaining == 3
    refused = take(key, limit=TEN_A_MINUTE, cost=4, now=NOON)
    assert (refused.allowed, refused.remaining, refused.retry_after_seconds) == (False, 3, 6.0)
    assert take(key, limit=TEN_A_MINUTE, cost=3, now=NOON).allowed
    with pytest.raises(ValueError, match="ever"):
        take(key, limit=TEN_A_MINUTE, cost=11, now=NOON)


def test_a_clock_that_is_behind_earns_nothing(key: str) -> None:
    for _ in range(10):
        take(key, limit=TEN_A_MINUTE, now=NOON)
    assert not take(key, limit=TEN_A_MINUTE, now=NOON - timedelta(hours=1)).allowed


def test_several_limits_are_taken_from_at_once_each_for_itself(key: str) -> None:
    one = Limit(1, timedelta(minutes=1))
    asked = [Ask(f"{key}:b", one), Ask(f"{key}:a", TEN_A_MINUTE)]
    assert [told.allowed for told in take_all(asked, now=NOON)] == [True, True]
    told = take_all(asked, now=NOON)
    assert [(v.allowed, v.remaining) for v in told] == [(False, 0), (True, 8)]


def test_what_is_taken_in_a_transaction_that_fails_is_given_back(key: str) -> None:
    with transaction.atomic():
        take(key, limit=TEN_A_MINUTE, cost=10, now=NOON)
        transaction.set_rollback(True)
    assert take(key, limit=TEN_A_MINUTE, cost=10, now=NOON).allowed


def test_four_processes_of_64_callers_get_exactly_what_there_is(
    key: str, database: dict[str, str]
) -> None:
    environ = {**os.environ, "DATABASE_URL": database["handsel_app"]}
    command = [sys.executable, "-m", "handsel.modules.limits.tests.hammer", key, "100", "64"]
    started = [
        subprocess.Popen(command, env=environ, stdout=subprocess.PIPE, text=True) for _ in range(4)
    ]
    counts = [int(one.communicate(timeout=100)[0]) for one in started]
    assert sum(counts) == 100, counts
    assert not take(key, limit=Limit(100, timedelta(days=1))).allowed


def test_keys_are_stored_as_hashes_only(key: str) -> None:
    take(key, limit=TEN_A_MINUTE, now=NOON)
    row = Allowance.objects.get(key=actions.hashed(key))
    assert len(bytes(row.key)) == actions.KEY_BYTES
    assert key.encode() not in bytes(row.key)


def test_rows_that_say_nothing_any_more_are_swept(key: str) -> None:
    moment = now()
    take(f"{key}:old", limit=TEN_A_MINUTE, now=moment - timedelta(hours=1))
    take(f"{key}:new", limit=TEN_A_MINUTE, now=moment)
    sweep_limits.enqueue(lane="sweep")
    assert actions.sweep(now=moment, most=1) == 1
    kept = {bytes(one) for one in Allowance.objects.values_list("key", flat=True)}
    assert actions.hashed(f"{key}:old") not in kept
    assert actions.hashed(f"{key}:new") in kept


def test_the_table_costs_no_log_and_is_empty_after_a_crash(database: dict[str, str]) -> None:
    with psycopg.connect(database["admin"]) as connection:
        row = connection.execute(
            "SELECT relpersistence FROM pg_class WHERE relname = 'limits_allowance'"
        ).fetchone()
    assert row == ("u",)


def test_what_has_no_rule_has_the_default() -> None:
    assert limit_for(RouteClass.OTHER, Who.VISITOR) is DEFAULT
    assert {route for route, who in RULES if who is Who.ADDRESS} == set(RouteClass) - {
        RouteClass.OTHER
    }


@given(st.integers(1, 5000), st.integers(30, 200_000))
def test_a_step_is_never_so_short_that_one_more_would_fit(most: int, seconds: int) -> None:
    limit = Limit(most, timedelta(seconds=seconds))
    assert most * limit.step <= limit.per < (most + 1) * limit.step


def test_a_limit_that_microseconds_cannot_count_is_refused() -> None:
    with pytest.raises(ValueError, match="longer"):
        Limit(2000, timedelta(seconds=1))
