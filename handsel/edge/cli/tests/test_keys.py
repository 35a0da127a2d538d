"""`handsel keys`: list, rotate, retire."""

import os
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import psycopg
import pytest
from django.conf import settings
from typer.testing import CliRunner, Result

from handsel.edge.cli import keys
from handsel.edge.cli.application import app
from handsel.flows.connect_payments import connect
from handsel.kit import tenancy
from handsel.kit.tenancy.schema import shared_models
from handsel.modules.audit.models import AuditEntry
from handsel.modules.channels import queries
from handsel.modules.commerce.payments.models import Mode
from handsel.modules.ingress.inbox import ROUTES
from tests.cast import Shop

#: Tables of sealed secrets that belong to no business; tests before left rows there.
OF_NO_BUSINESS = [model._meta.db_table for model in shared_models() if model.sealed_columns
                  and model._meta.db_table != ROUTES]  # fmt: skip
NEW = ("t2", b"\x02" * 16 + b"\x07" * 16)

type Command = Callable[..., Result]


@pytest.fixture
def command(
    rose: Shop, blue: Shop, database: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> Command:
    """`handsel keys …` over two shops that have four secrets, under t1, and nobody's secrets."""
    with psycopg.connect(database["admin"], autocommit=True) as connection:
        connection.execute(f"TRUNCATE {', '.join(OF_NO_BUSINESS)} CASCADE")
    with tenancy.business(rose.id):
        connect(
            provider="stripe",
            external_id=rose.stripe_account,
            mode=Mode.OWN_KEYS,
            secret_key="the key of the shop",
            signing_secret="the proof of the shop",
        )
    monkeypatch.setattr(keys, "connect", lambda: None)
    monkeypatch.setattr(keys, "list_businesses", lambda: [rose.id, blue.id])
    return lambda *arguments: CliRunner().invoke(app, ["keys", *arguments])


def tell(monkeypatch: pytest.MonkeyPatch, *ring: Any) -> None:
    monkeypatch.setattr(settings, "KEY_RING", ring)


def test_a_key_is_changed_from_the_first_step_to_the_last(
    command: Command, rose: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    (old,) = settings.KEY_RING
    tell(monkeypatch, NEW, old)
    early = command("retire", "t1")
    assert (early.exit_code, "t1 still wraps 4 secrets" in early.stderr) == (78, True)

    rotated = command("rotate")
    assert (rotated.exit_code, "4/4" in rotated.stderr) == (0, True)
    assert "4 secrets are under t2" in rotated.stdout
    assert "t1: unused: may be retired" in rotated.stdout
    assert "0 secrets" not in command("rotate").stdout

    assert "Nothing is sealed under t1" in command("retire", "t1").stdout
    with tenancy.business(rose.id):
        told = list(AuditEntry.objects.filter(what__startswith="key.").order_by("id"))
    assert [one.what for one in told] == [
        "key.rotated",
        "key.rotated",
        "key.rotated",
        "key.retired",
    ]
    assert {one.actor_kind for one in told} == {"operator"}
    assert told[0].detail == {"to": "t2", "secrets": 1}
    assert command("retire", "t2").exit_code == 78
    assert command("retire", "t9").exit_code == 78

    tell(monkeypatch, NEW)
    assert command("list").exit_code == 0
    with tenancy.business(rose.id):
        (channel,) = queries.list_all()
        assert queries.get_connection(channel).access_token.reveal().startswith("token-of-")


def test_secrets_under_a_key_that_is_gone_are_told_and_left(
    command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    tell(monkeypatch, NEW)
    listed = command("list")
    assert (listed.exit_code, "does not open" in listed.stdout) == (1, True)
    rotated = command("rotate")
    assert (rotated.exit_code, rotated.stdout.count("Does not open")) == (1, 4)
    assert "of the shop" not in rotated.output


def run(database: dict[str, str], **told: str) -> subprocess.CompletedProcess[str]:
    environ = {**os.environ, "DATABASE_URL": database["handsel_app"], "COLUMNS": "100", **told}
    command = [sys.executable, "-m", "handsel.edge.cli", "keys", "list"]
    return subprocess.run(command, capture_output=True, text=True, env=environ)


def test_the_command_finds_every_business_by_itself(rose: Shop, database: dict[str, str]) -> None:
    listed = run(database, HANDSEL_OPS_DATABASE_URL=database["handsel_ops"])
    assert listed.stderr == ""
    assert "t1 " in listed.stdout


def test_without_the_operators_address_it_says_so(database: dict[str, str]) -> None:
    told = run(database)
    assert (told.returncode, "HANDSEL_OPS_DATABASE_URL" in told.stderr) == (78, True)
