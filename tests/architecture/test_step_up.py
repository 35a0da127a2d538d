"""What needs a fresh proof says so at every address, and never asks a key for one."""

import json

import pytest

from handsel.edge.api.tests.callers import caller_for, stale_caller_for
from handsel.edge.api.tests.things import Things
from handsel.kit import tenancy
from handsel.modules.audit.models import AuditEntry
from handsel.modules.businesses.rules import IN_PERSON, STEP_UP
from tests.architecture.permission_table import TABLE, Row
from tests.architecture.test_routes import play
from tests.cast import Shop

FRESH_ONLY = [row for row in TABLE if row.permission in STEP_UP]


def test_money_doors_and_people_are_behind_a_fresh_proof() -> None:
    assert {str(permission).partition(".")[0] for permission in STEP_UP} >= {
        "payments", "channels", "keys", "members", "business",
    }  # fmt: skip
    assert len(FRESH_ONLY) > 5
    assert IN_PERSON & STEP_UP


@pytest.mark.parametrize("row", FRESH_ONLY, ids=str)
def test_a_stale_session_is_asked_to_prove_it_again(
    row: Row, kept_rose: Shop, kept_things: Things
) -> None:
    with tenancy.business(kept_rose.id):
        before = AuditEntry.objects.count()
    answer = play(stale_caller_for(kept_rose.owner), row, kept_things)
    assert (answer.status_code, answer["WWW-Authenticate"]) == (401, "Session")
    assert json.loads(answer.content)["code"] == "reauthentication_required"
    with tenancy.business(kept_rose.id):
        assert AuditEntry.objects.count() == before


@pytest.mark.parametrize("row", FRESH_ONLY[:3], ids=str)
def test_a_fresh_one_is_not(row: Row, rose: Shop, things: Things) -> None:
    assert play(caller_for(rose.owner), row, things).status_code == row.answers
