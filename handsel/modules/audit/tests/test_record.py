"""What may be written down, and by whom it was done."""

from datetime import UTC, datetime
from uuid import UUID

import pytest

from handsel.kit import tenancy
from handsel.kit.secrets import Secret
from handsel.modules.audit.actions import record
from handsel.modules.audit.models import AuditEntry
from handsel.modules.audit.queries import list_entries
from handsel.modules.audit.rules import (
    ASSISTANT,
    NotForTheRecord,
    Written,
    canonical,
    operator,
    plain,
    require_what,
)
from handsel.modules.businesses.rules import Permission
from tests.cast import Shop

AT = datetime(2026, 11, 22, 13, 28, tzinfo=UTC)


def test_an_entry_is_written_down_in_one_way() -> None:
    entry = Written(
        business_id=str(UUID(int=1)),
        id=str(UUID(int=2)),
        at="2026-11-22T13:28:00.000000+00:00",
        what="refund.requested",
        actor_kind="system",
        actor_id="",
        actor_name="",
        subject_kind="order",
        subject_id=str(UUID(int=3)),
        detail={"b": [1, True, None], "a": "é"},
    )
    assert canonical(entry).decode() == (
        '["00000000-0000-0000-0000-000000000001","00000000-0000-0000-0000-000000000002",'
        '"2026-11-22T13:28:00.000000+00:00","refund.requested","system","","","order",'
        '"00000000-0000-0000-0000-000000000003",{"a":"é","b":[1,true,null]}]'
    )


def test_details_are_ids_names_and_whole_numbers() -> None:
    told = {"id": UUID(int=7), "at": AT, "fields": {"b", "a"}, "may": Permission.REFUND, "n": 3}
    assert plain(told) == {
        "id": "00000000-0000-0000-0000-000000000007",
        "at": "2026-11-22T13:28:00.000000+00:00",
        "fields": ["a", "b"],
        "may": "payments.refund",
        "n": 3,
    }


@pytest.mark.parametrize("value", [Secret("sk_live_1234567890"), 1.5, b"bytes", object()])
def test_neither_secrets_nor_fractions_are_written_down(value: object) -> None:
    with pytest.raises(NotForTheRecord):
        plain({"value": value})


def test_a_string_is_cut_and_a_heap_of_them_refused() -> None:
    assert plain({"name": "é" * 500, "odd": "a\0\ud800"}) == {"name": "é" * 200, "odd": "a?"}
    with pytest.raises(NotForTheRecord):
        plain({"names": ["x" * 200] * 30})


@pytest.mark.parametrize("what", ["", "refund", "Refund.requested", "refund.", "a.b.c", "x" * 70])
def test_a_deed_is_a_noun_and_a_verb(what: str) -> None:
    with pytest.raises(NotForTheRecord):
        require_what(what)


def test_entries_say_who_did_it_and_outlive_strange_words(rose: Shop) -> None:
    with tenancy.business(rose.id):
        record("thing.done", actor=rose.owner, detail={"name": "é\0\ud800"})
        record("thing.done", actor=ASSISTANT)
        record("thing.done")
        record("thing.done", actor=operator("Ada"))
    with tenancy.business(rose.id):
        found = list_entries(what="thing.done")
    # Entries of one millisecond come in any order.
    assert {(one.actor_kind, one.actor_id, one.actor_name) for one in found} == {
        ("operator", None, "Ada"),
        ("system", None, ""),
        ("assistant", None, ""),
        ("member", rose.owner.member_id, ""),
    }
    assert [one.detail for one in found if one.actor_kind == "member"] == [{"name": "é?"}]


def test_without_a_business_nothing_is_written_down(database: dict[str, str]) -> None:
    with pytest.raises(tenancy.NoBusiness):
        record("thing.done")


def test_another_business_reads_nothing_of_it(rose: Shop, blue: Shop) -> None:
    with tenancy.business(rose.id):
        entry = record("thing.done")
    with tenancy.business(blue.id):
        assert not AuditEntry.objects.filter(id=entry.id).exists()
