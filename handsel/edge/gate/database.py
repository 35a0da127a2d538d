"""The gate's connections to PostgreSQL: few, plain, renewed when they break."""

import asyncio
import contextlib
from collections.abc import Sequence
from typing import Any, Final, LiteralString

import psycopg
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from handsel.edge.gate.refusals import CannotStore
from handsel.kit.secrets import KeyRing, Place, Secret, Unopenable
from handsel.modules.ingress.inbox import FIND_SIGNER, ROUTES

STATEMENT_SECONDS: Final = 1.5
CONNECT_SECONDS: Final = 2
OPTIONS: Final = (
    "-c synchronous_commit=on",
    f"-c statement_timeout={int(STATEMENT_SECONDS * 1000)}",
    "-c lock_timeout=1000",
    "-c jit=off",
    # Planning the statement anew costs more than running it.
    "-c plan_cache_mode=force_generic_plan",
)

#: The statement may not have run, or may run at another time: connect again and ask again.
PASSING = (
    psycopg.OperationalError,
    psycopg.InterfaceError,
    psycopg.errors.ReadOnlySqlTransaction,
    TimeoutError,
    OSError,
)


class Database:
    """One connection, opened when first needed. Every statement is its own transaction."""

    def __init__(self, url: str) -> None:
        parts = conninfo_to_dict(url)
        parts["options"] = " ".join(filter(None, (str(parts.get("options") or ""), *OPTIONS)))
        defaults: dict[str, Any] = {
            "application_name": "handsel gate",
            "connect_timeout": CONNECT_SECONDS,
            "tcp_user_timeout": 3000,
        }
        self._conninfo = make_conninfo("", **(defaults | parts))
        self._connection: psycopg.AsyncConnection[tuple[Any, ...]] | None = None
        self._turn = asyncio.Lock()

    async def fetch_one(
        self, statement: LiteralString, parameters: Sequence[Any]
    ) -> tuple[Any, ...] | None:
        """Run one statement and commit it. Raises psycopg's errors, and TimeoutError."""
        async with self._turn:
            try:
                async with asyncio.timeout(CONNECT_SECONDS + STATEMENT_SECONDS):
                    connection = await self._connected()
                    cursor = await connection.execute(statement, parameters, prepare=True)
                    return await cursor.fetchone()
            except PASSING:
                await self._drop()
                raise

    async def close(self) -> None:
        """Close the connection, if there is one."""
        async with self._turn:
            await self._drop()

    async def _connected(self) -> psycopg.AsyncConnection[tuple[Any, ...]]:
        if self._connection is None or self._connection.broken or self._connection.closed:
            self._connection = await psycopg.AsyncConnection.connect(
                self._conninfo, autocommit=True
            )
        return self._connection

    async def _drop(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            with contextlib.suppress(psycopg.Error, OSError):
                await connection.close()


class Signers:
    """The signing secrets of accounts that have one of their own."""

    def __init__(self, database: Database, *, key_ring: KeyRing | None, source: str) -> None:
        self._database = database
        self._key_ring = key_ring
        self._source = source

    async def find(self, account: str) -> Sequence[Secret]:
        """The account's secret, and the one before it while both hold; none of an unknown account.

        Raises CannotStore when the database does not answer.
        """
        try:
            row = await self._database.fetch_one(FIND_SIGNER, [self._source, account])
        except PASSING as error:
            raise CannotStore from error
        if row is None or self._key_ring is None:
            return ()
        route_id, business_id, present, previous = row
        whose = {"row": str(route_id), "business": str(business_id)}
        found = (
            self._open(present, Place(table=ROUTES, column="signing_secret", **whose)),
            self._open(previous, Place(table=ROUTES, column="previous_secret", **whose)),
        )
        return tuple(one for one in found if one is not None)

    def _open(self, sealed: str, place: Place) -> Secret | None:
        if not sealed or self._key_ring is None:
            return None
        try:
            return self._key_ring.open(sealed, place=place)
        except Unopenable:
            return None
