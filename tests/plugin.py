"""Loaded before Django: the environment of the tests, and a real database for each process.

The schema is migrated once into a template database named after the hash of what makes it, and
each test process gets a copy. Tests commit for real; they stay apart because each one makes its
own businesses, which the database fences off.
"""

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest

from handsel.kit.postgres import Postgres
from handsel.kit.postgres.roles import LOGIN_ROLES, ensure_roles, role_url

CHECKOUT = Path(__file__).resolve().parents[1]
HOME = CHECKOUT / ".handsel" / "tests"
PASSWORDS = HOME / "passwords.json"
# Any number, the same for every test process: one of them makes the template, the others wait.
TEMPLATE_LOCK = 20_261_122

os.environ.update(
    HANDSEL_ENV="development",
    HANDSEL_HOME=str(HOME),
    HANDSEL_SECRET_KEYS="t1:dGVzdHMtb25seS1rZXktb2YtdGhpcnR5LXR3by1ieXQ=",
    HANDSEL_META_APP_SECRETS="test-instagram-app-secret,test-facebook-app-secret",
    HANDSEL_META_VERIFY_TOKEN="test-verify-token",
    HANDSEL_STRIPE_SECRET_KEY="sk_test_platform",
    HANDSEL_STRIPE_WEBHOOK_SECRETS="whsec_test_platform",
    HANDSEL_PUBLIC_URL="http://127.0.0.1:8000",
    # Nothing listens on the discard port: a test that forgets its fake fails at once.
    HANDSEL_META_GRAPH_URL="http://127.0.0.1:9/meta",
    HANDSEL_STRIPE_API_URL="http://127.0.0.1:9/stripe",
    HANDSEL_TELEGRAM_API_URL="http://127.0.0.1:9/telegram",
    HANDSEL_OPENAI_API_KEY="",
    HANDSEL_ANTHROPIC_API_KEY="",
    HANDSEL_SMTP_URL="smtp://127.0.0.1:9",
)
os.environ.pop("DATABASE_URL", None)


@pytest.fixture(scope="session")
def worker_id(request: pytest.FixtureRequest) -> str:
    """The name of this test process: `gw0`, …, or `main`."""
    return str(getattr(request.config, "workerinput", {}).get("workerid", "main"))


@pytest.fixture(scope="session")
def admin_url() -> str:
    """A superuser's address of the tests' own PostgreSQL server, kept warm between runs."""
    return Postgres(HOME, durable=False).start().url


@pytest.fixture(scope="session")
def database_urls(admin_url: str, worker_id: str) -> Iterator[dict[str, str]]:
    """Role → address of this process's own database; `admin` is the superuser."""
    name = f"test_{worker_id}_{os.getpid()}"
    template = f"template_{_schema_hash()}"
    with psycopg.connect(admin_url, autocommit=True) as connection:
        connection.execute("SELECT pg_advisory_lock(%s)", [TEMPLATE_LOCK])
        _ensure_template(connection, admin_url, template)
        _run(connection, f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
    yield database_addresses(admin_url, name)
    with psycopg.connect(admin_url, autocommit=True) as connection:
        _run(connection, f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def database_addresses(admin_url: str, name: str) -> dict[str, str]:
    """Role → address of the database `name`; `admin` is the superuser."""
    passwords = json.loads(PASSWORDS.read_text())
    urls: dict[str, str] = {
        role: role_url(admin_url, role, passwords, name) for role in LOGIN_ROLES
    }
    return urls | {"admin": admin_url.rpartition("/")[0] + f"/{name}"}


def _ensure_template(connection: psycopg.Connection[Any], admin_url: str, template: str) -> None:
    known = connection.execute(
        "SELECT datname FROM pg_database WHERE datname LIKE 'template\\_%'"
        " AND datname NOT IN ('template0', 'template1')"
    ).fetchall()
    if (template,) in known and PASSWORDS.exists():
        return
    for (old,) in known:
        _run(connection, f'DROP DATABASE "{old}" WITH (FORCE)')
    building = f"{template}_building"
    urls = ensure_roles(admin_url, passwords=PASSWORDS, database=building)
    subprocess.run(
        [sys.executable, "-c", "from handsel.config import migrate; migrate.run()"],
        check=True,
        cwd=CHECKOUT,
        env={**os.environ, "DATABASE_URL": urls["handsel_owner"]},
    )
    _run(connection, f'ALTER DATABASE "{building}" RENAME TO "{template}"')


def _schema_hash() -> str:
    digest = hashlib.sha256()
    patterns = (
        "handsel/**/migrations/*.py",
        "handsel/**/models.py",
        "handsel/kit/tenancy/*.py",
        "handsel/config/migrate.py",
    )
    for path in sorted(p for pattern in patterns for p in CHECKOUT.glob(pattern)):
        digest.update(path.as_posix().encode() + path.read_bytes())
    return digest.hexdigest()[:16]


def _run(connection: psycopg.Connection[Any], statement: str) -> None:
    connection.execute(statement)
