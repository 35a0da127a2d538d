"""The shop lets support in, sees it, and ends it; an operator cannot let themselves in."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import DatabaseError, connection, transaction

from handsel.kit import tenancy
from handsel.kit.clock import now
from handsel.kit.errors import NotFound
from handsel.modules.audit.models import AuditEntry
from handsel.modules.operators import actions as operators
from handsel.modules.support import actions, entering, queries
from handsel.modules.support.models import Allows, SupportAccess
from handsel.modules.support.rules import State
from tests.cast import Shop
from tests.operators import Kim, hire
from tests.roles import as_role

WHY = "The import does not start."


@pytest.fixture
def kim(database: dict[str, str]) -> Kim:
    return hire(database)


@pytest.fixture
def as_ops(database: dict[str, str]) -> Any:
    return lambda: as_role(database["handsel_ops"])


def granted(shop: Shop, minutes: int = 30) -> UUID:
    with tenancy.business(shop.id):
        return actions.grant(shop.owner, minutes=minutes, reason=WHY, now=now()).id


def asked(shop: Shop, kim: Kim, *, is_emergency: bool = False) -> UUID:
    with tenancy.business(shop.id):
        return entering.ask(
            kim.operator, reason=WHY, minutes=30, is_emergency=is_emergency, now=now()
        ).id


def entered(shop: Shop, kim: Kim, access_id: UUID) -> str:
    with tenancy.business(shop.id):
        return entering.enter(kim.operator, access_id, now=now())[1]


def audited(shop: Shop) -> Iterator[tuple[str, str]]:
    with tenancy.business(shop.id):
        yield from (
            AuditEntry.objects.filter(what__startswith="support")
            .order_by("id")
            .values_list("what", "actor_kind")
        )


def test_what_the_shop_granted_is_open_until_its_end(rose: Shop, kim: Kim, as_ops: Any) -> None:
    access_id = granted(rose, minutes=20)
    with as_ops():
        token = entered(rose, kim, access_id)
    found = queries.find_open(token, now=now())
    assert found is not None
    assert found.id == access_id
    assert queries.find_open(token, now=now() + timedelta(minutes=19))
    assert queries.find_open(token, now=now() + timedelta(minutes=21)) is None


def test_what_an_operator_asked_waits_for_an_owner(rose: Shop, kim: Kim, as_ops: Any) -> None:
    with as_ops():
        access_id = asked(rose, kim)
        with pytest.raises(entering.NotOpen):
            entered(rose, kim, access_id)
    with tenancy.business(rose.id):
        actions.agree(rose.owner, access_id, now=now())
        with pytest.raises(actions.NotAsked):
            actions.agree(rose.owner, access_id, now=now())
    with as_ops():
        assert queries.find_open(entered(rose, kim, access_id), now=now())


def test_nobody_agrees_to_what_was_asked_days_ago(rose: Shop, kim: Kim) -> None:
    access_id = asked(rose, kim)
    with tenancy.business(rose.id), pytest.raises(actions.NotAsked):
        actions.agree(rose.owner, access_id, now=now() + timedelta(hours=73))


def test_an_emergency_opens_only_where_the_shop_allows_it(
    rose: Shop, kim: Kim, as_ops: Any
) -> None:
    with as_ops(), pytest.raises(actions.SupportNotAllowed):
        asked(rose, kim, is_emergency=True)
    with tenancy.business(rose.id):
        actions.change_policy(rose.owner, Allows.EMERGENCIES, now=now())
    with as_ops():
        token = entered(rose, kim, asked(rose, kim, is_emergency=True))
        assert queries.find_open(token, now=now())


def test_an_owner_ends_it_at_once(rose: Shop, kim: Kim) -> None:
    access_id = granted(rose)
    token = entered(rose, kim, access_id)
    with tenancy.business(rose.id):
        actions.end(rose.owner, access_id, now=now())
        with pytest.raises(actions.AlreadyEnded):
            actions.end(rose.owner, access_id, now=now())
    assert queries.find_open(token, now=now()) is None
    assert list(audited(rose)) == [("support.granted", "member"), ("support.ended", "member")]


def test_where_nobody_may_come_in_whoever_is_in_is_out(rose: Shop, kim: Kim) -> None:
    access_id = granted(rose)
    token = entered(rose, kim, access_id)
    with tenancy.business(rose.id):
        actions.change_policy(rose.owner, Allows.NOBODY, now=now())
        assert queries.state_at(queries.get_access(access_id), now=now()) is State.ENDED
    assert queries.find_open(token, now=now()) is None
    with pytest.raises(actions.SupportNotAllowed):
        granted(rose)
    with pytest.raises(actions.SupportNotAllowed):
        asked(rose, kim)


def test_a_removed_operator_reads_no_more(rose: Shop, kim: Kim, database: dict[str, str]) -> None:
    token = entered(rose, kim, granted(rose))
    with as_role(database["admin"]):
        operators.remove(email=kim.email, now=now())
    assert queries.find_open(token, now=now()) is None


def test_an_access_is_one_operators_and_has_one_token(
    rose: Shop, kim: Kim, database: dict[str, str]
) -> None:
    access_id = granted(rose)
    first, second = entered(rose, kim, access_id), entered(rose, kim, access_id)
    assert queries.find_open(first, now=now()) is None
    assert queries.find_open(second, now=now())
    with pytest.raises(entering.TakenByAnother):
        entered(rose, hire(database), access_id)


def test_an_access_is_of_one_shop(rose: Shop, blue: Shop, kim: Kim) -> None:
    access_id = granted(rose)
    token = entered(rose, kim, access_id)
    with pytest.raises(NotFound):
        entered(blue, kim, access_id)
    assert queries.find_open(token.replace(rose.id.hex, blue.id.hex), now=now()) is None
    assert queries.find_open("hs_nonsense", now=now()) is None


@pytest.mark.parametrize(
    ("minutes", "reason"), [(0, WHY), (61, WHY), (30, "why not"), (30, " " * 40)]
)
def test_it_takes_a_reason_and_ends_within_the_hour(
    rose: Shop, kim: Kim, minutes: int, reason: str
) -> None:
    with tenancy.business(rose.id), pytest.raises(actions.NoSuchReason):
        actions.grant(rose.owner, minutes=minutes, reason=reason, now=now())
    with tenancy.business(rose.id), pytest.raises(actions.NoSuchReason):
        entering.ask(kim.operator, reason=reason, minutes=minutes, is_emergency=False, now=now())


def test_three_at_a_time_are_enough(rose: Shop) -> None:
    for _ in range(3):
        granted(rose)
    with pytest.raises(actions.TooManyAccesses):
        granted(rose)


@pytest.mark.parametrize(
    "forged",
    [
        "UPDATE support_supportaccess SET granted_by_id = %(member)s WHERE id = %(access)s",
        "UPDATE support_supportaccess SET opened_at = now(), ends_at = now() WHERE id = %(access)s",
        "UPDATE support_supportaccess SET ends_at = ends_at + interval '1 hour'",
        "INSERT INTO support_supportpolicy (id, business_id, allows)"
        " VALUES (%(access)s, %(shop)s, 'emergencies')",
        "DELETE FROM support_supportreading",
        "INSERT INTO support_supportaccess (id, business_id, origin, reason, minutes, operator_id,"
        " asked_at, opened_at, ends_at, ended_by) VALUES (%(new)s, %(shop)s, 'asked', 'because', 5,"
        " %(new)s, now(), now(), now() + interval '5 minutes', '')",
        "INSERT INTO support_supportaccess (id, business_id, origin, reason, minutes, operator_id,"
        " asked_at, ended_by)"
        " VALUES (%(new)s, %(other)s, 'asked', 'because', 5, %(new)s, now(), '')",
    ],
)
def test_the_operators_role_cannot_let_itself_in(
    rose: Shop, blue: Shop, kim: Kim, as_ops: Any, forged: str
) -> None:
    access_id = asked(rose, kim)
    named = {
        "access": access_id, "shop": rose.id, "other": blue.id, "new": uuid4(),
        "member": rose.owner.member_id,
    }  # fmt: skip
    with (
        as_ops(),
        pytest.raises(DatabaseError),
        tenancy.business(rose.id),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(forged, named)
    with tenancy.business(rose.id):
        assert SupportAccess.objects.get(id=access_id).opened_at is None
