"""Whatever people do in whatever order, nobody rises above who raised them, and an owner stays."""

from collections.abc import Callable
from uuid import UUID

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from handsel.kit import tenancy
from handsel.kit.errors import Failure
from handsel.modules.businesses import actions, invitations, members, queries
from handsel.modules.businesses.actor import Actor
from handsel.modules.businesses.models import Member, Role
from handsel.modules.businesses.rules import may_manage, permissions_of
from handsel.modules.businesses.tests.people import NOON, hire, person
from handsel.modules.users.models import User
from tests.cast import Shop

VERBS = (
    "role", "role", "role", "invite", "invite", "accept", "accept", "reissue",
    "disable", "enable", "remove", "leave", "transfer",
)  # fmt: skip
TEAM = (Role.ADMIN, Role.ADMIN, Role.AGENT, Role.FINANCE, Role.VIEWER)
# The owner is the first; those who try are mostly admins.
WHO = st.sampled_from((0, 1, 1, 1, 2, 2, 3, 4, 5))
STEP = st.tuples(WHO, st.sampled_from(VERBS), st.integers(0, 5), st.sampled_from(list(Role)))
STEPS = st.lists(STEP, min_size=20, max_size=30)

type Roster = dict[UUID, str]


class Office:
    """A shop where six members try things on each other and on two people outside."""

    def __init__(self, shop: Shop) -> None:
        self.shop = shop
        self.actors = [shop.owner, *(hire(shop, role) for role in TEAM)]
        self.strangers = [person("Kim"), person("Lou")]
        self.letters: list[tuple[str, User]] = []

    def roster(self) -> Roster:
        """User → role, of the members who are in."""
        with tenancy.business(self.shop.id):
            active = Member.objects.filter(is_active=True)
            return {one.user_id: one.role for one in active}

    def play(self, who: int, verb: str, whom: int, role: Role) -> UUID | None:
        """One attempt; the user who acted, when it succeeded."""
        actor = self._now(self.actors[who])
        if actor is None:
            return None
        try:
            with tenancy.business(self.shop.id):
                self._verb(verb)(actor, whom, role)
                return Member.objects.get(id=actor.member_id).user_id
        except Failure:
            return None

    def _now(self, actor: Actor) -> Actor | None:
        try:
            return queries.get_actor(business_id=self.shop.id, member_id=actor.member_id)
        except Failure:
            return None

    def _verb(self, verb: str) -> Callable[[Actor, int, Role], object]:
        def of(whom: int) -> UUID:
            return self.actors[whom % len(self.actors)].member_id

        return {
            "role": lambda a, whom, role: members.change_role(a, of(whom), role=role, now=NOON),
            "disable": lambda a, whom, _: members.disable(a, of(whom), now=NOON),
            "enable": lambda a, whom, _: members.enable(a, of(whom)),
            "remove": lambda a, whom, _: members.remove(a, of(whom), now=NOON),
            "leave": lambda a, *_: members.leave(a, now=NOON),
            "transfer": lambda a, whom, _: members.transfer(a, of(whom), now=NOON),
            "invite": self._invite,
            "accept": self._accept,
            "reissue": self._reissue,
        }[verb]

    def _invite(self, actor: Actor, whom: int, role: Role) -> None:
        user = self.strangers[whom % len(self.strangers)]
        issued = invitations.invite(actor, email=user.email, role=role, now=NOON)
        self.letters.append((issued.token.reveal(), user))

    def _reissue(self, actor: Actor, whom: int, role: Role) -> None:
        for one in queries.list_invitations():
            issued = invitations.reissue(actor, one.id, now=NOON)
            user = next(u for u in self.strangers if u.email == one.email)
            self.letters.append((issued.token.reveal(), user))

    def _accept(self, actor: Actor, whom: int, role: Role) -> None:
        if not self.letters:
            return
        token, user = self.letters[whom % len(self.letters)]
        invitations.accept(token, user_id=user.id, email=user.email, now=NOON)


def may(roster: Roster, user_id: UUID, role: str) -> bool:
    return may_manage(permissions_of(roster[user_id]), role)


@pytest.mark.usefixtures("database")
@settings(
    max_examples=12,
    deadline=None,
    derandomize=True,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow],
)
@given(steps=STEPS)
def test_nobody_is_raised_above_who_raised_them_and_an_owner_stays(
    steps: list[tuple[int, str, int, Role]],
) -> None:
    from tests.cast import open_rose_bakery

    office = Office(open_rose_bakery())
    for who, verb, whom, role in steps:
        before = office.roster()
        acted = office.play(who, verb, whom, role)
        after = office.roster()
        assert "owner" in after.values()
        changed = {user for user in before | after if before.get(user) != after.get(user)}
        if acted is None:
            assert not changed
            continue
        for user in changed - {acted}:
            raised, had = after.get(user), before.get(user)
            if verb == "accept":
                # Whoever invited must still be somebody who may.
                assert raised
                assert any(may(after, other, raised) for other in after)
            else:
                assert raised is None or may(before, acted, raised)
                assert had is None or may(before, acted, had)
        if acted in changed and before[acted] != Role.OWNER:
            assert acted not in after, "nobody but an owner changes their own role"


def test_adding_twice_keeps_one_membership(rose: Shop) -> None:
    user = person()
    with tenancy.business(rose.id):
        first = actions.add_member(user_id=user.id, role=Role.AGENT)
        second = actions.add_member(user_id=user.id, role=Role.VIEWER)
    assert (first.id, second.role) == (second.id, "viewer")
