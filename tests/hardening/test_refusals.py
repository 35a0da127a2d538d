"""What is refused is counted, by its code, for all processes together."""

import asyncio

import psycopg
import pytest

from handsel.edge.api.refusals import TALLY, add_up
from handsel.edge.api.tests.callers import V1, Caller
from handsel.edge.gate.database import Database
from handsel.edge.gate.refused import Refused
from handsel.modules.limits import refusals
from tests.roles import as_role


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch, database: dict[str, str]) -> dict[str, str]:
    """Counts reach the database with each refusal."""
    monkeypatch.setattr(refusals, "FLUSH_SECONDS", 0.0)
    add_up()
    return database


def counted(database: dict[str, str]) -> dict[str, int]:
    with psycopg.connect(database["handsel_ops"]) as connection:
        return dict(connection.execute("SELECT kind, count FROM limits_refusal").fetchall())


def grown(before: dict[str, int], after: dict[str, int]) -> dict[str, int]:
    return {kind: n - before.get(kind, 0) for kind, n in after.items() if n != before.get(kind)}


def test_webs_refusals_are_counted_by_code(at_once: dict[str, str]) -> None:
    before = counted(at_once)
    nobody = Caller()
    for path in ("/me", "/me", "/nothing"):
        nobody.call("GET", path)
    nobody.send("POST", "/csp-reports", {"csp-report": {}})
    nobody.send("GET", "/welcome")
    assert grown(before, counted(at_once)) == {
        "web:unauthenticated": 2, "web:not_found": 1, "web:csp_report": 1,
    }  # fmt: skip


def test_a_flood_costs_no_statement_each(
    at_once: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(refusals, "FLUSH_SECONDS", 3600.0)
    before = counted(at_once)
    for _ in range(5):
        Caller().send("GET", f"{V1}/nothing")
    assert grown(before, counted(at_once)) == {}
    monkeypatch.setattr(refusals, "FLUSH_SECONDS", 0.0)
    add_up()
    assert grown(before, counted(at_once)) == {"web:not_found": 5}


def test_what_the_database_did_not_hear_is_said_again(at_once: dict[str, str]) -> None:
    before = counted(at_once)
    TALLY.note("probe")
    with as_role("postgresql://nobody:x@127.0.0.1:9/none?connect_timeout=1"):
        add_up()
    add_up()
    assert grown(before, counted(at_once)) == {"web:probe": 1}


def test_the_gates_role_may_count_and_its_refusals_are_counted(at_once: dict[str, str]) -> None:
    before = counted(at_once)

    async def refuse_twice() -> None:
        database = Database(at_once["handsel_gate"])
        refused = Refused(database)
        await refused.note("not_genuine")
        await refused.note("not_genuine")
        await database.close()

    asyncio.run(refuse_twice())
    assert grown(before, counted(at_once)) == {"gate:not_genuine": 2}
