"""Arrivals made fit for their columns, and the statement that stores them."""

import re
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from handsel.modules.ingress import inbox
from handsel.modules.ingress.models import Event, Lane, Route

# The same inputs at every run, however slow the machine.
ANY = settings(derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
AT = datetime(2026, 1, 2, tzinfo=UTC)


def arrived(body: Any = None, **changed: Any) -> inbox.Arrival:
    known: dict[str, Any] = {
        "source": "instagram",
        "account": "1",
        "lane_key": "2",
        "dedupe_key": "m1",
        "kind": "message",
        "occurred_at": AT,
    }
    return inbox.arrival({"a": 1} if body is None else body, **(known | changed))


def test_the_statement_names_the_tables_and_columns_of_the_models() -> None:
    for model in (Event, Lane, Route):
        assert re.search(rf"\b{model._meta.db_table}\b", inbox.STORE)
    for model, table in ((Event, "ingress_event"), (Lane, "ingress_lane")):
        listed = re.search(rf"INSERT INTO {table}(?: AS lane)?\s+\(([^)]+)\)", inbox.STORE)
        assert listed
        columns = {name.strip() for name in listed.group(1).split(",")}
        assert columns <= {field.column for field in model._meta.concrete_fields}
    assert Route._meta.db_table == inbox.ROUTES


@pytest.mark.parametrize(
    ("limit", "model", "column"),
    [
        (inbox.LONGEST_SOURCE, Event, "source"),
        (inbox.LONGEST_ACCOUNT, Event, "account"),
        (inbox.LONGEST_LANE_KEY, Event, "lane_key"),
        (inbox.LONGEST_LANE_KEY, Lane, "key"),
        (inbox.LONGEST_KIND, Event, "kind"),
        (inbox.LONGEST_DEDUPE_KEY + 17, Event, "dedupe_key"),
    ],
)
def test_the_limits_are_those_of_the_columns(limit: int, model: Any, column: str) -> None:
    assert model._meta.get_field(column).max_length == limit


def test_the_digest_does_not_depend_on_order_or_on_what_is_volatile() -> None:
    volatile = frozenset({"time"})
    one = arrived({"time": 1, "b": 1, "c": [2]}, volatile=volatile)
    again = arrived({"c": [2], "b": 1, "time": 9}, volatile=volatile)
    other = arrived({"c": [2], "b": 2, "time": 1}, volatile=volatile)
    assert one.digest == again.digest != other.digest
    assert one.body == '{"b":1,"c":[2],"time":1}'


def test_without_a_key_of_its_own_an_event_is_known_by_its_digest() -> None:
    one = arrived(dedupe_key="")
    assert one.dedupe_key == one.digest.hex()


def test_a_long_or_unprintable_key_stays_distinct_and_fits() -> None:
    keys = [
        inbox.fit_key(key)
        for key in ("k" * 500, "k" * 501, "a\nb", "a\x00b", "ab", "a\ud800b", "k" * 183)
    ]
    assert len(set(keys)) == len(keys)
    assert all(len(key) <= inbox.LONGEST_DEDUPE_KEY and key.isprintable() for key in keys)
    assert keys[4] == "ab"


@pytest.mark.parametrize(
    "changed", [{"account": "x" * 121}, {"account": "\x00"}, {"lane_key": "x" * 161}]
)
def test_what_cannot_be_routed_is_set_apart(changed: dict[str, str]) -> None:
    one = arrived(**changed)
    assert (one.quarantined, one.lane_key) == ("unreadable", "")
    assert one.dedupe_key == one.digest.hex()


@ANY
@given(st.dictionaries(st.text(), st.text()), st.text(), st.text(), st.text(), st.text())
def test_every_arrival_can_be_written(
    body: dict[str, str], account: str, lane_key: str, dedupe_key: str, kind: str
) -> None:
    one = arrived(body, account=account, lane_key=lane_key, dedupe_key=dedupe_key, kind=kind)
    for each in (one, inbox.safe_form(one)):
        for text in (each.account, each.lane_key, each.dedupe_key, each.kind, each.body):
            assert "\x00" not in text
            text.encode()
        assert inbox.params([each])
