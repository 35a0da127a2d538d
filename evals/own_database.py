"""A database of an eval's own, migrated, with Django connected as the application's role."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[1]


@contextmanager
def own_database() -> Iterator[dict[str, str]]:
    """Role → address of a new database in a temporary folder, gone afterwards.

    What the product imports after this finds Django set up and connected to it.
    """
    # Importing it sets the environment that the tests run in.
    import tests.plugin  # noqa: F401
    from handsel.kit.postgres import Postgres
    from handsel.kit.postgres.roles import ensure_roles

    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        home = Path(folder)
        home.chmod(0o755)
        server = Postgres(home, durable=False)
        try:
            admin = server.start().url
            urls = ensure_roles(admin, passwords=home / "passwords.json", database="evals")
            _migrate(urls["handsel_owner"])
            _connect(urls["handsel_app"])
            yield urls | {"admin": admin.rpartition("/")[0] + "/evals"}
            _disconnect()
        finally:
            server.stop()


def _migrate(url: str) -> None:
    subprocess.run(
        [sys.executable, "-c", "from handsel.config import migrate; migrate.run()"],
        check=True,
        cwd=CHECKOUT,
        env={**os.environ, "DATABASE_URL": url},
        stdout=sys.stderr,
    )


def _connect(url: str) -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "handsel.config.settings"
    os.environ["DATABASE_URL"] = url
    import django

    django.setup()
    from django.db import connections

    from handsel.config.database import databases
    from handsel.config.environment import environment

    # Another eval of this process may have set Django up before there was a database.
    told = environment().model_copy(update={"database_url": url})
    connections.settings["default"].update(databases(told)["default"])


def _disconnect() -> None:
    from django.db import connections

    connections["default"].close()
    connections["default"].close_pool()  # type: ignore[attr-defined]
