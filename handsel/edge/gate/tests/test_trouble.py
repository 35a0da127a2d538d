"""When the database is away: nobody is told a lie, and work goes on by itself."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from urllib.parse import quote, urlsplit, urlunsplit

import psycopg

from handsel.edge.gate.database import Database
from handsel.edge.gate.tests.stand import (
    batch,
    connect_account,
    message,
    standing,
)

type Urls = dict[str, str]


class Cable:
    """Stands between the gate and the database, and can be pulled out."""

    def __init__(self, url: str) -> None:
        self._parts = urlsplit(url)
        self._server: asyncio.Server | None = None
        self._ends: set[asyncio.StreamWriter] = set()
        self.port = 0

    async def plug_in(self) -> None:
        self._server = await asyncio.start_server(self._carry, "127.0.0.1", self.port)
        self.port = self._server.sockets[0].getsockname()[1]

    async def pull_out(self) -> None:
        assert self._server
        self._server.close()
        for end in list(self._ends):
            end.transport.abort()

    @property
    def url(self) -> str:
        account = self._parts.netloc.rpartition("@")[0]
        return urlunsplit(self._parts._replace(netloc=f"{account}@127.0.0.1:{self.port}"))

    async def _carry(self, near: asyncio.StreamReader, out: asyncio.StreamWriter) -> None:
        far, into = await asyncio.open_connection(self._parts.hostname, self._parts.port)
        self._ends |= {out, into}
        await asyncio.gather(_pump(near, into), _pump(far, out))
        self._ends -= {out, into}


async def _pump(source: asyncio.StreamReader, target: asyncio.StreamWriter) -> None:
    try:
        while chunk := await source.read(65_536):
            target.write(chunk)
            await target.drain()
    except ConnectionError:
        pass
    finally:
        target.close()


@asynccontextmanager
async def plugged_in(url: str) -> AsyncIterator[Cable]:
    cable = Cable(url)
    await cable.plug_in()
    try:
        yield cable
    finally:
        await cable.pull_out()


def test_without_a_database_the_caller_is_asked_to_come_again(database_urls: Urls) -> None:
    shop = connect_account(database_urls)
    payload = batch(shop.account, message(shop.account, mid="m1"))

    async def story() -> None:
        async with (
            plugged_in(database_urls["handsel_gate"]) as cable,
            standing(database_urls, gate_url=cable.url, patience_seconds=0.2) as stand,
        ):
            assert (await stand.post_meta(payload)).status == 200
            await cable.pull_out()
            later = batch(shop.account, message(shop.account, mid="m2"))
            away = await asyncio.gather(*(stand.post_meta(later) for _ in range(10)))
            assert {answer.status for answer in away} == {503}
            assert away[0].headers["retry-after"] == "5"
            assert away[0].json() == {"error": "cannot_store"}
            await cable.plug_in()
            assert (await stand.post_meta(later)).status == 200
            assert [event[0] for event in stand.events(shop.account)] == ["m1", "m2"]

    asyncio.run(story())


def test_a_short_absence_is_waited_out(database_urls: Urls) -> None:
    shop = connect_account(database_urls)
    first, second = (batch(shop.account, message(shop.account, mid=mid)) for mid in ("m1", "m2"))

    async def story() -> None:
        async with (
            plugged_in(database_urls["handsel_gate"]) as cable,
            standing(database_urls, gate_url=cable.url, patience_seconds=30) as stand,
        ):
            assert (await stand.post_meta(first)).status == 200
            await cable.pull_out()
            call = asyncio.create_task(stand.post_meta(second))
            await asyncio.sleep(0.2)
            assert not call.done()
            await cable.plug_in()
            assert (await call).status == 200

    asyncio.run(story())


def test_a_connection_cut_by_the_server_is_renewed_unseen(database_urls: Urls) -> None:
    shop = connect_account(database_urls)

    async def story() -> None:
        async with standing(database_urls, connections=1) as stand:
            for number in range(4):
                payload = batch(shop.account, message(shop.account, mid=f"m{number}"))
                assert (await stand.post_meta(payload)).status == 200
                with psycopg.connect(database_urls["admin"], autocommit=True) as connection:
                    connection.execute(
                        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                        " WHERE application_name = 'handsel gate'"
                        " AND datname = current_database()"
                    )
            assert len(stand.events(shop.account)) == 4

    asyncio.run(story())


def test_calls_that_wait_when_the_gate_stops_are_still_stored(database_urls: Urls) -> None:
    shop = connect_account(database_urls)
    payloads = [batch(shop.account, message(shop.account, mid=f"m{n}")) for n in range(20)]

    async def story() -> None:
        async with standing(database_urls) as stand:
            calls = [asyncio.create_task(stand.post_meta(each)) for each in payloads]
            await asyncio.sleep(0)
        answers = await asyncio.gather(*calls)
        assert {answer.status for answer in answers} == {200}
        assert len(stand.events(shop.account)) == 20

    asyncio.run(story())


def test_every_commit_of_the_gate_waits_for_the_disk(database_urls: Urls) -> None:
    seen: list[str] = []

    async def story() -> None:
        url = database_urls["handsel_gate"]
        joint = "&" if "?" in url else "?"
        database = Database(f"{url}{joint}options={quote('-c synchronous_commit=off')}")
        row = await database.fetch_one("SHOW synchronous_commit", [])
        seen.append(row[0] if row else "")
        await database.close()

    asyncio.run(story())
    assert seen == ["on"]
