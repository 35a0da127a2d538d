"""What a command needs that opens secrets of every business: the keys, and the businesses' ids.

The application's role sees one business at a time, so the ids come from the operators' role, which
sees no secret.
"""

import json
import os
from uuid import UUID

import psycopg

from handsel.config.environment import environment
from handsel.edge.cli.database import connect as connect_database
from handsel.kit.postgres import Postgres
from handsel.kit.postgres.roles import connection_urls
from handsel.kit.startup import RefusedToStart


def connect() -> None:
    """Set up for the addresses and keys we were told, or those that `handsel up` keeps.

    Raises NotFound and RefusedToStart.
    """
    if not environment().database_url:
        _use_what_is_kept()
    connect_database()
    told = environment()
    if not told.key_ring:
        raise RefusedToStart("HANDSEL_SECRET_KEYS is missing.")
    if not told.ops_database_url.get_secret_value():
        raise RefusedToStart(
            "HANDSEL_OPS_DATABASE_URL is missing: the businesses are listed as handsel_ops,"
            " and worked on as DATABASE_URL's handsel_app."
        )


def list_businesses() -> list[UUID]:
    """The ids of all businesses, the oldest first."""
    url = environment().ops_database_url.get_secret_value()
    with psycopg.connect(url, connect_timeout=10) as connection:
        rows = connection.execute("SELECT id FROM businesses_business ORDER BY id").fetchall()
    return [row[0] for row in rows]


def _use_what_is_kept() -> None:
    home = environment().home
    server = Postgres(home).find()
    if server is not None:
        urls = connection_urls(server.url, passwords=home / "roles.json")
        os.environ["HANDSEL_OPS_DATABASE_URL"] = urls["handsel_ops"]
    kept = home / "secrets.json"
    if not os.environ.get("HANDSEL_SECRET_KEYS") and kept.exists():
        os.environ["HANDSEL_SECRET_KEYS"] = json.loads(kept.read_text())["HANDSEL_SECRET_KEYS"]
    environment.cache_clear()
