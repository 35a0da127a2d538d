"""Health says whether the process lives; readiness and metrics what is behind it."""

import psycopg
import pytest
from django.test import Client

from handsel.config import ops_settings
from handsel.edge.api.tests.callers import caller_for
from handsel.edge.api.tests.things import furnish
from handsel.edge.ops import health
from handsel.edge.ops.tests.test_signing_in import sign_in
from handsel.flows import support_access
from tests.cast import Shop
from tests.operators import hire
from tests.roles import as_role


def figures(ops: Client) -> dict[str, float]:
    """Every figure of /metrics by its name and labels."""
    lines = ops.get("/metrics").content.decode().splitlines()
    pairs = (line.rsplit(" ", 1) for line in lines if not line.startswith("#"))
    return {name: float(value) for name, value in pairs}


def test_a_living_process_is_healthy(ops: Client) -> None:
    answer = ops.get("/healthz")
    assert (answer.status_code, answer.json()) == (200, {"status": "ok"})
    assert answer["Cache-Control"] == "no-store"


def test_a_migrated_durable_database_makes_it_ready(ops: Client) -> None:
    answer = ops.get("/readyz")
    assert answer.json()["checks"] == {"database": "ok", "durability": "ok", "schema": "ok"}
    assert answer.status_code == 200


def test_a_database_behind_the_code_does_not(ops: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = health.expected_columns() | {("catalog_product", "color")}
    monkeypatch.setattr(health, "expected_columns", lambda: expected)
    answer = ops.get("/readyz")
    assert answer.json()["checks"]["schema"] == "not migrated: catalog_product"
    assert answer.status_code == 503


def test_a_database_that_forgets_does_not(ops: Client, database: dict[str, str]) -> None:
    forgetful = database["handsel_ops"] + "?options=-c%20synchronous_commit%3Doff"
    with as_role(forgetful):
        answer = ops.get("/readyz")
    assert answer.json()["checks"]["durability"] == "synchronous_commit is off"
    assert answer.status_code == 503


def test_a_database_that_is_gone_does_not_and_the_process_lives_on(
    ops: Client, database: dict[str, str]
) -> None:
    nowhere = "postgresql://nobody:x@127.0.0.1:9/none?connect_timeout=1"
    with as_role(nowhere, patience_seconds=ops_settings.PATIENCE_SECONDS):
        assert ops.get("/healthz").status_code == 200
        answer = ops.get("/readyz")
        assert figures(ops) == {"handsel_database_up": 0}
    assert (answer.status_code, list(answer.json()["checks"])) == (503, ["database"])


def test_metrics_count_who_is_signed_in_and_let_in(
    rose: Shop, database: dict[str, str], ops: Client
) -> None:
    before = figures(ops)
    kim = hire(database)
    assert sign_in(ops, kim).status_code == 302
    sign_in(Client(), kim, password="not this one")
    with as_role(database["handsel_app"]):
        caller_for(rose.owner)
        support_access.grant(rose.owner, minutes=5, reason="The import does not start.")
    after = figures(ops)
    for name in (
        'handsel_sessions{kind="app"}',
        "handsel_operator_sessions",
        'handsel_deeds_last_day{what="operator.signed_in"}',
        'handsel_deeds_last_day{what="operator.refused"}',
        'handsel_support_open{origin="shop"}',
    ):
        assert after[name] - before.get(name, 0) == 1, name


def test_metrics_count_what_waits_and_what_was_given_up(
    rose: Shop, database: dict[str, str], ops: Client
) -> None:
    before = figures(ops)
    with as_role(database["handsel_app"]):
        furnish(rose, admin_url=database["admin"])
    with psycopg.connect(database["admin"], autocommit=True) as admin:
        admin.execute(
            "INSERT INTO ingress_lane (id, source, account, key, business_id, target_id, ready_at)"
            " VALUES (gen_random_uuid(), 'instagram', %s, 'k', %s, %s, now() - interval '1 hour')",
            [rose.account, rose.id, rose.channel_id],
        )
    after = figures(ops)

    def grew(name: str) -> float:
        return after[name] - before.get(name, 0)

    assert after["handsel_database_up"] == 1
    assert grew('handsel_events{source="instagram",state="dead"}') == 1
    assert grew('handsel_dead_letters{kind="event"}') == 1
    assert grew("handsel_lanes_waiting") == 1
    assert after["handsel_lane_oldest_seconds"] >= 3600
    assert grew('handsel_jobs{queue="send",status="todo"}') == 1
    assert grew('handsel_messages_last_day{author_kind="assistant",delivery="failed"}') == 1
