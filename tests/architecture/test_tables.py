"""Foreign keys point down the same steps as imports: string references hide from import-linter."""

import configparser
from pathlib import Path

from django.apps import apps
from django.db import models

CHECKOUT = Path(__file__).resolve().parents[2]


def _steps() -> dict[str, int]:
    """Module → its step, the lowest first, as the import contracts have them."""
    contracts = configparser.ConfigParser()
    contracts.read(CHECKOUT / ".importlinter")
    modules = contracts["importlinter:contract:steps"]["layers"].split("\n")
    commerce = contracts["importlinter:contract:commerce-steps"]["layers"].split("\n")
    steps: dict[str, int] = {}
    number = 0
    for line in reversed([one for one in modules if one.strip()]):
        inner = reversed([one for one in commerce if one.strip()])
        for step in inner if line.strip() == "commerce" else [line]:
            number += 1
            prefix = "commerce." if line.strip() == "commerce" else ""
            steps |= {f"{prefix}{one.strip()}": number for one in step.split("|")}
    return steps


def _module_of(model: type[models.Model]) -> str:
    return model.__module__.removeprefix("handsel.modules.").removesuffix(".models")


def test_foreign_keys_point_down_the_steps() -> None:
    steps = _steps()
    ours = [m for m in apps.get_models() if m.__module__.startswith("handsel.modules.")]
    assert {_module_of(m) for m in ours} <= set(steps)
    up = [
        f"{model.__name__}.{field.name} → {field.related_model.__name__}"
        for model in ours
        for field in model._meta.get_fields()
        if isinstance(field, models.ForeignKey)
        and _module_of(field.related_model) != _module_of(model)
        and steps[_module_of(field.related_model)] >= steps[_module_of(model)]
    ]
    assert up == []
