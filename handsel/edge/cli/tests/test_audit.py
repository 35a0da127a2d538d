"""The command that walks the chains."""

import os
import subprocess
import sys

import psycopg

from handsel.kit import tenancy
from handsel.modules.audit.actions import record
from tests.cast import Shop


def verify(
    database: dict[str, str], *arguments: str, role: str = "handsel_ops"
) -> subprocess.CompletedProcess[str]:
    environ = {**os.environ, "DATABASE_URL": database[role], "COLUMNS": "200"}
    command = [sys.executable, "-m", "handsel.edge.cli", "audit", "verify", *arguments]
    return subprocess.run(command, capture_output=True, text=True, env=environ)


def test_chains_are_walked_and_a_broken_one_is_named(
    rose: Shop, blue: Shop, database: dict[str, str]
) -> None:
    for shop in (rose, blue):
        with tenancy.business(shop.id):
            entry = record("thing.done")
    whole = verify(database, "--business", rose.slug)
    assert whole.returncode == 0, whole.stderr
    assert whole.stdout.startswith(f"{rose.slug}: ")
    with psycopg.connect(database["admin"], autocommit=True) as admin:
        admin.execute("SET session_replication_role = replica")
        admin.execute("UPDATE audit_entry SET what = 'thing.undone' WHERE id = %s", [entry.id])
        broken = verify(database)
        admin.execute("UPDATE audit_entry SET what = 'thing.done' WHERE id = %s", [entry.id])
    assert broken.returncode == 1
    assert f"({entry.id}): the entry is not what was written" in broken.stdout
    assert [line for line in broken.stdout.splitlines() if line.startswith(f"{rose.slug}: ")]


def test_a_shop_that_is_not_there_is_refused(rose: Shop, database: dict[str, str]) -> None:
    assert verify(database, "--business", "nobody").returncode == 78
    refused = verify(database, "--business", rose.slug, role="handsel_app")
    assert refused.returncode == 78, "the application's role sees no business without its id"
