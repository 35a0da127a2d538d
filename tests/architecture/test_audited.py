"""Whatever a member changes by the API leaves an entry of theirs, and so does a refusal."""

import pytest

from handsel.edge.api.tests.callers import caller_for
from handsel.edge.api.tests.things import Things
from handsel.kit import tenancy
from handsel.modules.audit.models import AuditEntry
from handsel.modules.audit.verifying import verify
from tests.architecture.permission_table import TABLE, V1, Row
from tests.architecture.test_routes import play
from tests.cast import Shop

# Addresses that are written to and change nothing.
READING = {
    f"{V1}/imports/{{import_id}}/preview",
    # All that a rehearsal does is undone.
    f"{V1}/assistant/rehearsals",
    # Who is there passes within a minute; who has read what is told to nobody else.
    *(f"{V1}/conversations/{{conversation_id}}/{what}" for what in ("presence", "typing", "seen")),
}
# Addresses that are read from and carry the shop's records out of the house.
EXPORTS = {f"{V1}/catalog/export", f"{V1}/analytics.csv", f"{V1}/ledger/export"}
# What an owner who is the only one cannot do (handsel/edge/api/tests/test_team.py plays it).
LEAVING = {f"{V1}/business/leave"}
# Verbs that change something only after another did.
UNDOING = {"give-back": "take-over", "unblock": "block", "reopen": "resolve"}
# What these rows cannot change here (409, 422), stories change: tests/stories/test_audit.py.
CHANGES = [
    row
    for row in TABLE
    if row.permission is not None
    and row.answers < 400
    and (row.path in EXPORTS or (row.method != "GET" and row.path not in READING | LEAVING))
]


def entries_of(shop: Shop) -> list[AuditEntry]:
    with tenancy.business(shop.id):
        mine = AuditEntry.objects.filter(actor_kind="member", actor_id=shop.owner.member_id)
        return list(mine.order_by("-id"))


@pytest.mark.parametrize("row", CHANGES, ids=str)
def test_a_change_by_a_member_is_in_the_audit(row: Row, rose: Shop, things: Things) -> None:
    known = {one.id for one in entries_of(rose)}
    amal = caller_for(rose.owner)
    for verb, undone in UNDOING.items():
        if row.path.endswith(f"/{verb}"):
            play(amal, Row("POST", row.path.replace(verb, undone), row.permission), things)
            known = {one.id for one in entries_of(rose)}
    assert play(amal, row, things).status_code == row.answers
    assert {one.id for one in entries_of(rose)} - known
    assert verify(rose.id).broken is None


def test_reading_leaves_no_entry(rose: Shop, things: Things) -> None:
    known = len(entries_of(rose))
    for path in ("/orders", f"/orders/{things.order_id}", "/audit", "/conversations"):
        assert caller_for(rose.owner).call("GET", path).status_code == 200
    assert len(entries_of(rose)) == known
