"""Support reads what a shop let it read, changes nothing, and leaves each address in the audit."""

import json
from dataclasses import dataclass

import pytest

from handsel.edge.api import supporting
from handsel.edge.api.tests.callers import V1, Caller
from handsel.edge.api.tests.things import Things
from handsel.flows import support_access
from handsel.kit import tenancy
from handsel.modules.audit.models import AuditEntry
from handsel.modules.audit.verifying import verify
from handsel.modules.businesses.rules import SUPPORT, Permission
from tests.architecture.permission_table import TABLE, Row
from tests.architecture.test_routes import described, play
from tests.cast import Shop
from tests.operators import hire

GUARDED = [row for row in TABLE if row.permission is not None]
READ = [row for row in GUARDED if row.method == "GET" and row.permission in SUPPORT]
NOT_READ = [row for row in GUARDED if row not in READ]
#: What support may read, said once more, so that adding to it is a decision.
SAID = {"business.read", "conversations.read", "catalog.read", "channels.read", "orders.read"}
# Words of permissions that are never support's.
NEVER = ("export", "audit", "key", "secret", "payment", "book", "invoice", "member", "support")


@dataclass(frozen=True, slots=True)
class Bearer(Caller):
    """Somebody with a bearer token."""

    @property
    def headers(self) -> dict[str, str]:
        """What says who calls."""
        return {"authorization": f"Bearer {self.token}"}


def let_in(shop: Shop, database: dict[str, str]) -> Bearer:
    """An operator whom the shop's owner let in."""
    kim = hire(database)
    access = support_access.grant(shop.owner, minutes=30, reason="The import does not start.")
    entered = support_access.enter(kim.operator, business_id=shop.id, access_id=access.id)
    return Bearer(entered[1])


def entries(shop: Shop, what: str) -> list[AuditEntry]:
    with tenancy.business(shop.id):
        return list(AuditEntry.objects.filter(what=what, actor_kind="operator").order_by("id"))


def test_what_support_may_read_is_a_short_list() -> None:
    assert {one.value for one in SUPPORT} == SAID | {"assistant.read"}
    assert not [one for one in SUPPORT if any(word in one.value for word in NEVER)]


def test_support_gets_into_nothing_that_changes_something_or_is_secret(
    rose: Shop, things: Things, database: dict[str, str]
) -> None:
    support = let_in(rose, database)
    answers = {str(row): play(support, row, things).status_code for row in NOT_READ}
    assert len(answers) > 50
    assert {row: status for row, status in answers.items() if status != 403} == {}
    refused = entries(rose, "access.refused")
    assert len(refused) == len(NOT_READ)
    assert {one.actor_name for one in refused} == {"Handsel support"}


def test_even_with_every_permission_support_would_change_nothing(
    rose: Shop, things: Things, database: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(supporting, "SUPPORT", frozenset(Permission))
    support = let_in(rose, database)
    writes = [row for row in GUARDED if row.method != "GET"]
    answers = {str(row): play(support, row, things).status_code for row in writes}
    assert {row: status for row, status in answers.items() if status != 403} == {}


def test_support_reads_the_rest_and_each_address_is_written_down_once(
    rose: Shop, things: Things, database: dict[str, str]
) -> None:
    support = let_in(rose, database)
    for row in READ * 2:
        assert play(support, row, things).status_code == row.answers, row
    read = entries(rose, "support.read")
    assert {(one.actor_name, one.subject_kind) for one in read} == {
        ("Handsel support", "support_access")
    }
    paths = [str(one.detail["path"]) for one in read]
    assert len(paths) == len(set(paths)) == len(READ)
    assert all(path.startswith(V1) for path in paths)
    assert verify(rose.id).broken is None


def test_support_of_one_shop_sees_nothing_of_another(
    rose: Shop, kept_blue_things: Things, database: dict[str, str]
) -> None:
    support = let_in(rose, database)
    for row in READ:
        if row.kind == "object":
            foreign, missing = play(support, row, kept_blue_things), play(support, row)
            assert foreign.status_code == 404
            assert described(foreign) == described(missing)
        elif row.kind == "list":
            assert json.loads(play(support, row).content)["items"] in ([], _channels(row, rose))


def _channels(row: Row, shop: Shop) -> object:
    if not row.path.endswith("/channels"):
        return []
    from handsel.edge.api.tests.callers import caller_for

    return json.loads(caller_for(shop.owner).send("GET", row.path).content)["items"]


def test_every_permission_that_is_no_reading_is_kept_from_support() -> None:
    assert {one for one in Permission if not one.value.endswith(".read")} & SUPPORT == set()
