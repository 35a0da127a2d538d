"""Who may change who works here."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from uuid import UUID

import pytest
from django.db import IntegrityError, connection, transaction

from handsel.kit import tenancy
from handsel.kit.clock import now
from handsel.kit.errors import Forbidden, NotFound
from handsel.modules.businesses import members, queries
from handsel.modules.businesses.actor import Actor
from handsel.modules.businesses.members import AboveYou, LastOwner, Yourself
from handsel.modules.businesses.models import Member, Role
from handsel.modules.businesses.rules import Permission, may_manage, permissions_of
from handsel.modules.businesses.tests.people import NOON, hire, wait_until_somebody_waits
from handsel.modules.users.actions import open_session
from handsel.modules.users.models import SessionKind
from handsel.modules.users.queries import list_sessions
from tests.cast import Shop


def role_of(actor: Actor) -> str:
    with tenancy.business(actor.business_id):
        return Member.objects.get(id=actor.member_id).role


def is_in(actor: Actor) -> bool:
    try:
        queries.get_actor(business_id=actor.business_id, member_id=actor.member_id)
    except NotFound:
        return False
    return True


def user_of(actor: Actor) -> UUID:
    with tenancy.business(actor.business_id):
        return Member.objects.get(id=actor.member_id).user_id


def sign_in(actor: Actor) -> None:
    open_session(user_of(actor), kind=SessionKind.APP, with_factor=True, proven_at=now())


def is_signed_in(actor: Actor) -> bool:
    return bool(list_sessions(user_of(actor)))


@pytest.mark.parametrize("role", Role)
def test_an_owner_gives_any_role(rose: Shop, role: Role) -> None:
    cy = hire(rose, Role.VIEWER)
    with tenancy.business(rose.id):
        change = members.change_role(rose.owner, cy.member_id, role=role, now=NOON)
    assert (change.before, change.member.role) == ("viewer", role)
    assert change.is_one == (role != Role.VIEWER)
    assert role_of(cy) == role


@pytest.mark.parametrize("role", Role)
def test_an_admin_gives_and_touches_roles_below_their_own(rose: Shop, role: Role) -> None:
    ada, cy = hire(rose, Role.ADMIN), hire(rose, Role.VIEWER)
    dee = hire(rose, role)
    below = role not in (Role.OWNER, Role.ADMIN)
    for changed, wanted in ((cy, role), (dee, Role.VIEWER)):
        if below:
            with tenancy.business(rose.id):
                members.change_role(ada, changed.member_id, role=wanted, now=NOON)
            assert role_of(changed) == wanted
        else:
            before = role_of(changed)
            with pytest.raises(AboveYou), tenancy.business(rose.id):
                members.change_role(ada, changed.member_id, role=wanted, now=NOON)
            assert role_of(changed) == before


@pytest.mark.parametrize("role", [Role.AGENT, Role.FINANCE, Role.VIEWER])
def test_nobody_else_changes_anybody(rose: Shop, role: Role) -> None:
    cy, dee = hire(rose, role), hire(rose, Role.VIEWER)
    attempts = (
        lambda: members.change_role(cy, dee.member_id, role=Role.VIEWER, now=NOON),
        lambda: members.change_role(cy, cy.member_id, role=Role.OWNER, now=NOON),
        lambda: members.disable(cy, dee.member_id, now=NOON),
        lambda: members.remove(cy, dee.member_id, now=NOON),
        lambda: members.transfer(cy, dee.member_id, now=NOON),
    )
    for attempt in attempts:
        with pytest.raises(Forbidden), tenancy.business(rose.id):
            attempt()


def test_only_an_owner_hands_the_business_over(rose: Shop) -> None:
    ada, cy = hire(rose, Role.ADMIN), hire(rose, Role.AGENT)
    with pytest.raises(Forbidden), tenancy.business(rose.id):
        members.transfer(ada, cy.member_id, now=NOON)
    with tenancy.business(rose.id):
        giver, receiver = members.transfer(rose.owner, cy.member_id, now=NOON)
    assert (giver.id, receiver.id) == (rose.owner.member_id, cy.member_id)
    assert (role_of(rose.owner), role_of(cy)) == ("admin", "owner")
    with pytest.raises(Forbidden), tenancy.business(rose.id):
        members.transfer(rose.owner, ada.member_id, now=NOON)


def test_nobody_hands_the_business_to_themselves_or_to_who_is_not_in(rose: Shop) -> None:
    cy = hire(rose, Role.AGENT)
    with tenancy.business(rose.id):
        members.disable(rose.owner, cy.member_id, now=NOON)
        with pytest.raises(NotFound):
            members.transfer(rose.owner, cy.member_id, now=NOON)
        with pytest.raises(Yourself):
            members.transfer(rose.owner, rose.owner.member_id, now=NOON)


def test_the_last_owner_stays(rose: Shop) -> None:
    owner = rose.owner
    with pytest.raises(LastOwner), tenancy.business(rose.id):
        members.leave(owner, now=NOON)
    with pytest.raises(LastOwner), tenancy.business(rose.id):
        members.change_role(owner, owner.member_id, role=Role.ADMIN, now=NOON)
    second = hire(rose, Role.OWNER)
    with tenancy.business(rose.id):
        members.leave(owner, now=NOON)
    assert not is_in(owner)
    with pytest.raises(LastOwner), tenancy.business(rose.id):
        members.leave(second, now=NOON)


def test_two_owners_who_leave_at_once_leave_one_behind(
    rose: Shop, database: dict[str, str]
) -> None:
    second = hire(rose, Role.OWNER)

    def leave() -> bool:
        try:
            with tenancy.business(rose.id):
                members.leave(second, now=NOON)
        except LastOwner:
            return False
        finally:
            connection.close()
        return True

    with ThreadPoolExecutor(1) as threads:
        with tenancy.business(rose.id):
            members.leave(rose.owner, now=NOON)
            leaving = threads.submit(leave)
            wait_until_somebody_waits(database["admin"])
        assert not leaving.result()
    assert [is_in(rose.owner), is_in(second)] == [False, True]


@pytest.mark.parametrize("change", [{"role": "admin"}, {"is_active": False}])
def test_the_database_itself_keeps_an_owner(rose: Shop, change: dict[str, object]) -> None:
    mine = Member.objects.filter(role=Role.OWNER)
    with tenancy.business(rose.id):
        for attempt in (lambda: mine.update(**change), mine.delete):
            with pytest.raises(IntegrityError), transaction.atomic():
                attempt()
    hire(rose, Role.OWNER)
    with tenancy.business(rose.id):
        Member.objects.filter(id=rose.owner.member_id).update(**change)


def test_a_disabled_member_is_out_until_enabled(rose: Shop) -> None:
    cy = hire(rose, Role.AGENT)
    with tenancy.business(rose.id):
        members.disable(rose.owner, cy.member_id, now=NOON)
    assert not is_in(cy)
    with tenancy.business(rose.id):
        members.enable(rose.owner, cy.member_id)
    assert is_in(cy)


def test_a_removed_member_is_out_and_cannot_be_enabled(rose: Shop) -> None:
    cy = hire(rose, Role.AGENT)
    with tenancy.business(rose.id):
        members.remove(rose.owner, cy.member_id, now=NOON)
        assert cy.member_id not in {one.id for one in queries.list_members()}
        with pytest.raises(NotFound):
            members.enable(rose.owner, cy.member_id)
        with pytest.raises(NotFound):
            members.change_role(rose.owner, cy.member_id, role=Role.AGENT, now=NOON)
    assert not is_in(cy)


def test_nobody_disables_or_removes_themselves(rose: Shop) -> None:
    hire(rose, Role.OWNER)
    owner = rose.owner
    for attempt in (members.disable, members.remove):
        with pytest.raises(Yourself), tenancy.business(rose.id):
            attempt(owner, owner.member_id, now=NOON)


@pytest.mark.parametrize("verb", ["role", "disable", "remove", "leave", "transfer"])
def test_whose_role_changes_or_ends_is_signed_out_everywhere(rose: Shop, verb: str) -> None:
    cy, dee = hire(rose, Role.AGENT), hire(rose, Role.AGENT)
    hire(rose, Role.OWNER)
    for actor in (rose.owner, cy, dee):
        sign_in(actor)
    owner = rose.owner
    verbs: dict[str, Callable[[], object]] = {
        "role": lambda: members.change_role(owner, cy.member_id, role=Role.VIEWER, now=NOON),
        "disable": lambda: members.disable(owner, cy.member_id, now=NOON),
        "remove": lambda: members.remove(owner, cy.member_id, now=NOON),
        "leave": lambda: members.leave(cy, now=NOON),
        "transfer": lambda: members.transfer(owner, cy.member_id, now=NOON),
    }
    with tenancy.business(rose.id):
        verbs[verb]()
    assert not is_signed_in(cy)
    assert is_signed_in(dee)
    assert is_signed_in(rose.owner) == (verb != "transfer")


def test_a_role_that_stays_the_same_signs_nobody_out(rose: Shop) -> None:
    cy = hire(rose, Role.AGENT)
    sign_in(cy)
    with tenancy.business(rose.id):
        members.change_role(rose.owner, cy.member_id, role=Role.AGENT, now=NOON)
    assert is_signed_in(cy)


def test_authority_that_was_lost_since_is_not_used(rose: Shop) -> None:
    ada, cy = hire(rose, Role.ADMIN), hire(rose, Role.AGENT)
    with tenancy.business(rose.id):
        members.change_role(rose.owner, ada.member_id, role=Role.AGENT, now=NOON)
        with pytest.raises(Forbidden):
            members.remove(ada, cy.member_id, now=NOON)
        members.disable(rose.owner, ada.member_id, now=NOON)
        with pytest.raises(Forbidden):
            members.leave(ada, now=NOON)


def test_a_strangers_member_is_nobody(rose: Shop, blue: Shop) -> None:
    cy = hire(rose, Role.AGENT)
    with pytest.raises(NotFound), tenancy.business(blue.id):
        members.remove(blue.owner, cy.member_id, now=NOON)
    assert is_in(cy)


def test_nobody_gives_a_role_that_may_do_what_they_may_not() -> None:
    everything = frozenset(Permission)
    assert all(may_manage(everything, role) for role in Role)
    for missing in permissions_of(Role.AGENT):
        assert not may_manage(everything - {missing}, Role.AGENT)
    assert not may_manage(everything - {Permission.MANAGE_MEMBERS}, Role.VIEWER)
    assert not may_manage(everything - {Permission.MANAGE_LEADERS}, Role.ADMIN)
