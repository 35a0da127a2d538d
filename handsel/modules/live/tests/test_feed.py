"""What the gate knows by heart agrees with what stands elsewhere."""

import re

from handsel.modules.businesses.models import Member, Role
from handsel.modules.businesses.rules import PERMISSIONS, WITH_FACTOR, Permission
from handsel.modules.live import feed
from handsel.modules.live.models import Entry
from handsel.modules.live.rules import FACTOR_ROLES, may_listen
from handsel.modules.users.models import Session, User

READS = {
    Permission.READ_CONVERSATIONS,
    Permission.READ_ORDERS,
    Permission.READ_CATALOG,
    Permission.READ_CHANNELS,
}


def test_the_statements_name_tables_of_the_models() -> None:
    tables = {model._meta.db_table for model in (Entry, Session, User, Member)}
    named = set(re.findall(r"\b(?:FROM|JOIN) ([a-z]+_[a-z]+)\b", feed.LOOK + feed.FIND_LISTENER))
    assert named - {"json_to_recordset"} == tables
    assert f"LIMIT {feed.MOST_AT_ONCE + 1}" in feed.LOOK
    assert f"interval '{feed.KEPT_HOURS} hours'" in feed.FORGET


def test_every_role_may_read_all_that_is_told() -> None:
    assert [role for role in Role if not PERMISSIONS[role] >= READS] == []


def test_the_roles_that_need_a_second_factor_are_the_same_everywhere() -> None:
    assert {str(role) for role in WITH_FACTOR} == FACTOR_ROLES
    for role in Role:
        assert may_listen(role=role, with_factor=True)
        assert may_listen(role=role, with_factor=False) == (role not in WITH_FACTOR)
