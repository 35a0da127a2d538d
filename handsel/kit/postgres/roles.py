"""The roles that processes connect as, each with the least it needs.

`handsel_owner` owns the schema and cannot log in: an administrator's connection becomes it to
migrate. `handsel_app`, `handsel_gate` and `handsel_ops` log in and own nothing; what they may do
with each table is granted where the tables are described, not here.
"""

import json
import secrets
from pathlib import Path
from typing import Any, Literal, get_args
from urllib.parse import quote, urlsplit, urlunsplit

import psycopg
from psycopg import sql

from handsel.kit.postgres.failures import PostgresFailed
from handsel.kit.private_file import write_private

Role = Literal["handsel_owner", "handsel_app", "handsel_gate", "handsel_ops"]
OWNER: Role = "handsel_owner"
LOGIN_ROLES: tuple[Role, ...] = ("handsel_app", "handsel_gate", "handsel_ops")
DATABASE = "handsel"
# Any number; two starters at once would otherwise both create the same role.
_ADVISORY_LOCK = 4_871_230_991


def ensure_roles(admin_url: str, *, passwords: Path, database: str = DATABASE) -> dict[str, str]:
    """Make or mend the roles and the database, and return the address each role connects to.

    `admin_url` is a superuser's, or that of a role with CREATEROLE and CREATEDB. `passwords` is a
    file, readable by us only, where the random passwords are kept. The owner's address is the
    administrator's, becoming the owner when it connects. Raises PostgresFailed when the
    administrator may not do this, or the server does not answer.
    """
    kept = _kept_passwords(passwords)
    try:
        with psycopg.connect(admin_url, autocommit=True, connect_timeout=10) as admin:
            admin.execute("SELECT pg_advisory_lock(%s)", [_ADVISORY_LOCK])
            for role in get_args(Role):
                _ensure_role(admin, role)
            _ensure_database(admin, database)
            for role in LOGIN_ROLES:
                _ensure_password(admin, role, kept[role], role_url(admin_url, role, kept, database))
        with psycopg.connect(_on(admin_url, database), autocommit=True) as inside:
            _fence_database(inside, database)
    except psycopg.Error as reason:
        raise PostgresFailed(f"The database roles could not be prepared: {reason}") from reason
    return connection_urls(admin_url, passwords=passwords, database=database)


def connection_urls(admin_url: str, *, passwords: Path, database: str = DATABASE) -> dict[str, str]:
    """The address of each role with the passwords that `ensure_roles` kept."""
    kept = _kept_passwords(passwords)
    return {role: role_url(admin_url, role, kept, database) for role in get_args(Role)}


def role_url(admin_url: str, role: Role, passwords: dict[str, str], database: str) -> str:
    """The address at which `role` reaches `database` on the administrator's server."""
    if role == OWNER:
        parts = urlsplit(_on(admin_url, database))
        become = "options=" + quote(f"-c role={OWNER}")
        return urlunsplit(parts._replace(query="&".join(filter(None, (parts.query, become)))))
    parts = urlsplit(_on(admin_url, database))
    place = parts.netloc.rpartition("@")[2]
    return urlunsplit(parts._replace(netloc=f"{role}:{quote(passwords[role])}@{place}"))


def _on(url: str, database: str) -> str:
    return urlunsplit(urlsplit(url)._replace(path=f"/{quote(database)}"))


def _kept_passwords(path: Path) -> dict[str, str]:
    kept: dict[str, str] = json.loads(path.read_text()) if path.exists() else {}
    missing = [role for role in LOGIN_ROLES if role not in kept]
    if missing:
        kept |= {role: secrets.token_urlsafe(24) for role in missing}
        write_private(path, json.dumps(kept))
    return kept


def _ensure_role(admin: psycopg.Connection[Any], role: Role) -> None:
    row = admin.execute(
        "SELECT rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb OR rolreplication,"
        " rolcanlogin FROM pg_roles WHERE rolname = %s",
        [role],
    ).fetchone()
    login = role != OWNER
    if row is None:
        word = sql.SQL("LOGIN" if login else "NOLOGIN")
        admin.execute(sql.SQL("CREATE ROLE {} {}").format(sql.Identifier(role), word))
    elif row != (False, login):
        admin.execute(
            sql.SQL(
                "ALTER ROLE {} {} NOSUPERUSER NOBYPASSRLS NOCREATEROLE NOCREATEDB NOREPLICATION"
            ).format(sql.Identifier(role), sql.SQL("LOGIN" if login else "NOLOGIN"))
        )
    if role == OWNER and not _may_become(admin, OWNER):
        admin.execute(sql.SQL("GRANT {} TO CURRENT_USER").format(sql.Identifier(OWNER)))


def _may_become(admin: psycopg.Connection[Any], role: Role) -> bool:
    # Being a member and being allowed to become the role are two things since PostgreSQL 16.
    privilege = "SET" if admin.info.server_version >= 160000 else "MEMBER"
    row = admin.execute("SELECT pg_has_role(current_user, %s, %s)", [role, privilege]).fetchone()
    return bool(row and row[0])


def _ensure_database(admin: psycopg.Connection[Any], database: str) -> None:
    found = admin.execute("SELECT FROM pg_database WHERE datname = %s", [database])
    if found.fetchone() is None:
        admin.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(database)))


def _ensure_password(admin: psycopg.Connection[Any], role: Role, password: str, url: str) -> None:
    """Set the password unless it already works; only its SCRAM verifier travels."""
    try:
        psycopg.connect(url, connect_timeout=10).close()
    except psycopg.OperationalError:
        verifier = admin.pgconn.encrypt_password(
            password.encode(), role.encode(), b"scram-sha-256"
        ).decode()
        admin.execute(
            sql.SQL("ALTER ROLE {} PASSWORD {}").format(sql.Identifier(role), sql.Literal(verifier))
        )


def _fence_database(inside: psycopg.Connection[Any], database: str) -> None:
    """Nobody but our roles connects, nobody but the owner creates, and nobody makes temp tables."""
    names = {
        "database": sql.Identifier(database),
        "owner": sql.Identifier(OWNER),
        "logins": sql.SQL(", ").join(map(sql.Identifier, LOGIN_ROLES)),
    }
    for statement in (
        "REVOKE ALL ON DATABASE {database} FROM PUBLIC, {logins}",
        "GRANT CONNECT ON DATABASE {database} TO {logins}, {owner}",
        "ALTER SCHEMA public OWNER TO {owner}",
        "REVOKE ALL ON SCHEMA public FROM PUBLIC, {logins}",
        "GRANT USAGE ON SCHEMA public TO {logins}",
    ):
        inside.execute(sql.SQL(statement).format(**names))
