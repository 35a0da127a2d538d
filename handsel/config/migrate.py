"""Bring the database's schema, and its protection, in line with the code."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from typing import Any


def run(*, alone: bool = True) -> bool:
    """Migrate and protect; runs as the owner of the tables. True when a migration was applied.

    With `alone` a new database is made several times as fast (`_rendered_alone`).
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "handsel.config.settings")
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    from handsel.kit.tenancy import schema

    executor = MigrationExecutor(connection)
    pending = bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    is_new = not executor.loader.applied_migrations
    if pending:
        with _rendered_alone() if is_new and alone else nullcontext():
            call_command("migrate", verbosity=0, interactive=False)
    schema.protect()
    connection.close()
    connection.close_pool()  # type: ignore[attr-defined]  # PostgreSQL's wrapper has it
    return pending


@contextmanager
def _rendered_alone() -> Iterator[None]:
    """Each change of a model renders that one anew, and not all that it is related to.

    By way of Business all of ours are related, so that Django renders most of them at each of
    hundreds of changes. What they say of each other is their tables' and columns' names, which do
    not change; `tests/architecture/test_new_schema.py` holds the outcome to be the same.
    """
    from django.db.migrations.state import ProjectState

    def alone(_: Any, app: str, model: str, delay: bool = False) -> set[tuple[str, str]]:
        return {(app, model)}

    usual = ProjectState._find_reload_model  # type: ignore[attr-defined]
    ProjectState._find_reload_model = alone  # type: ignore[attr-defined]
    try:
        yield
    finally:
        ProjectState._find_reload_model = usual  # type: ignore[attr-defined]
