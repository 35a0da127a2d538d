"""An invitation is taken once, by the person it was sent to, while it lasts."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection

from handsel.kit import tenancy
from handsel.kit.clock import now
from handsel.kit.errors import Forbidden, NotFound
from handsel.modules.businesses import invitations, members, queries
from handsel.modules.businesses.actor import Actor
from handsel.modules.businesses.invitations import (
    LASTS,
    AlreadyMember,
    ForAnotherAddress,
    TooManyInvitations,
)
from handsel.modules.businesses.members import AboveYou
from handsel.modules.businesses.models import Invitation, Member, Role
from handsel.modules.businesses.tests.people import (
    NOON,
    hire,
    person,
    wait_until_somebody_waits,
)
from handsel.modules.users.actions import open_session
from handsel.modules.users.models import SessionKind, User
from handsel.modules.users.queries import list_sessions
from handsel.modules.users.rules import EVERYDAY, PHONE, STRICT
from tests.cast import Shop


def invited(actor: Actor, user: User, role: Role = Role.AGENT) -> str:
    with tenancy.business(actor.business_id):
        issued = invitations.invite(actor, email=user.email.upper(), role=role, now=NOON)
    return issued.token.reveal()


def take(token: str, user: User, *, after: timedelta = timedelta(0)) -> Member:
    with tenancy.business(invitations.business_of(token)):
        return invitations.accept(token, user_id=user.id, email=user.email, now=NOON + after)


def refused_everywhere(token: str, user: User, *, after: timedelta = timedelta(0)) -> bool:
    with pytest.raises(NotFound) as looked, tenancy.business(invitations.business_of(token)):
        invitations.look(token, now=NOON + after)
    with pytest.raises(NotFound) as taken:
        take(token, user, after=after)
    return looked.value.message == taken.value.message == NotFound().message


def test_whoever_was_invited_joins_in_that_role(rose: Shop) -> None:
    cy = person()
    token = invited(rose.owner, cy, Role.FINANCE)
    with tenancy.business(rose.id):
        offer = invitations.look(token, now=NOON)
    assert (offer.business_name, offer.inviter_name, offer.role) == (
        "Rose Bakery", "Amal", "finance",
    )  # fmt: skip
    assert offer.masked_email == "c•••@example.com"
    assert take(token, cy).role == "finance"
    [membership] = queries.list_memberships(cy.id)
    assert (membership.business_id, membership.role) == (rose.id, "finance")


def test_a_used_invitation_is_gone(rose: Shop) -> None:
    cy = person()
    token = invited(rose.owner, cy)
    take(token, cy)
    assert refused_everywhere(token, cy)
    assert refused_everywhere(token, person())


def test_an_invitation_ends_after_three_days(rose: Shop) -> None:
    cy = person()
    token = invited(rose.owner, cy)
    assert timedelta(hours=72) == LASTS
    assert refused_everywhere(token, cy, after=LASTS)
    assert take(token, cy, after=LASTS - timedelta(seconds=1)).role == "agent"


def test_a_token_that_was_never_given_finds_nothing(rose: Shop, blue: Shop) -> None:
    cy = person()
    token = invited(rose.owner, cy)
    other = invited(blue.owner, person())
    nowhere = "A" * 64
    for forged in (
        other[:21] + token[21:],
        token[:-1] + ("A" if token[-1] != "A" else "B"),
        nowhere,
    ):
        assert refused_everywhere(forged, cy)
    for malformed in ("", token[:-1], token + "A", token[:-1] + "=", "é" * 64, "x" * 10_000):
        with pytest.raises(NotFound):
            invitations.business_of(malformed)


def test_nobody_else_takes_an_invitation_and_it_stays_open(rose: Shop) -> None:
    cy, dee = person(), person("Dee")
    token = invited(rose.owner, cy)
    with pytest.raises(ForAnotherAddress):
        take(token, dee)
    assert queries.list_memberships(dee.id) == []
    assert take(token, cy).role == "agent"


def test_a_token_is_kept_as_a_hash(rose: Shop) -> None:
    token = invited(rose.owner, person())
    with tenancy.business(rose.id):
        row = Invitation.objects.values().get()
    assert len(bytes(row["digest"])) == 32
    assert token not in str(row)
    assert token not in str(bytes(row["digest"]))


def test_inviting_again_takes_the_first_invitation_back(rose: Shop) -> None:
    cy = person()
    first = invited(rose.owner, cy, Role.VIEWER)
    with tenancy.business(rose.id):
        [row] = queries.list_invitations()
        again = invitations.reissue(rose.owner, row.id, now=NOON + timedelta(hours=1))
    second = again.token.reveal()
    third = invited(rose.owner, cy, Role.AGENT)
    assert refused_everywhere(first, cy)
    assert refused_everywhere(second, cy)
    assert take(third, cy).role == "agent"


def test_an_invitation_that_was_taken_back_is_gone(rose: Shop) -> None:
    cy = person()
    token = invited(rose.owner, cy)
    with tenancy.business(rose.id):
        [row] = queries.list_invitations()
        invitations.revoke(rose.owner, row.id, now=NOON)
        assert queries.list_invitations() == []
        with pytest.raises(NotFound):
            invitations.revoke(rose.owner, row.id, now=NOON)
        with pytest.raises(NotFound):
            invitations.reissue(rose.owner, row.id, now=NOON)
    assert refused_everywhere(token, cy)


def test_fifty_who_accept_at_once_make_one_member(rose: Shop) -> None:
    cy = person()
    token = invited(rose.owner, cy)

    def attempt(_: int) -> bool:
        try:
            take(token, cy)
        except NotFound:
            return False
        finally:
            connection.close()
        return True

    with ThreadPoolExecutor(10) as threads:
        taken = list(threads.map(attempt, range(50)))
    assert sum(taken) == 1
    with tenancy.business(rose.id):
        assert Member.objects.filter(user_id=cy.id).count() == 1


def test_who_accepts_beside_another_finds_it_used(rose: Shop, database: dict[str, str]) -> None:
    cy = person()
    token = invited(rose.owner, cy)

    def second() -> bool:
        try:
            return refused_everywhere(token, cy)
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as threads:
        with tenancy.business(rose.id):
            invitations.accept(token, user_id=cy.id, email=cy.email, now=NOON)
            beside = threads.submit(take, token, cy)
            wait_until_somebody_waits(database["admin"])
        with pytest.raises(NotFound):
            beside.result()
        assert threads.submit(second).result()


@pytest.mark.parametrize("role", [Role.OWNER, Role.ADMIN])
def test_an_admin_invites_nobody_above_the_team(rose: Shop, role: Role) -> None:
    ada = hire(rose, Role.ADMIN)
    with pytest.raises(AboveYou), tenancy.business(rose.id):
        invitations.invite(ada, email="cy@example.com", role=role, now=NOON)
    token = invited(rose.owner, person(), role)
    with tenancy.business(rose.id):
        [row] = queries.list_invitations()
        with pytest.raises(AboveYou):
            invitations.revoke(ada, row.id, now=NOON)
        with pytest.raises(AboveYou):
            invitations.invite(ada, email=row.email, role=Role.VIEWER, now=NOON)
        assert invitations.look(token, now=NOON).role == role


@pytest.mark.parametrize("role", [Role.AGENT, Role.FINANCE, Role.VIEWER])
def test_nobody_below_an_admin_invites(rose: Shop, role: Role) -> None:
    cy = hire(rose, role)
    with pytest.raises(Forbidden), tenancy.business(rose.id):
        invitations.invite(cy, email="dee@example.com", role=Role.VIEWER, now=NOON)


def test_what_somebody_offered_ends_with_their_authority(rose: Shop) -> None:
    ada, eve = hire(rose, Role.ADMIN), hire(rose, Role.OWNER)
    cy, dee, fay = person(), person("Dee"), person("Fay")
    by_ada = invited(ada, cy)
    by_eve, admin_by_eve = invited(eve, dee), invited(eve, fay, Role.ADMIN)
    with tenancy.business(rose.id):
        members.remove(rose.owner, ada.member_id, now=NOON)
        members.change_role(rose.owner, eve.member_id, role=Role.ADMIN, now=NOON)
    assert refused_everywhere(by_ada, cy)
    assert refused_everywhere(admin_by_eve, fay)
    assert take(by_eve, dee).role == "agent"


def test_a_user_who_was_shut_out_offers_nothing(rose: Shop) -> None:
    ada, cy = hire(rose, Role.ADMIN), person()
    token = invited(ada, cy)
    with tenancy.business(rose.id):
        user_id = Member.objects.get(id=ada.member_id).user_id
    User.objects.filter(id=user_id).update(is_active=False)
    assert refused_everywhere(token, cy)


def test_who_works_here_is_not_invited(rose: Shop) -> None:
    with tenancy.business(rose.id):
        colleagues = [one.user.email for one in queries.list_members()]
        for email in colleagues:
            with pytest.raises(AlreadyMember):
                invitations.invite(rose.owner, email=email, role=Role.AGENT, now=NOON)


def test_who_left_comes_back_by_invitation(rose: Shop) -> None:
    cy = hire(rose, Role.FINANCE)
    with tenancy.business(rose.id):
        members.leave(cy, now=NOON)
        user = Member.objects.select_related("user").get(id=cy.member_id).user
    back = take(invited(rose.owner, user, Role.VIEWER), user)
    assert (back.id, back.role, back.is_active) == (cy.member_id, "viewer", True)


def test_who_was_disabled_does_not_come_back_by_an_older_invitation(rose: Shop) -> None:
    user = person()
    token = invited(rose.owner, user)
    with tenancy.business(rose.id):
        made = Member.objects.create(user_id=user.id, role=Role.VIEWER)
        members.disable(rose.owner, made.id, now=NOON)
    with pytest.raises(AlreadyMember):
        take(token, user)
    assert queries.list_memberships(user.id) == []


@pytest.mark.parametrize(("role", "hours"), [(Role.VIEWER, 168), (Role.FINANCE, 24)])
def test_who_may_do_more_from_now_on_stays_signed_in_for_less(
    rose: Shop, role: Role, hours: int
) -> None:
    cy = person()
    browser, phone = (
        open_session(
            cy.id, kind=kind, with_factor=True, proven_at=now(), lifetime=lifetime
        )[0]
        for kind, lifetime in ((SessionKind.BROWSER, EVERYDAY), (SessionKind.APP, PHONE))
    )  # fmt: skip
    take(invited(rose.owner, cy, role), cy)
    until = {one.id: one for one in list_sessions(cy.id)}
    assert until[browser.id].ends_at <= now() + timedelta(hours=hours)
    assert until[browser.id].ends_at > now() + timedelta(hours=hours - 1)
    assert until[browser.id].idle == (EVERYDAY if role == Role.VIEWER else STRICT).idle
    assert until[phone.id].ends_at == phone.ends_at


def test_a_shop_has_only_so_many_invitations_open(
    rose: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(invitations, "MOST_PENDING", 2)
    first = person()
    for user in (first, person(), first):
        invited(rose.owner, user)
    with pytest.raises(TooManyInvitations):
        invited(rose.owner, person())
    with tenancy.business(rose.id):
        later = NOON + LASTS
        invitations.invite(rose.owner, email="x@example.com", role=Role.VIEWER, now=later)
