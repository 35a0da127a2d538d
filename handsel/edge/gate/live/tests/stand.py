"""A gate's streams in this process, over a real database, listened to from the test's thread.

The event loop has a thread of its own, so that a test may change rows with Django meanwhile.
"""

import asyncio
import json
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from uuid import UUID

from handsel.edge.gate.database import Database
from handsel.edge.gate.group_commit import Statements
from handsel.edge.gate.live.address import MOST_OF_ALL
from handsel.edge.gate.live.listening import MOST_OF_ONE, Live
from handsel.edge.gate.live.rounds import Rounds
from handsel.edge.gate.live.visit_rounds import VisitRounds
from handsel.edge.gate.live.visits import Visits
from handsel.kit import tenancy
from handsel.kit.clock import now
from handsel.modules.businesses.actor import Actor
from handsel.modules.businesses.models import Member
from handsel.modules.users import actions as users
from handsel.modules.users.models import Session, SessionKind

ORIGIN = "https://dashboard.test"
TWIN = "https://also-dashboard.test"
COOKIE = "__Host-handsel_session"
#: Far more than anything takes; nothing sleeps for as long.
PATIENCE = 20.0


@dataclass(frozen=True, slots=True)
class Event:
    name: str
    content: Any
    position: str


@dataclass
class Heard:
    """One call and all that came back."""

    status: int = 0
    headers: dict[str, str] = field(default_factory=dict)
    raw: bytes = b""
    is_over: bool = False
    changed: threading.Condition = field(default_factory=threading.Condition)
    hang_up: Callable[[], object] = lambda: None

    @property
    def events(self) -> list[Event]:
        """What was told, in order; comments are not."""
        found = []
        for block in self.raw.decode().split("\n\n"):
            lines = dict(line.split(": ", 1) for line in block.splitlines() if ": " in line)
            if "event" in lines:
                found.append(Event(lines["event"], json.loads(lines["data"]), lines.get("id", "")))
        return found

    @property
    def changes(self) -> list[dict[str, Any]]:
        """Everything that was told to have changed."""
        return [one for event in self.events if event.name == "changes" for one in event.content]

    @property
    def marks(self) -> list[str]:
        """The mark of each change these tests told (see `Stand.tell`)."""
        return [one["mark"] for one in self.changes if "mark" in one]

    @property
    def position(self) -> str:
        """What the client would say when it comes back."""
        return next((e.position for e in reversed(self.events) if e.position), "")

    def names(self) -> list[str]:
        return [event.name for event in self.events]

    def until(self, is_true: Callable[["Heard"], Any]) -> "Heard":
        """Wait for it; fails when it does not come true."""
        with self.changed:
            came = self.changed.wait_for(lambda: is_true(self), PATIENCE)
        assert came, (self.status, self.raw[-2000:])
        return self

    def until_ready(self) -> "Heard":
        return self.until(lambda heard: heard.events)

    def until_over(self) -> "Heard":
        return self.until(lambda heard: heard.is_over)


@dataclass
class Stand:
    """Streams of a gate."""

    live: Live | Visits
    rounds: Rounds | VisitRounds
    loop: asyncio.AbstractEventLoop
    calls: list["Future[None]"] = field(default_factory=list)

    def open(
        self,
        key: str = "",
        *,
        business: UUID | str = "",
        after: str = "",
        query: str = "",
        headers: Sequence[tuple[str, str]] = (),
        method: str = "GET",
        reads: bool = True,
    ) -> Heard:
        """A call by an app, until it is hung up; with `reads` false, nothing is taken of it."""
        sent = [("host", "gate.test"), *headers]
        sent += [("x-session-token", key)] if key else []
        sent += [("last-event-id", after)] if after else []
        asked = "&".join(filter(None, (f"business={business}" if business else "", query)))
        scope = {
            "type": "http", "method": method, "path": "/live", "query_string": asked.encode(),
            "headers": [(name.encode(), value.encode()) for name, value in sent],
        }  # fmt: skip
        heard = Heard()
        call = asyncio.run_coroutine_threadsafe(self._call(scope, heard, reads=reads), self.loop)
        self.calls.append(call)
        return heard

    async def _call(self, scope: dict[str, Any], heard: Heard, *, reads: bool) -> None:
        gone = asyncio.Event()
        heard.hang_up = lambda: self.loop.call_soon_threadsafe(gone.set)

        async def receive() -> dict[str, Any]:
            await gone.wait()
            return {"type": "http.disconnect"}

        async def send(message: dict[str, Any]) -> None:
            if not reads and message["type"] == "http.response.body":
                await asyncio.sleep(3600)
            with heard.changed:
                if message["type"] == "http.response.start":
                    heard.status = message["status"]
                    heard.headers = {n.decode(): v.decode() for n, v in message["headers"]}
                else:
                    heard.raw += message.get("body", b"")
                heard.changed.notify_all()

        await self.live(scope, receive, send)
        with heard.changed:
            heard.is_over = True
            heard.changed.notify_all()

    def do(self, verb: Callable[[], Any]) -> None:
        """Call something in the loop's thread."""

        async def call() -> None:
            verb()

        asyncio.run_coroutine_threadsafe(call(), self.loop).result(PATIENCE)


@contextmanager
def streams(
    urls: dict[str, str],
    *,
    open_connection: Callable[[], Statements] | None = None,
    most_of_one: int = MOST_OF_ONE,
    most_of_all: int = MOST_OF_ALL,
    visits: bool = False,
) -> Iterator[Stand]:
    """Started streams, of members or of `visits`; ended in the end."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    lookups = Database(urls["handsel_gate"])

    async def begin() -> Stand:
        if visits:
            guests = VisitRounds(lambda: Database(urls["handsel_gate"]))
            theirs = Visits(rounds=guests, lookups=lookups, most_of_all=most_of_all)
            theirs.start()
            return Stand(theirs, guests, loop)
        rounds = Rounds(open_connection or (lambda: Database(urls["handsel_gate"])))
        live = Live(
            rounds=rounds, lookups=lookups, origins=frozenset({ORIGIN, TWIN}), cookie=COOKIE,
            most_of_one=most_of_one, most_of_all=most_of_all,
        )  # fmt: skip
        live.start()
        return Stand(live, rounds, loop)

    async def end(stand: Stand) -> None:
        stand.live.let_go()
        calls = [asyncio.wrap_future(call) for call in stand.calls]
        if calls:
            _, stuck = await asyncio.wait(calls, timeout=2)
            for call in stuck:
                call.cancel()
            await asyncio.wait(calls)
        await stand.live.stop()

    stand = asyncio.run_coroutine_threadsafe(begin(), loop).result(PATIENCE)
    try:
        yield stand
    finally:
        asyncio.run_coroutine_threadsafe(end(stand), loop).result(PATIENCE)
        loop.call_soon_threadsafe(loop.stop)
        thread.join(PATIENCE)
        loop.close()


def signed_in(
    actor: Actor, *, kind: SessionKind = SessionKind.APP, with_factor: bool = True
) -> tuple[Session, str]:
    """A session of this member's, and its key."""
    with tenancy.business(actor.business_id):
        user_id = Member.objects.values_list("user_id", flat=True).get(id=actor.member_id)
    return users.open_session(
        user_id, kind=kind, with_factor=with_factor, proven_at=now() - timedelta(hours=1)
    )
