"""An operator sees what was given up on, in every business and in none, and puts it back."""

import json
from typing import Any
from uuid import UUID, uuid4

import psycopg
import pytest
from django.test import Client
from structlog.testing import capture_logs

from handsel.edge.api.tests.things import dead_event
from handsel.edge.ops.recording import SOMEBODY
from handsel.modules.audit.models import AuditEntry
from handsel.modules.audit.verifying import verify
from handsel.modules.operators.models import Deed
from tests.cast import Shop


@pytest.fixture
def shop_event(rose: Shop, database: dict[str, str]) -> UUID:
    return dead_event(rose, admin_url=database["admin"])


def listed(ops: Client, query: str = "") -> dict[str, dict[str, Any]]:
    return {one["id"]: one for one in ops.get(f"/events{query}").json()["events"]}


def test_events_are_listed_by_state_without_their_bodies(
    rose: Shop, shop_event: UUID, database: dict[str, str], ops: Client
) -> None:
    stray = dead_event(None, admin_url=database["admin"], state="quarantined")
    both, dead = listed(ops), listed(ops, "?state=dead")
    assert both[str(shop_event)]["business_id"] == str(rose.id)
    assert both[str(stray)]["business_id"] is None
    assert str(shop_event) in dead
    assert str(stray) not in dead
    assert "body" not in both[str(stray)]
    assert ops.get("/events?state=applied").json()["code"] == "no_such_state"


def test_a_body_is_shown_on_request_and_that_is_logged(shop_event: UUID, ops: Client) -> None:
    assert "body" not in ops.get(f"/events/{shop_event}").json()
    with capture_logs() as logs:
        shown = ops.get(f"/events/{shop_event}?body=1", headers={"x-operator": "kim"}).json()
    assert json.loads(shown["body"]) == {"secret": 1}
    [line] = [one for one in logs if one["event"] == "operator_acted"]
    assert (line["verb"], line["operator"], line["event_id"]) == (
        "event.read",
        "kim",
        str(shop_event),
    )


def test_a_replayed_event_is_received_again_and_its_lane_woken(
    rose: Shop, shop_event: UUID, database: dict[str, str], ops: Client
) -> None:
    with capture_logs() as logs:
        answer = ops.post(f"/events/{shop_event}/replay")
    assert (answer.status_code, answer.json()["state"]) == (200, "received")
    assert lane_of(shop_event, database) == (rose.id, rose.channel_id, True)
    assert "event.replayed" in [one.get("verb") for one in logs]
    assert ops.post(f"/events/{shop_event}/replay").json()["code"] == "not_waiting"


def test_a_stray_event_is_replayed_once_its_account_is_connected(
    rose: Shop, database: dict[str, str], ops: Client
) -> None:
    admin_url = database["admin"]
    early = dead_event(None, admin_url=admin_url, state="quarantined", account=rose.account)
    stray = dead_event(None, admin_url=admin_url, state="quarantined")
    assert ops.post(f"/events/{early}/replay").json()["business_id"] == str(rose.id)
    assert lane_of(early, database) == (rose.id, rose.channel_id, True)
    refused = ops.post(f"/events/{stray}/replay")
    assert (refused.status_code, refused.json()["code"]) == (409, "no_route")


def test_what_is_done_to_a_shop_is_in_its_audit_and_in_the_deeds(
    rose: Shop, shop_event: UUID, database: dict[str, str], ops: Client
) -> None:
    ops.post(f"/events/{shop_event}/replay", headers={"x-operator": "kim"})
    job_id = job(database, status="failed", business_id=rose.id)
    ops.post(f"/jobs/{job_id}/retry")
    found = AuditEntry.objects.filter(business_id=rose.id, actor_kind="operator").order_by("id")
    assert [(one.what, one.actor_name) for one in found] == [
        ("event.replayed", "kim"),
        ("job.retried", SOMEBODY),
    ]
    assert found[0].subject_id == shop_event
    assert verify(rose.id).broken is None
    deeds = Deed.objects.filter(business_id=rose.id).order_by("id")
    assert [one.what for one in deeds] == ["event.replayed", "job.retried"]


def test_what_fails_is_no_deed(rose: Shop, shop_event: UUID, ops: Client) -> None:
    ops.post(f"/events/{shop_event}/replay")
    assert ops.post(f"/events/{shop_event}/replay").status_code == 409
    assert Deed.objects.filter(detail__event_id=str(shop_event)).count() == 1


def test_an_event_is_not_replayed_into_another_business(
    rose: Shop, blue: Shop, shop_event: UUID, database: dict[str, str], ops: Client
) -> None:
    with psycopg.connect(database["admin"], autocommit=True) as admin:
        admin.execute(
            "INSERT INTO ingress_lane (id, source, account, key, business_id, target_id)"
            " SELECT gen_random_uuid(), source, account, lane_key, %s, %s FROM ingress_event"
            " WHERE id = %s",
            [blue.id, blue.channel_id, shop_event],
        )
    assert ops.post(f"/events/{shop_event}/replay").json()["code"] == "lane_taken"
    assert listed(ops)[str(shop_event)]["state"] == "dead"


def test_a_failed_job_is_shown_and_runs_again(database: dict[str, str], ops: Client) -> None:
    job_id = job(database, status="failed")
    shown = {one["id"]: one for one in ops.get("/jobs/failed").json()["jobs"]}
    assert shown[job_id]["name"] == "deliver"
    with capture_logs() as logs:
        assert ops.post(f"/jobs/{job_id}/retry").json() == {"id": job_id, "status": "todo"}
    assert [one["job_id"] for one in logs if one.get("verb") == "job.retried"] == [str(job_id)]
    assert ops.post(f"/jobs/{job_id}/retry").json()["code"] == "not_failed"
    assert ops.post(f"/jobs/{2**70}/retry").status_code == 404


def job(
    database: dict[str, str], *, status: str, lane: str = "", business_id: UUID | None = None
) -> int:
    arguments = {"business_id": str(business_id)} if business_id else {}
    with psycopg.connect(database["admin"], autocommit=True) as admin:
        row = admin.execute(
            "INSERT INTO procrastinate_jobs (queue_name, task_name, status, queueing_lock, args)"
            " VALUES ('send', 'deliver', %s, %s, %s) RETURNING id",
            [status, lane or uuid4().hex, json.dumps(arguments)],
        ).fetchone()
    assert row is not None
    return int(row[0])


def lane_of(event_id: UUID, database: dict[str, str]) -> Any:
    with psycopg.connect(database["admin"]) as admin:
        return admin.execute(
            "SELECT l.business_id, l.target_id, l.ready_at IS NOT NULL FROM ingress_event e"
            " JOIN ingress_lane l ON l.id = e.lane_id WHERE e.id = %s",
            [event_id],
        ).fetchone()
