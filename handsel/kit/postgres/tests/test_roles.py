"""Roles have the least they need, and an unsafe connection is refused by name."""

import stat
from pathlib import Path
from urllib.parse import quote

import psycopg
import pytest

from handsel.kit.postgres import Server
from handsel.kit.postgres.roles import LOGIN_ROLES, connection_urls, ensure_roles
from handsel.kit.postgres.safety import assert_safe_url
from handsel.kit.startup import RefusedToStart


@pytest.fixture(autouse=True)
def a_table(urls: dict[str, str]) -> None:
    """A table of the owner's that nobody was granted."""
    with psycopg.connect(urls["handsel_owner"]) as owner:
        owner.execute("CREATE TABLE IF NOT EXISTS ledger (id int PRIMARY KEY)")


@pytest.mark.parametrize("role", LOGIN_ROLES)
def test_each_process_connects_as_its_own_role(urls: dict[str, str], role: str) -> None:
    assert_safe_url(urls[role], role)
    with psycopg.connect(urls[role]) as connection:
        assert connection.execute("SELECT current_user").fetchone() == (role,)


def test_the_owner_cannot_log_in_but_the_administrator_becomes_it(urls: dict[str, str]) -> None:
    with psycopg.connect(urls["handsel_owner"]) as connection:
        row = connection.execute(
            "SELECT current_user, rolcanlogin, tableowner FROM pg_roles, pg_tables"
            " WHERE rolname = current_user AND tablename = 'ledger'"
        ).fetchone()
    assert row == ("handsel_owner", False, "handsel_owner")


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT * FROM ledger",
        "TRUNCATE ledger",
        "DROP TABLE ledger",
        "CREATE TABLE mine (id int)",
        "CREATE TABLE mine (id int REFERENCES ledger)",
        "CREATE TEMPORARY TABLE mine (id int)",
        "CREATE SCHEMA mine",
        "CREATE DATABASE mine",
        "CREATE ROLE mine",
        "SET ROLE handsel_owner",
        "COPY (SELECT 1) TO PROGRAM 'cat'",
        "SELECT pg_read_file('PG_VERSION')",
    ],
)
@pytest.mark.parametrize("role", LOGIN_ROLES)
def test_a_role_may_do_nothing_that_it_was_not_granted(
    urls: dict[str, str], role: str, statement: str
) -> None:
    with (
        psycopg.connect(urls[role], autocommit=True) as connection,
        pytest.raises((psycopg.errors.InsufficientPrivilege, psycopg.errors.UndefinedTable)),
    ):
        connection.execute(statement)


def test_roles_are_made_once_and_keep_their_passwords(
    server: Server, urls: dict[str, str], home: Path
) -> None:
    kept = home / "roles.json"
    assert ensure_roles(server.url, passwords=kept) == urls
    assert connection_urls(server.url, passwords=kept) == urls
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600


def test_lost_passwords_are_made_anew(
    server: Server, urls: dict[str, str], tmp_path: Path, home: Path
) -> None:
    others = ensure_roles(server.url, passwords=tmp_path / "roles.json")
    assert others["handsel_app"] != urls["handsel_app"]
    assert_safe_url(others["handsel_app"], "handsel_app")
    assert ensure_roles(server.url, passwords=home / "roles.json") == urls
    assert_safe_url(urls["handsel_app"], "handsel_app")


def test_a_role_that_was_given_too_much_is_mended(
    server: Server, urls: dict[str, str], home: Path
) -> None:
    with psycopg.connect(server.url) as admin:
        admin.execute("ALTER ROLE handsel_app BYPASSRLS CREATEDB")
    with pytest.raises(RefusedToStart, match="BYPASSRLS"):
        assert_safe_url(urls["handsel_app"], "handsel_app")
    ensure_roles(server.url, passwords=home / "roles.json")
    assert_safe_url(urls["handsel_app"], "handsel_app")


def test_an_administrator_who_is_no_superuser_is_enough(
    server: Server, urls: dict[str, str], tmp_path: Path, home: Path
) -> None:
    with psycopg.connect(server.url, autocommit=True) as admin:
        admin.execute("CREATE ROLE hosted LOGIN CREATEROLE CREATEDB PASSWORD 'hosted'")
        for role in ("handsel_owner", *LOGIN_ROLES):
            admin.execute(f"GRANT {role} TO hosted WITH ADMIN OPTION")
        admin.execute("CREATE DATABASE hosted OWNER hosted")
    hosted = f"postgresql://hosted:hosted@127.0.0.1:{server.port}/postgres"
    theirs = ensure_roles(hosted, passwords=tmp_path / "roles.json", database="hosted")
    with psycopg.connect(theirs["handsel_owner"]) as owner:
        owner.execute("CREATE TABLE mine (id int)")
    assert_safe_url(theirs["handsel_app"], "handsel_app")
    assert ensure_roles(server.url, passwords=home / "roles.json") == urls


def _also(url: str, setting: str) -> str:
    return f"{url}?options={quote(f'-c {setting}')}"


def test_a_superuser_is_refused(server: Server) -> None:
    with pytest.raises(RefusedToStart, match="postgres is a superuser"):
        assert_safe_url(server.url, "handsel_app")


def test_another_processs_role_is_refused(urls: dict[str, str]) -> None:
    with pytest.raises(RefusedToStart, match="connects as handsel_ops, not handsel_app"):
        assert_safe_url(urls["handsel_ops"], "handsel_app")


def test_a_commit_that_can_be_lost_is_refused(urls: dict[str, str]) -> None:
    with pytest.raises(RefusedToStart, match="synchronous_commit is off"):
        assert_safe_url(_also(urls["handsel_app"], "synchronous_commit=off"), "handsel_app")


@pytest.mark.parametrize(
    ("give", "take", "said"),
    [
        (
            "GRANT handsel_owner TO handsel_app",
            "REVOKE handsel_owner FROM handsel_app",
            "member of handsel_owner",
        ),
        (
            "GRANT pg_read_all_data TO handsel_app",
            "REVOKE pg_read_all_data FROM handsel_app",
            "member of pg_read_all_data",
        ),
        ("ALTER ROLE handsel_app BYPASSRLS", "ALTER ROLE handsel_app NOBYPASSRLS", "BYPASSRLS"),
        ("ALTER ROLE handsel_app CREATEROLE", "ALTER ROLE handsel_app NOCREATEROLE", "create"),
        (
            "ALTER TABLE ledger OWNER TO handsel_app",
            "ALTER TABLE ledger OWNER TO handsel_owner",
            "owns tables such as ledger",
        ),
    ],
)
def test_a_role_that_could_pass_by_the_fences_is_refused(
    server: Server, urls: dict[str, str], give: str, take: str, said: str
) -> None:
    with psycopg.connect(server.url, dbname="handsel", autocommit=True) as admin:
        admin.execute(give)
        try:
            with pytest.raises(RefusedToStart, match=said):
                assert_safe_url(urls["handsel_app"], "handsel_app")
        finally:
            admin.execute(take)
    assert_safe_url(urls["handsel_app"], "handsel_app")


def test_a_silent_server_is_a_refusal_too() -> None:
    with pytest.raises(RefusedToStart, match="does not answer"):
        assert_safe_url("postgresql://handsel_app:x@127.0.0.1:1/handsel", "handsel_app")
