"""The whole of Handsel, run for tests, chaos and bench: processes, sandbox, API and database.

    with running_stack() as stack:
        stack.sandbox.say(account=…, customer=…, text="Hi")

`environ` tells every process more: HANDSEL_QUIET_SECONDS, HANDSEL_OPENAI_…, or CRASH_AT. Crash
points are better armed while all runs: `stack.crash_at("delivery.called")` kills whichever process
reaches it next, once (see handsel/kit/crashpoint.py).
"""

import os
import signal
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import psycopg

from handsel.edge.cli.demo_story.conversation import Customer
from handsel.edge.cli.demo_story.described import Described, Shop, answers
from handsel.edge.cli.demo_story.own_stack import Running, own_stack
from handsel.edge.cli.demo_story.sandbox_control import SandboxControl
from handsel.edge.cli.demo_story.shop_api import ShopApi
from handsel.edge.cli.demo_story.story import Story, Told
from handsel.kit import crashpoint
from handsel.kit.free_port import find_free_port
from handsel.kit.postgres import Postgres

LOOK_EVERY_SECONDS = 0.05
ROSE = "rose-bakery"


@dataclass(slots=True)
class RunningStack:
    """A running Handsel. `sandbox` is for the thread that made it; others open their own."""

    running: Running
    sandbox: SandboxControl
    crash_folder: Path

    @property
    def described(self) -> Described:
        """What demo.json says."""
        return self.running.described

    @property
    def rose(self) -> Shop:
        """Rose Bakery."""
        return self.described.shop(ROSE)

    def api(self, shop: Shop | None = None) -> ShopApi:
        """The shop's API, as its owner."""
        return ShopApi(self.described, shop or self.rose)

    def play_story(self, *, step_seconds: float = 30.0, channel_kind: str = "instagram") -> Told:
        """One new customer's whole story, on connections of its own."""
        sandbox, api = SandboxControl(self.described.sandbox_url), self.api()
        try:
            customer = Customer(
                sandbox, self.rose, step_seconds=step_seconds, channel_kind=channel_kind
            )
            return Story(customer, api).play()
        finally:
            sandbox.close()
            api.close()

    def sql(self, statement: str, *parameters: Any) -> list[tuple[Any, ...]]:
        """Ask or tell the database as its administrator, past every fence."""
        with psycopg.connect(self.admin_url(), autocommit=True) as connection:
            cursor = connection.execute(statement, parameters)
            return list(cursor.fetchall()) if cursor.description else []

    def sql_all(self, statements: Iterable[str], told: Mapping[str, Any]) -> None:
        """Tell the database one statement after the other, on one connection."""
        with psycopg.connect(self.admin_url(), autocommit=True) as connection:
            for statement in statements:
                connection.execute(statement, told if "%(" in statement else None)

    def admin_url(self) -> str:
        """The administrator's address of the product's database. Raises when it is down."""
        server = Postgres(self.running.home).find()
        if server is None:
            raise psycopg.OperationalError("the embedded database does not answer")
        return urlunsplit(urlsplit(server.url)._replace(path="/handsel"))

    def pids(self, title: str) -> list[int]:
        """Our own processes whose title contains this, parents before children."""
        return [pid for pid in self.all_pids() if title in _title(pid)]

    def all_pids(self) -> list[int]:
        """`handsel up` and everything that descends from it."""
        children: dict[int, list[int]] = {}
        for entry in Path("/proc").iterdir():
            if entry.name.isdigit() and (parent := _parent(int(entry.name))) is not None:
                children.setdefault(parent, []).append(int(entry.name))
        found = [self.running.pid]
        for pid in found:
            found += sorted(children.get(pid, []))
        return found

    def postmaster_pid(self) -> int:
        """The main process of the embedded PostgreSQL."""
        file = self.running.home / "postgres" / "data" / "postmaster.pid"
        return int(file.read_text().split()[0])

    def kill(self, title: str) -> int:
        """Kill -9 the youngest process of this title; its id. Raises LookupError."""
        found = self.pids(title)
        if not found:
            raise LookupError(f"no process of ours is called {title!r}")
        os.kill(found[-1], signal.SIGKILL)
        return found[-1]

    def crash_at(self, name: str, *, nth: int = 1) -> None:
        """Have whichever process is the `nth` to reach this crash point from now on die there."""
        crashpoint.arm(self.crash_folder, name, nth=nth)

    def is_whole(self) -> bool:
        """Whether every part answers and the worker lives."""
        return answers(self.described) and bool(self.pids("handsel worker"))


def wait_until[Answer](
    ask: Callable[[], Answer], *, seconds: float, what: str = "what was waited for"
) -> Answer:
    """The first true answer; trouble with the database counts as no. Raises TimeoutError."""
    deadline = time.monotonic() + seconds
    while True:
        try:
            answer = ask()
        except psycopg.Error:
            answer = None
        if answer:
            return answer
        if time.monotonic() > deadline:
            raise TimeoutError(f"{what} did not come true within {seconds:.0f} s")
        time.sleep(LOOK_EVERY_SECONDS)


@contextmanager
def running_stack(
    *, environ: Mapping[str, str] | None = None, home: Path | None = None
) -> Iterator[RunningStack]:
    """Run all of Handsel until the block ends, on `home` or a home that is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="handsel-stack-") as temporary:
        place = home or Path(temporary) / "home"
        crash_folder = Path(temporary) / "crash"
        crash_folder.mkdir()
        told = {
            "HANDSEL_QUIET_SECONDS": "0.2",
            "CRASH_FOLDER": str(crash_folder),
            **(environ or {}),
        }
        with own_stack(place, environ=told) as running:
            sandbox = SandboxControl(running.described.sandbox_url)
            try:
                yield RunningStack(running, sandbox, crash_folder)
            finally:
                sandbox.close()


def with_models() -> dict[str, str]:
    """Environment for a stack whose first thinker is the sandbox's OpenAI; script its answers."""
    port = find_free_port()
    return {
        "HANDSEL_SANDBOX_PORT": str(port),
        "HANDSEL_OPENAI_BASE_URL": f"http://127.0.0.1:{port}/openai/v1",
        "HANDSEL_OPENAI_API_KEY": "sk-sandbox",
        "HANDSEL_OPENAI_MODEL": "scripted",
    }


def _parent(pid: int) -> int | None:
    try:
        stat = (Path("/proc") / str(pid) / "stat").read_text()
    except OSError:
        return None
    # The name in parentheses may hold anything; what follows is numbers.
    return int(stat.rpartition(")")[2].split()[1])


def _title(pid: int) -> str:
    try:
        words = (Path("/proc") / str(pid) / "cmdline").read_bytes()
    except OSError:
        return ""
    return words.replace(b"\0", b" ").decode(errors="replace").strip()
