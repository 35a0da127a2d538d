"""Operators are made, shown and removed at the command line, by the schema's owner."""

import re
from collections.abc import Iterator
from time import time
from uuid import uuid4

import pytest
from typer.testing import CliRunner, Result

from handsel.edge.cli import operators as command
from handsel.edge.cli.application import app
from handsel.kit import totp
from handsel.kit.totp import code_at, make_secret, step_at
from handsel.modules.operators.models import Deed
from tests.operators import PASSWORD
from tests.roles import as_role


@pytest.fixture
def secret(database: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The secret the next operator gets; everything here is done as the owner would."""
    made = make_secret()
    monkeypatch.setattr(totp, "make_secret", lambda: made)
    monkeypatch.setattr(command, "connect", lambda *, role: None)
    with as_role(database["admin"]):
        yield made


def run(*arguments: str, typed: str = "") -> Result:
    return CliRunner(env={"COLUMNS": "200"}).invoke(app, ["operators", *arguments], input=typed)


def test_an_operator_is_made_shown_and_removed(secret: str) -> None:
    email = f"lee.{uuid4().hex}@example.com"
    typed = f"{PASSWORD}\n{PASSWORD}\n{code_at(secret, step_at(time()))}\n"
    made = run("add", email, "--name", "Lee", typed=typed)
    assert made.exit_code == 0, made.output
    assert f"secret={secret}" in made.output
    assert PASSWORD not in made.output
    assert email in run("list").output
    assert run("remove", email).exit_code == 0
    assert email not in run("list").output
    deeds = Deed.objects.filter(detail__email=email).order_by("id")
    assert [one.what for one in deeds] == ["operator.added", "operator.removed"]
    assert all(re.fullmatch(r".+ at the command line", one.name) for one in deeds)


@pytest.mark.parametrize(
    ("typed", "refused"),
    [
        ("short\n", "shorter than 15"),
        (f"{PASSWORD}\nanother\n", "not the same"),
        (f"{PASSWORD}\n{PASSWORD}\n000000\n", "not the code"),
    ],
)
def test_without_a_good_password_and_a_right_code_nobody_is_made(
    secret: str, typed: str, refused: str
) -> None:
    email = f"lee.{uuid4().hex}@example.com"
    answer = run("add", email, "--name", "Lee", typed=typed)
    assert answer.exit_code == 78
    assert refused in answer.output
    assert email not in run("list").output


def test_nobody_removes_whom_there_is_not(secret: str) -> None:
    assert run("remove", "nobody@example.com").exit_code == 78
