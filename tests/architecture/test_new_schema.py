"""A new database, which is made in a hurry, is the one that Django would make at its leisure."""

import os
import subprocess
import sys
from collections.abc import Iterator

import psycopg
import pytest

from handsel.kit.postgres.roles import ensure_roles
from tests.plugin import CHECKOUT, PASSWORDS

CATALOG = """
SELECT 'column', table_name || '.' || column_name,
    concat_ws(' ', data_type, character_maximum_length, is_nullable, column_default, is_identity,
              collation_name)
FROM information_schema.columns WHERE table_schema = 'public'
UNION ALL SELECT 'constraint', conrelid::regclass || '.' || conname, pg_get_constraintdef(oid)
FROM pg_constraint WHERE connamespace = 'public'::regnamespace
UNION ALL SELECT 'index', indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'
UNION ALL SELECT 'trigger', tgrelid::regclass || '.' || tgname, pg_get_triggerdef(oid)
FROM pg_trigger WHERE NOT tgisinternal
UNION ALL SELECT 'policy', tablename || '.' || policyname,
    concat_ws(' ', permissive, roles, cmd, qual, with_check)
FROM pg_policies
UNION ALL SELECT 'table', relname, concat_ws(' ', relrowsecurity, relforcerowsecurity, relacl)
FROM pg_class WHERE relnamespace = 'public'::regnamespace
UNION ALL SELECT 'column grant', attrelid::regclass || '.' || attname, attacl::text
FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
WHERE relnamespace = 'public'::regnamespace AND attacl IS NOT NULL
UNION ALL SELECT 'function', oid::regprocedure::text, prosrc
FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND prokind = 'f'
"""
LEISURELY = "from handsel.config import migrate; migrate.run(alone=False)"


@pytest.fixture
def leisurely(admin_url: str, worker_id: str) -> Iterator[str]:
    """A database that was migrated without the short cut."""
    name = f"leisurely_{worker_id}_{os.getpid()}"
    urls = ensure_roles(admin_url, passwords=PASSWORDS, database=name)
    try:
        subprocess.run(
            [sys.executable, "-c", LEISURELY],
            check=True,
            cwd=CHECKOUT,
            env={**os.environ, "DATABASE_URL": urls["handsel_owner"]},
        )
        yield admin_url.rpartition("/")[0] + f"/{name}"
    finally:
        with psycopg.connect(admin_url, autocommit=True) as connection:
            connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def catalog(url: str) -> set[tuple[str, ...]]:
    with psycopg.connect(url) as connection:
        return set(connection.execute(CATALOG).fetchall())


@pytest.mark.timeout(300)
def test_the_short_cut_makes_the_same_database(
    leisurely: str, database_urls: dict[str, str]
) -> None:
    made = catalog(leisurely)
    assert len(made) > 1_000
    assert catalog(database_urls["admin"]) == made
