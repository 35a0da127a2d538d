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


def test_a_head_kept_elsewhere_shows_a_chain_that_was_rewritten(
    rose: Shop, database: dict[str, str]
) -> None:
    with tenancy.business(rose.id):
        record("thing.done")
    shop = ("--business", rose.slug)
    kept = verify(database, *shop).stdout.split()[-1]
    with tenancy.business(rose.id):
        record("thing.done")
    assert verify(database, *shop, "--head", kept).returncode == 0
    with psycopg.connect(database["admin"], autocommit=True) as admin:
        admin.execute("SET session_replication_role = replica")
        for table in ("audit_entry", "audit_link", "audit_head"):
            admin.execute(f"DELETE FROM {table} WHERE business_id = %s", [rose.id])
    with tenancy.business(rose.id):
        record("thing.done")
    assert verify(database, *shop).returncode == 0
    rewritten = verify(database, *shop, "--head", kept)
    assert (rewritten.returncode, "never had the head" in rewritten.stdout) == (1, True)
    assert verify(database, *shop, "--head", "7").returncode == 78
    assert verify(database, "--head", kept).returncode == 78


def test_a_shop_that_is_not_there_is_refused(rose: Shop, database: dict[str, str]) -> None:
    assert verify(database, "--business", "nobody").returncode == 78
    refused = verify(database, "--business", rose.slug, role="handsel_app")
    assert refused.returncode == 78, "the application's role sees no business without its id"
