"""The database under the supervisor: the embedded one, or the administrator's DATABASE_URL."""

import asyncio
from urllib.parse import urlsplit

from handsel.config.environment import Environment
from handsel.edge.cli.supervisor.journal import Journal
from handsel.kit.postgres import Postgres, PostgresFailed
from handsel.kit.postgres.roles import DATABASE, ensure_roles

WATCH_SECONDS = 0.5
# Databases that every server has and that are for administration only.
MAINTENANCE = ("", "postgres", "template1")


class Database:
    """Started and kept running when it is ours, only used when it was given."""

    def __init__(self, told: Environment, journal: Journal) -> None:
        self._given_url = told.database_url
        self._passwords = told.home / "roles.json"
        self._postgres = None if told.database_url else Postgres(told.home)
        self._journal = journal
        self._port: int | None = None

    async def start(self) -> dict[str, str]:
        """Start what is ours and return the address of each role."""
        admin_url = self._given_url
        if self._postgres:
            server = await asyncio.to_thread(self._postgres.start)
            admin_url, self._port = server.url, server.port
            self._journal.write("postgres", f"running on port {server.port}")
        named = urlsplit(admin_url).path.lstrip("/")
        return await asyncio.to_thread(
            ensure_roles,
            admin_url,
            passwords=self._passwords,
            database=DATABASE if named in MAINTENANCE else named,
        )

    async def keep_running(self) -> None:
        """Start it again whenever it dies. Raises PostgresFailed when that is impossible."""
        while self._postgres:
            await asyncio.sleep(WATCH_SECONDS)
            if self._postgres.is_running():
                continue
            self._journal.write("postgres", "died; starting it again")
            server = await asyncio.to_thread(self._postgres.start)
            if server.port != self._port:
                raise PostgresFailed(
                    f"PostgreSQL's port {self._port} was taken by another program."
                )
            self._journal.write("postgres", "running again")

    async def stop(self) -> None:
        if self._postgres:
            await asyncio.to_thread(self._postgres.stop)
