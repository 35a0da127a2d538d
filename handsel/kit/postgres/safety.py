"""Refuse to work through a database connection that could undo the database's own promises."""

from collections.abc import Iterator
from typing import Any

import psycopg
from psycopg.rows import dict_row

from handsel.kit.postgres.binaries import OLDEST_MAJOR
from handsel.kit.startup import RefusedToStart

# pg_has_role follows membership to any depth. pg_database_owner is no privilege by itself.
_QUESTION = """
SELECT session_user AS session_role,
       current_user AS current_role_name,
       me.rolsuper AS is_superuser,
       me.rolbypassrls AS bypasses_rls,
       me.rolcreaterole OR me.rolcreatedb OR me.rolreplication AS administers,
       ARRAY(SELECT r.rolname::text FROM pg_roles r
             WHERE r.rolname <> session_user AND r.rolname <> 'pg_database_owner'
               AND pg_has_role(session_user, r.oid, 'MEMBER') ORDER BY 1) AS memberships,
       ARRAY(SELECT c.relname::text FROM pg_class c
             WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND c.relowner = me.oid
             ORDER BY 1 LIMIT 3) AS owned_tables,
       current_setting('synchronous_commit') AS synchronous_commit,
       current_setting('server_version_num')::int / 10000 AS major
FROM pg_roles me WHERE me.rolname = session_user
"""


def assert_safe_connection(connection: psycopg.Connection[Any], expected_role: str) -> None:
    """Check that this connection is `expected_role`'s and cannot pass by row-level security.

    Raises RefusedToStart, naming every reason: another role, a superuser, BYPASSRLS, an
    administrator, a member of any other role (such as the owner), an owner of tables,
    `synchronous_commit` off, or a server older than PostgreSQL 15.
    """
    with connection.cursor(row_factory=dict_row) as cursor:
        facts = cursor.execute(_QUESTION).fetchone()
    reasons = list(_reasons(facts or {}, expected_role))
    if reasons:
        raise RefusedToStart("The database connection is not safe: " + "; ".join(reasons) + ".")


def assert_safe_url(url: str, expected_role: str) -> None:
    """The same for a fresh connection to `url`; RefusedToStart also when there is no answer."""
    try:
        with psycopg.connect(url, connect_timeout=10) as connection:
            assert_safe_connection(connection, expected_role)
    except psycopg.OperationalError as reason:
        raise RefusedToStart(f"The database does not answer: {reason}") from reason


def _reasons(facts: dict[str, Any], expected_role: str) -> Iterator[str]:
    role = facts["session_role"]
    if role != expected_role:
        yield f"it connects as {role}, not {expected_role}"
    if facts["current_role_name"] != role:
        yield f"it has become {facts['current_role_name']}"
    if facts["is_superuser"]:
        yield f"{role} is a superuser"
    if facts["bypasses_rls"]:
        yield f"{role} has BYPASSRLS"
    if facts["administers"]:
        yield f"{role} may create roles or databases, or replicate"
    if facts["memberships"] and not facts["is_superuser"]:
        yield f"{role} is a member of {', '.join(facts['memberships'])}"
    if facts["owned_tables"]:
        yield f"{role} owns tables such as {facts['owned_tables'][0]}"
    if facts["synchronous_commit"] == "off":
        yield "synchronous_commit is off, so that a commit can be lost"
    if facts["major"] < OLDEST_MAJOR:
        yield f"the server is PostgreSQL {facts['major']}, older than {OLDEST_MAJOR}"
