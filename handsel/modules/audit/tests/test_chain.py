"""What was written down stays, in its order, or it shows."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import Any
from uuid import UUID

import psycopg
import pytest
from django.db import Error, connection, transaction

from handsel.kit import tenancy
from handsel.kit.ids import uuid7
from handsel.modules.audit.actions import record, written
from handsel.modules.audit.models import AuditEntry, AuditHead, AuditLink
from handsel.modules.audit.rules import digest_of
from handsel.modules.audit.verifying import Break, verify
from tests.cast import Shop

type Admin = psycopg.Connection[Any]


@pytest.fixture
def admin(database: dict[str, str]) -> Iterator[Admin]:
    """A superuser whom no trigger and no policy holds up."""
    with psycopg.connect(database["admin"], autocommit=True) as opened:
        opened.execute("SET session_replication_role = replica")
        yield opened


@pytest.fixture
def shop(blue: Shop) -> Shop:
    """A shop with five entries in its chain, or more."""
    for number in range(5):
        with tenancy.business(blue.id):
            record("thing.done", actor=blue.owner, detail={"number": number})
    return blue


def broken(shop: Shop) -> Break | None:
    return verify(shop.id).broken


def entry_at(admin: Admin, shop: Shop, sequence: int) -> UUID:
    row = admin.execute(
        "SELECT entry_id FROM audit_link WHERE business_id = %s AND sequence = %s",
        [shop.id, sequence],
    ).fetchone()
    assert row is not None
    found: UUID = row[0]
    return found


def link_hash(admin: Admin, entry_id: UUID) -> bytes:
    row = admin.execute("SELECT hash FROM audit_link WHERE entry_id = %s", [entry_id]).fetchone()
    assert row is not None
    return bytes(row[0])


def test_an_untouched_chain_verifies_without_gaps(shop: Shop, rose: Shop) -> None:
    verdict = verify(shop.id)
    assert verdict.broken is None
    with tenancy.business(shop.id):
        sequences = list(AuditLink.objects.order_by("sequence").values_list("sequence", flat=True))
        head = AuditHead.objects.get()
        assert AuditEntry.objects.count() == len(sequences)
    assert sequences == list(range(1, len(sequences) + 1))
    assert (head.sequence, bytes(head.hash)) == (verdict.links, verdict.head)
    assert verdict.links >= 5
    assert verify(rose.id).broken is None


def test_a_business_that_never_was_has_an_empty_chain(database: dict[str, str]) -> None:
    verdict = verify(uuid7())
    assert (verdict.links, verdict.head, verdict.broken) == (0, b"", None)


def test_what_is_undone_leaves_no_gap(shop: Shop) -> None:
    before = verify(shop.id).links
    with suppress(ZeroDivisionError), tenancy.business(shop.id):
        record("thing.done")
        raise ZeroDivisionError
    with tenancy.business(shop.id):
        with suppress(ZeroDivisionError), transaction.atomic():
            record("thing.done")
            raise ZeroDivisionError
        record("thing.done")
        record("thing.done")
    verdict = verify(shop.id)
    assert (verdict.links, verdict.broken) == (before + 2, None)


def test_an_entry_is_linked_for_its_business_also_when_the_scope_ended_before(shop: Shop) -> None:
    before = verify(shop.id).links
    with transaction.atomic():
        with tenancy.business(shop.id):
            record("thing.done")
        assert AuditEntry.objects.count() == 0
    assert verify(shop.id).links == before + 1


def test_many_at_once_stand_in_one_chain(shop: Shop) -> None:
    before = verify(shop.id).links

    def write(number: int) -> None:
        try:
            with tenancy.business(shop.id):
                record("thing.done", detail={"number": number})
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as threads:
        list(threads.map(write, range(20)))
    verdict = verify(shop.id)
    assert (verdict.links, verdict.broken) == (before + 20, None)


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("what", "thing.undone"),
        ("actor_kind", "system"),
        ("actor_id", None),
        ("actor_name", "Mallory"),
        ("subject_kind", "order"),
        ("subject_id", UUID(int=7)),
        ("detail", '{"number": 7}'),
        ("at", "2020-01-01T00:00:00Z"),
    ],
)
def test_a_changed_entry_is_found(shop: Shop, admin: Admin, column: str, value: object) -> None:
    third = entry_at(admin, shop, 3)
    admin.execute(f"UPDATE audit_entry SET {column} = %s WHERE id = %s", [value, third])
    assert broken(shop) == Break("changed", 3, third)


def test_an_entry_changed_with_its_digest_is_found(shop: Shop, admin: Admin) -> None:
    """The detail of one entry is put into another, and hashed as we would."""
    third = entry_at(admin, shop, 3)
    with tenancy.business(shop.id):
        kept = AuditEntry.objects.get(id=third)
    forged = written(kept)._replace(what="thing.undone")
    admin.execute(
        "UPDATE audit_entry SET what = 'thing.undone', digest = %s WHERE id = %s",
        [digest_of(forged), third],
    )
    assert broken(shop) == Break("misplaced", 3, third)


def test_a_removed_entry_is_found(shop: Shop, admin: Admin) -> None:
    third = entry_at(admin, shop, 3)
    admin.execute("DELETE FROM audit_entry WHERE id = %s", [third])
    assert broken(shop) == Break("missing", 3, third)


def test_an_entry_removed_with_its_link_is_found(shop: Shop, admin: Admin) -> None:
    third, fourth = entry_at(admin, shop, 3), entry_at(admin, shop, 4)
    admin.execute("DELETE FROM audit_entry WHERE id = %s", [third])
    admin.execute("DELETE FROM audit_link WHERE entry_id = %s", [third])
    assert broken(shop) == Break("missing", 4, fourth)


def test_an_entry_removed_and_the_rest_moved_up_is_found(shop: Shop, admin: Admin) -> None:
    third, fourth = entry_at(admin, shop, 3), entry_at(admin, shop, 4)
    admin.execute("DELETE FROM audit_entry WHERE id = %s", [third])
    admin.execute("DELETE FROM audit_link WHERE entry_id = %s", [third])
    for sequence in range(4, verify(shop.id).links + 10):
        admin.execute(
            "UPDATE audit_link SET sequence = %s WHERE business_id = %s AND sequence = %s",
            [sequence - 1, shop.id, sequence],
        )
    assert broken(shop) == Break("misplaced", 3, fourth)


def test_the_end_cut_off_is_found(shop: Shop, admin: Admin) -> None:
    last = verify(shop.id).links
    gone = entry_at(admin, shop, last)
    admin.execute("DELETE FROM audit_entry WHERE id = %s", [gone])
    admin.execute("DELETE FROM audit_link WHERE entry_id = %s", [gone])
    assert broken(shop) == Break("cut_off", last - 1, None)


def test_everything_removed_is_found(shop: Shop, admin: Admin) -> None:
    admin.execute("DELETE FROM audit_entry WHERE business_id = %s", [shop.id])
    admin.execute("DELETE FROM audit_link WHERE business_id = %s", [shop.id])
    assert broken(shop) == Break("cut_off", 0, None)


def test_a_chain_without_its_head_is_found(shop: Shop, admin: Admin) -> None:
    admin.execute("DELETE FROM audit_head WHERE business_id = %s", [shop.id])
    assert broken(shop) == Break("unlinked", None, entry_at(admin, shop, 1))


def insert_copy(admin: Admin, shop: Shop) -> UUID:
    """A copy of the third entry under an id of its own, past the triggers."""
    made = uuid7()
    admin.execute(
        "INSERT INTO audit_entry"
        " SELECT (jsonb_populate_record(e, jsonb_build_object('id', %s::text))).*"
        " FROM audit_entry e WHERE id = %s",
        [str(made), entry_at(admin, shop, 3)],
    )
    return made


def test_an_inserted_entry_is_found(shop: Shop, admin: Admin) -> None:
    made = insert_copy(admin, shop)
    assert broken(shop) == Break("unlinked", None, made)


def test_an_entry_inserted_with_a_link_is_found(shop: Shop, admin: Admin) -> None:
    made, last = insert_copy(admin, shop), verify(shop.id).links
    admin.execute(
        "INSERT INTO audit_link (id, business_id, sequence, entry_id, hash)"
        " SELECT %s, business_id, %s, %s, hash FROM audit_link"
        " WHERE business_id = %s AND sequence = %s",
        [uuid7(), last + 1, made, shop.id, last],
    )
    assert broken(shop) == Break("changed", last + 1, made)


@pytest.mark.parametrize("with_hashes", [True, False])
def test_reordered_entries_are_found(shop: Shop, admin: Admin, with_hashes: bool) -> None:
    second, third = entry_at(admin, shop, 2), entry_at(admin, shop, 3)
    hashes = [link_hash(admin, one) for one in (second, third)]
    for entry_id, sequence in ((second, -3), (third, 2), (second, 3)):
        admin.execute(
            "UPDATE audit_link SET sequence = %s WHERE entry_id = %s", [sequence, entry_id]
        )
    if with_hashes:
        for entry_id, kept in zip((third, second), hashes, strict=True):
            admin.execute("UPDATE audit_link SET hash = %s WHERE entry_id = %s", [kept, entry_id])
    assert broken(shop) == Break("misplaced", 2, third)


@pytest.mark.parametrize(
    "rewrite",
    [
        lambda: AuditEntry.objects.update(what="thing.undone"),
        lambda: AuditEntry.objects.all().delete(),
        lambda: AuditLink.objects.update(sequence=7),
        lambda: AuditLink.objects.all().delete(),
    ],
)
def test_the_product_cannot_rewrite_it(shop: Shop, rewrite: Callable[[], object]) -> None:
    with pytest.raises(Error, match="permission denied"), tenancy.business(shop.id):
        rewrite()


@pytest.mark.parametrize("table", ["audit_entry", "audit_link"])
@pytest.mark.parametrize("verb", ["UPDATE {} SET business_id = business_id", "DELETE FROM {}"])
def test_not_even_a_superuser_rewrites_it_by_mistake(
    shop: Shop, database: dict[str, str], table: str, verb: str
) -> None:
    with psycopg.connect(database["admin"]) as opened, pytest.raises(psycopg.Error) as refusal:
        opened.execute(verb.format(table))
    assert "append-only" in str(refusal.value)
