"""The people and shops of the tests: Rose Bakery (Amal owns, Bo answers), Blue Cafe (Zed owns).

Every call opens a new shop with names of its own, so tests never meet each other's rows.
"""

from dataclasses import dataclass
from uuid import UUID

from handsel.kit import tenancy
from handsel.kit.ids import uuid7
from handsel.modules.businesses import actions as businesses
from handsel.modules.businesses.actor import Actor
from handsel.modules.businesses.models import Member, Role
from handsel.modules.businesses.queries import get_actor
from handsel.modules.users import actions as users


@dataclass(frozen=True, slots=True)
class Shop:
    """A business of the tests, its people, and its account on Instagram."""

    id: UUID
    slug: str
    owner: Actor
    agent: Actor | None
    account: str
    channel_id: UUID
    stripe_account: str


def open_rose_bakery() -> Shop:
    """A new Rose Bakery, in pounds."""
    return _open("rose-bakery", "Rose Bakery", owner="Amal", agent="Bo", currency="GBP")


def open_blue_cafe() -> Shop:
    """A new Blue Cafe, in euros."""
    return _open("blue-cafe", "Blue Cafe", owner="Zed", agent=None, currency="EUR")


def _open(slug: str, name: str, *, owner: str, agent: str | None, currency: str) -> Shop:
    tail = uuid7().hex[-10:]
    owner_user = users.create(
        email=f"{owner.lower()}.{tail}@example.com", name=owner, password="not a real password"
    )
    business = businesses.create(
        slug=f"{slug}-{tail}",
        name=name,
        owner_id=owner_user.id,
        currency=currency,
        country="GB",
        email=f"hello@{slug}-{tail}.example.com",
        quiet_seconds=0,
    )
    account = "178" + str(int(tail, 16)).zfill(14)[:14]
    stripe_account = f"acct_{tail}"
    with tenancy.business(business.id):
        from handsel.flows.connect_channel import connect

        channel = connect(
            kind="instagram", external_id=account, name=name, access_token=f"token-of-{tail}"
        )
        owner_member = Member.objects.get(user_id=owner_user.id)
        agent_member = _hire(agent, tail) if agent else None
    return Shop(
        id=business.id,
        slug=business.slug,
        owner=get_actor(business_id=business.id, member_id=owner_member.id, fresh=True),
        agent=get_actor(business_id=business.id, member_id=agent_member.id, fresh=True)
        if agent_member
        else None,
        account=account,
        channel_id=channel.id,
        stripe_account=stripe_account,
    )


def _hire(name: str, tail: str) -> Member:
    user = users.create(
        email=f"{name.lower()}.{tail}@example.com", name=name, password="not a real password"
    )
    return businesses.add_member(user_id=user.id, role=Role.AGENT)
