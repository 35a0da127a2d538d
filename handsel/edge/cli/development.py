"""Commands that exist only where a person develops: the sandbox, the demo shops, psql."""

import importlib
import importlib.util
import json
import os
import shutil
import sys
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from handsel.config.environment import environment
from handsel.edge.cli.demo_story.sandbox_control import SandboxControl
from handsel.edge.cli.schema import closed_connections
from handsel.kit.errors import NotFound
from handsel.kit.postgres import Postgres
from handsel.kit.postgres.binaries import find_binaries
from handsel.kit.postgres.roles import connection_urls
from handsel.kit.private_file import write_private
from handsel.kit.startup import RefusedToStart

DEMO = "handsel.edge.cli.demo.seed"


def run_sandbox() -> None:
    """Become the sandbox, which is a program of its own and not part of the product."""
    os.execv(sys.executable, [sys.executable, "-m", "sandbox"])  # noqa: S606


def seed_demo(*, into: Path) -> None:
    """Create the demo shops where they are missing, and describe them in a private JSON file.

    The sandbox must run when a shop gets a past. Raises RefusedToStart in production, SandboxAway.
    """
    if not environment().development:
        raise RefusedToStart(
            "The demo shops, whose passwords everybody knows, are for development."
        )
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "handsel.config.settings")
    import django

    django.setup()
    with closed_connections(), closing(SandboxControl(environment().sandbox_url)) as sandbox:
        known = _known_keys(environment().home / "demo.json")
        seed = importlib.import_module(DEMO).seed
        businesses: list[dict[str, Any]] = seed(
            known, with_history=environment().demo_history, outside=sandbox
        )
    write_private(into, json.dumps(businesses))


def _known_keys(described: Path) -> dict[str, str]:
    """The API key of each demo shop as it was written down last; none where nothing was."""
    try:
        told = json.loads(described.read_text())
        return {shop["slug"]: str(shop["api_token"]) for shop in told["businesses"]}
    except (OSError, ValueError, KeyError, TypeError):
        return {}


def open_psql(*, role: str) -> None:
    """Become psql, connected to the running embedded database. Raises NotFound when it is not."""
    home = environment().home
    server = Postgres(home).find()
    if server is None:
        raise NotFound("The embedded database is not running; start it with `handsel up`.")
    urls = {"admin": server.url} | connection_urls(server.url, passwords=home / "roles.json")
    url = urls.get(role) or urls.get(f"handsel_{role}")
    if url is None:
        raise NotFound(f"There is no role {role}.")
    packaged = find_binaries().folder / "psql"
    program = str(packaged) if packaged.exists() else shutil.which("psql")
    if program is None:
        raise NotFound("There is no psql on this machine.")
    # The password goes by the environment, as a command line is there for all to read.
    parts = urlsplit(url)
    os.environ["PGPASSWORD"] = unquote(parts.password or "")
    address = parts._replace(netloc=f"{parts.username}@{parts.hostname}:{parts.port}").geturl()
    os.execv(program, [program, address])  # noqa: S606
