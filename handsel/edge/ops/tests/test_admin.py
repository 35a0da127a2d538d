"""The operators' pages show everything but secrets and what customers wrote, and change little."""

import re
from datetime import timedelta
from html import unescape
from typing import Any
from uuid import UUID

import psycopg
import pytest
from django.test import Client

from handsel.edge.api.tests.callers import caller_for
from handsel.edge.api.tests.things import Things, dead_event, furnish
from handsel.edge.ops.tests.test_attention import job
from handsel.edge.ops.tests.test_signing_in import age, sign_in
from handsel.modules.audit.models import AuditEntry
from handsel.modules.audit.verifying import verify
from handsel.modules.operators.models import Deed
from tests.cast import Shop
from tests.operators import Kim, hire
from tests.roles import as_role

LISTS = (
    "businesses/business", "channels/channel", "audit/auditentry", "users/user", "users/session",
    "ingress/event", "procrastinate/procrastinatejob", "support/supportaccess",
    "operators/operator", "operators/operatorsession", "operators/deed", "limits/blockednetwork",
)  # fmt: skip


@pytest.fixture
def things(rose: Shop, database: dict[str, str]) -> Things:
    made = furnish(rose, admin_url=database["admin"])
    caller_for(rose.owner)
    return made


@pytest.fixture
def kim(things: Things, database: dict[str, str], ops: Client) -> Kim:
    """An operator who is signed in with `ops`."""
    made = hire(database)
    assert sign_in(ops, made).status_code == 302
    return made


def rows(ops: Client, kind: str, query: str = "") -> list[str]:
    """The addresses of the rows a list shows."""
    page = ops.get(f"/admin/{kind}/{query}")
    assert page.status_code == 200, kind
    return sorted(set(re.findall(rf'"(/admin/{kind}/[^/"]+/change/)', page.content.decode())))


@pytest.mark.parametrize("kind", LISTS)
def test_each_list_and_each_row_is_shown_and_cannot_be_changed(
    kind: str, kim: Kim, rose: Shop, ops: Client
) -> None:
    ops.post("/addresses/block", {"network": "192.0.2.0/24", "reason": "flood"})
    job_id = UUID(int=0)
    found = rows(ops, kind)
    assert found or kind == "procrastinate/procrastinatejob", job_id
    for address in found[:2]:
        page = ops.get(address)
        assert page.status_code == 200, address
        assert 'name="_save"' not in page.content.decode()
        assert ops.post(address, {"name": "x"}).status_code == 403
        assert ops.post(address.replace("/change/", "/delete/"), {"post": "yes"}).status_code == 403
    for query in ("?q=rose", "?o=1", "?q=01a2", "?e=1"):
        assert ops.get(f"/admin/{kind}/{query}").status_code in (200, 302)


def test_pages_show_no_secret_and_nothing_customers_wrote(
    kim: Kim, rose: Shop, ops: Client, database: dict[str, str]
) -> None:
    with psycopg.connect(database["admin"]) as admin:
        secret_columns = admin.execute(
            "SELECT access_token FROM channels_channel WHERE business_id = %s"
            " UNION SELECT password FROM users_user UNION SELECT data FROM users_session"
            " UNION SELECT encode(key_digest, 'hex') FROM users_session"
            " UNION SELECT password_hash FROM operators_operator"
            " UNION SELECT totp_secret FROM operators_operator"
            " UNION SELECT body FROM ingress_event",
            [rose.id],
        ).fetchall()
    secrets = [value for (value,) in secret_columns if value] + [kim.secret]
    assert len(secrets) > 5
    pages = [f"/admin/{kind}/" for kind in LISTS]
    pages += [address for kind in LISTS for address in rows(ops, kind)[:3]]
    for page in pages:
        text = unescape(ops.get(page).content.decode())
        assert [one for one in secrets if one in text] == [], page


def test_what_is_looked_at_is_a_deed(kim: Kim, ops: Client) -> None:
    [address, *_] = rows(ops, "users/user")
    ops.get(address)
    deed = Deed.objects.filter(operator=kim.operator).latest("id")
    assert (deed.what, deed.detail["id"]) == ("user.seen", address.split("/")[-3])


def act(ops: Client, kind: str, action: str, chosen: object) -> Any:
    return ops.post(f"/admin/{kind}/", {"action": action, "_selected_action": str(chosen)})


