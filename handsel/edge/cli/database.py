"""The database a command works on."""

import os

from handsel.config.environment import environment
from handsel.kit.errors import NotFound
from handsel.kit.postgres import Postgres
from handsel.kit.postgres.roles import Role, connection_urls


def connect(*, role: Role = "handsel_app") -> None:
    """Set Django up for DATABASE_URL, or, as `role`, for the embedded database of `handsel up`.

    Raises NotFound.
    """
    if not environment().database_url:
        home = environment().home
        server = Postgres(home).find()
        if server is None:
            raise NotFound("No database: set DATABASE_URL, or start one with `handsel up`.")
        urls = connection_urls(server.url, passwords=home / "roles.json")
        os.environ["DATABASE_URL"] = urls[role]
        environment.cache_clear()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "handsel.config.settings")
    import django

    django.setup()
