"""The `handsel` command from outside."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from handsel.config.environment import Environment
from handsel.edge.cli.supervisor.environs import base_environ, development_secrets
from handsel.edge.cli.supervisor.mark import code_fingerprint
from handsel.kit.file_lock import file_lock

COMMAND = [sys.executable, "-m", "handsel.edge.cli"]


def bare_environ() -> dict[str, str]:
    """This process's environment without anything that configures Handsel."""
    return {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("HANDSEL_") and name not in {"DATABASE_URL", "FORCE_COLOR"}
    }


def handsel(*arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run the command with nothing in its environment but `variables`."""
    environ = {**bare_environ(), **variables}
    return subprocess.run([*COMMAND, *arguments], capture_output=True, text=True, env=environ)


def test_help_is_quick_because_it_imports_no_django() -> None:
    script = "import sys; import handsel.edge.cli; sys.exit('django' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script]).returncode == 0
    listed = handsel("--help").stdout
    for command in ("up", "gate", "web", "worker", "ops", "sandbox", "migrate", "psql"):
        assert f" {command} " in listed


@pytest.mark.parametrize("process", ["gate", "web", "worker", "ops", "migrate"])
def test_a_process_without_its_secrets_refuses_in_one_sentence(process: str) -> None:
    done = handsel(process)
    assert done.returncode == 78
    assert done.stderr.startswith("handsel: Handsel will not start in production: DATABASE_URL")
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize("process", ["gate", "web", "worker", "ops"])
def test_a_process_refuses_another_ones_database_role(
    process: str, database_urls: dict[str, str]
) -> None:
    done = handsel(process, HANDSEL_ENV="development", DATABASE_URL=database_urls["admin"])
    assert done.returncode == 78
    assert "is a superuser" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_misshapen_variable_is_named() -> None:
    done = handsel("gate", HANDSEL_SANDBOX_PORT="99999")
    assert done.returncode == 78
    assert done.stderr.startswith("handsel: HANDSEL_SANDBOX_PORT: ")
    assert "SMTP" not in done.stderr


def test_up_is_refused_where_production_is_meant(tmp_path: Path) -> None:
    done = handsel("up", HANDSEL_ENV="production", HANDSEL_HOME=str(tmp_path))
    assert done.returncode == 78
    assert "for development" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_second_up_on_the_same_home_says_that_it_runs(tmp_path: Path) -> None:
    with file_lock(tmp_path / "up.lock", seconds=0):
        done = handsel("up", HANDSEL_HOME=str(tmp_path))
    assert done.returncode == 78
    assert "already running" in done.stderr


def test_demo_shops_are_refused_in_production(tmp_path: Path) -> None:
    done = handsel("seed", "--into", str(tmp_path / "shops.json"))
    assert done.returncode == 78
    assert not (tmp_path / "shops.json").exists()


def test_psql_says_when_there_is_no_database(tmp_path: Path) -> None:
    done = handsel("psql", HANDSEL_HOME=str(tmp_path))
    assert done.returncode == 78
    assert "not running" in done.stderr


def test_secrets_are_made_once_and_kept_private(tmp_path: Path) -> None:
    path = tmp_path / "secrets.json"
    first = development_secrets(path)
    assert development_secrets(path) == first
    assert path.stat().st_mode & 0o077 == 0
    assert all(len(value) >= 16 for value in first.values())


def test_a_person_overrules_the_sandbox_but_not_the_databases_roles(tmp_path: Path) -> None:
    told = Environment(home=tmp_path, env="development", sandbox_port=9003)
    kept = development_secrets(tmp_path / "secrets.json")
    outside = {
        "HANDSEL_STRIPE_API_URL": "https://api.stripe.com",
        "HANDSEL_META_VERIFY_TOKEN": "",
        "DATABASE_URL": "postgresql://admin:secret@db.example/postgres",
        "PATH": os.defpath,
    }
    base = base_environ(told, outside=outside, kept=kept, colors=False)
    assert base["HANDSEL_STRIPE_API_URL"] == "https://api.stripe.com"
    assert base["HANDSEL_META_GRAPH_URL"] == "http://127.0.0.1:9003/meta"
    assert base["HANDSEL_META_VERIFY_TOKEN"] == kept["HANDSEL_META_VERIFY_TOKEN"]
    assert base["HANDSEL_ENV"] == "development"
    assert base["PATH"] == os.defpath
    assert "DATABASE_URL" not in base


def test_the_mark_follows_the_code_and_not_its_tests(tmp_path: Path) -> None:
    (tmp_path / "tests").mkdir()
    model = tmp_path / "models.py"
    model.write_text("one")
    before = code_fingerprint(tmp_path)
    (tmp_path / "tests" / "test_models.py").write_text("assert True")
    assert code_fingerprint(tmp_path) == before
    model.write_text("two")
    assert code_fingerprint(tmp_path) != before
