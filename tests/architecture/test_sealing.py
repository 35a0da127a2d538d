"""What is sealed is declared where rotation, and those who look for leaks, will find it."""

import ast
from pathlib import Path

from django.apps import apps
from django.db import models

from handsel.kit.key_rotation import sealed_columns

CHECKOUT = Path(__file__).resolve().parents[2]


def places() -> dict[str, tuple[str, str]]:
    """Where the product makes a `Place`: its table and column, as written or as their names."""
    found = {}
    for path in (CHECKOUT / "handsel").rglob("*.py"):
        if "tests" in path.parts or path.is_relative_to(CHECKOUT / "handsel" / "kit"):
            continue
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "Place":
                told = {word.arg: ast.unparse(word.value).strip("'") for word in node.keywords}
                table = "ingress_route" if told["table"] == "ROUTES" else told["table"]
                found[f"{path}:{node.lineno}"] = (table, told["column"])
    return found


def test_every_place_a_secret_is_sealed_for_is_a_declared_column() -> None:
    declared = {(one.table, one.column) for one in sealed_columns()}
    found = places()
    assert len(found) >= 4
    assert {where: place for where, place in found.items() if place not in declared} == {}
    assert declared - set(found.values()) == set()


def test_a_declared_column_is_text_under_a_row_id_of_its_own() -> None:
    tables = {model._meta.db_table: model for model in apps.get_models()}
    for one in sealed_columns():
        model = tables[one.table]
        assert isinstance(model._meta.get_field(one.column), models.TextField), one
        assert isinstance(model._meta.pk, models.UUIDField), one
