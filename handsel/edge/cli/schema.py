"""The schema's commands: bring it in line, and notice a model that changed without a migration."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

from handsel.config.environment import environment
from handsel.kit.errors import Failure
from handsel.kit.startup import RefusedToStart


class MissingMigrations(Failure):
    """A model changed without a migration."""

    code = "missing_migrations"


def migrate() -> None:
    """Apply what is pending, as the owner of the schema. Raises RefusedToStart."""
    told = environment()
    told.require_production_ready("migrate")
    if not told.database_url:
        raise RefusedToStart(
            "DATABASE_URL is missing; `handsel up` migrates a database of its own."
        )
    from handsel.config.migrate import run

    with closed_connections():
        run()


def require_no_missing_migrations() -> None:
    """Compare the models with the migrations' final state. Raises MissingMigrations."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "handsel.config.settings")
    import django

    django.setup()
    from django.apps import apps
    from django.db.migrations.autodetector import MigrationAutodetector
    from django.db.migrations.loader import MigrationLoader
    from django.db.migrations.state import ProjectState

    # Without a connection it reads the files only.
    loader = MigrationLoader(None, ignore_no_migrations=True)
    conflicts = loader.detect_conflicts()
    if conflicts:
        raise MissingMigrations(f"Two migrations claim to be the last of {', '.join(conflicts)}.")
    detector = MigrationAutodetector(loader.project_state(), ProjectState.from_apps(apps))
    found = [
        f"{label}: {operation.describe()}"
        for label, migrations in detector.changes(graph=loader.graph).items()
        for migration in migrations
        for operation in migration.operations
    ]
    if found:
        raise MissingMigrations("Migrations are missing. " + "; ".join(found))


@contextmanager
def closed_connections() -> Iterator[None]:
    """Close Django's connections and pools at the end, whose threads would hold up the exit."""
    try:
        yield
    finally:
        from django.db import connections

        for connection in connections.all(initialized_only=True):
            connection.close()
            connection.close_pool()  # type: ignore[attr-defined]  # PostgreSQL's wrapper has it