def test_an_event_is_put_back_and_the_shop_sees_who_did_it(
    kim: Kim, rose: Shop, ops: Client, database: dict[str, str]
) -> None:
    event_id = dead_event(rose, admin_url=database["admin"])
    assert act(ops, "ingress/event", "put_back", event_id).status_code == 302
    assert f"/admin/ingress/event/{event_id}/change/" not in rows(ops, "ingress/event")
    entry = AuditEntry.objects.get(business_id=rose.id, what="event.replayed")
    assert (entry.actor_kind, entry.actor_name) == ("operator", "Kim")
    assert verify(rose.id).broken is None
    deed = Deed.objects.get(business_id=rose.id, what="event.replayed")
    assert deed.operator_id == kim.operator.id


def test_a_job_that_failed_runs_again_and_another_does_not(
    kim: Kim, ops: Client, database: dict[str, str]
) -> None:
    for status, message in (("failed", "1 to run again."), ("todo", "This job has not failed.")):
        job_id = job(database, status=status)
        assert act(ops, "procrastinate/procrastinatejob", "run_again", job_id).status_code == 302
        assert message in ops.get("/admin/").content.decode()


def test_a_network_is_let_in_again(kim: Kim, ops: Client) -> None:
    network = ops.post("/addresses/block", {"network": "198.51.100.0/24"}).json()["network"]
    [address] = rows(ops, "limits/blockednetwork", "?q=")[-1:]
    chosen = address.split("/")[-3]
    act(ops, "limits/blockednetwork", "let_in_again", chosen)
    assert address not in rows(ops, "limits/blockednetwork")
    assert Deed.objects.filter(what="network.unblocked", operator=kim.operator).exists(), network


def test_nothing_is_written_by_whose_proof_is_old(
    kim: Kim, rose: Shop, ops: Client, database: dict[str, str]
) -> None:
    event_id = dead_event(rose, admin_url=database["admin"])
    age(kim, proven_at=timedelta(minutes=6))
    assert "/admin/prove/" in act(ops, "ingress/event", "put_back", event_id)["Location"]
    assert f"/admin/ingress/event/{event_id}/change/" in rows(ops, "ingress/event")


def test_pages_may_load_and_run_only_what_this_process_serves(kim: Kim, ops: Client) -> None:
    page = ops.get("/admin/ingress/event/")
    policy = page["Content-Security-Policy"]
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy
    text = page.content.decode()
    assert re.findall(r"<script(?![^>]*\bsrc=)(?![^>]*application/json)[^>]*>", text) == []
    assert re.findall(r'\s(?:on\w+|style)="', text) == []


def test_an_operator_is_let_in_and_reads(
    kim: Kim, rose: Shop, ops: Client, database: dict[str, str]
) -> None:
    asked = {"shop": rose.slug, "reason": "The import does not start.", "minutes": "20"}
    answer = ops.post("/admin/support/supportaccess/add/", asked)
    assert answer.status_code == 302, answer.content.decode()
    access_id = answer["Location"].split("/")[-3]
    enter = f"/admin/support/supportaccess/{access_id}/enter/"
    assert "Read by it" not in ops.get(answer["Location"]).content.decode()
    assert ops.post(enter).status_code == 302
    with as_role(database["handsel_app"]):
        from handsel.flows import support_access

        support_access.agree(rose.owner, UUID(access_id))
    assert "Read by it" in ops.get(answer["Location"]).content.decode()
    entered = ops.post(enter)
    assert re.search(r"hs_[0-9a-f]{32}_[\w-]{43}", entered.content.decode())
    assert "hs_" not in ops.get(answer["Location"]).content.decode()
    ops.post(f"/admin/support/supportaccess/{access_id}/leave/")
    found = AuditEntry.objects.filter(business_id=rose.id, subject_id=access_id).order_by("id")
    assert [(one.what, one.actor_kind, one.actor_name) for one in found] == [
        ("support.asked", "operator", "Handsel support"),
        ("support.granted", "member", ""),
        ("support.entered", "operator", "Handsel support"),
        ("support.ended", "operator", "Handsel support"),
    ]
    jobs = {"asked", "granted", "entered"}
    with psycopg.connect(database["admin"]) as admin:
        queued = admin.execute(
            "SELECT args->>'occasion' FROM procrastinate_jobs WHERE task_name = 'tell_of_support'"
            " AND args->>'access_id' = %s",
            [access_id],
        ).fetchall()
    assert {occasion for (occasion,) in queued} == jobs


def test_asking_an_unknown_shop_or_without_a_reason_asks_nobody(kim: Kim, ops: Client) -> None:
    page = "/admin/support/supportaccess/add/"
    unknown = ops.post(page, {"shop": "nobody", "reason": "Because of reasons.", "minutes": "5"})
    assert "There is no shop of this short name." in unknown.content.decode()
    assert ops.post(page, {"shop": "nobody", "reason": "why", "minutes": "61"}).status_code == 200
