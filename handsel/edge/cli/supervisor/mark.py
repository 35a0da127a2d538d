"""A mark in the database that says which code its schema and demo shops were made by.

Bringing them in line takes seconds even when there is nothing to do, and is skipped when the mark
is that of the present code.
"""

import hashlib
from importlib.metadata import version
from pathlib import Path

import psycopg
from psycopg import sql

PACKAGE = Path(__file__).resolve().parents[3]
SCHEMA_MAKERS = ("django", "procrastinate")


def code_fingerprint(package: Path = PACKAGE) -> str:
    """A hash of everything that can shape the schema or the demo shops, tests left out."""
    digest = hashlib.sha256()
    for path in sorted((*package.rglob("*.py"), *package.rglob("*.json"))):
        if "tests" not in path.parts:
            digest.update(path.relative_to(package).as_posix().encode() + b"\0" + path.read_bytes())
    for name in SCHEMA_MAKERS:
        digest.update(version(name).encode() + b"\0")
    return digest.hexdigest()


def read_mark(owner_url: str) -> str | None:
    """The fingerprint that was marked last, None for a database that never was."""
    with psycopg.connect(owner_url) as connection:
        row = connection.execute(
            "SELECT obj_description('public'::regnamespace, 'pg_namespace')"
        ).fetchone()
    return row[0] if row else None


def write_mark(owner_url: str, fingerprint: str) -> None:
    """Mark the database as made by this code."""
    with psycopg.connect(owner_url) as connection:
        connection.execute(
            sql.SQL("COMMENT ON SCHEMA public IS {}").format(sql.Literal(fingerprint))
        )
