"""Members of a shop in whatever role, and people who are not, for tests."""

import time
from datetime import UTC, datetime
from uuid import uuid4

import psycopg

from handsel.kit import tenancy
from handsel.modules.businesses import actions, queries
from handsel.modules.businesses.actor import Actor
from handsel.modules.businesses.models import Role
from handsel.modules.users import actions as users
from handsel.modules.users.models import User
from tests.cast import Shop

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


def person(name: str = "Cy") -> User:
    """Somebody new, who works nowhere."""
    address = f"{name.lower()}.{uuid4().hex}@example.com"
    return users.create(email=address, name=name, password="not a real password")


def hire(shop: Shop, role: Role, *, name: str = "Cy") -> Actor:
    """Somebody new who works in the shop."""
    user = person(name)
    with tenancy.business(shop.id):
        member = actions.add_member(user_id=user.id, role=role)
    return queries.get_actor(business_id=shop.id, member_id=member.id)


def wait_until_somebody_waits(admin_url: str) -> None:
    """Until a session of this database waits for a row another one holds."""
    waiting = (
        "SELECT count(*) FROM pg_stat_activity"
        " WHERE datname = current_database() AND wait_event_type = 'Lock'"
    )
    with psycopg.connect(admin_url, autocommit=True) as watching:
        for _ in range(2000):
            if watching.execute(waiting).fetchone() != (0,):
                return
            time.sleep(0.01)
    raise AssertionError("nobody waits")
