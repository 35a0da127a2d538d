"""`handsel up`, from nothing to ready, and back to nothing."""

import asyncio
import json
import os
import signal
from typing import Any

from setproctitle import setproctitle

from handsel.config.environment import Environment, environment
from handsel.edge.cli.supervisor import environs
from handsel.edge.cli.supervisor.database import Database
from handsel.edge.cli.supervisor.journal import Journal
from handsel.edge.cli.supervisor.mark import code_fingerprint, read_mark, write_mark
from handsel.edge.cli.supervisor.stack import Stack, product_specs, sandbox_spec
from handsel.kit.errors import Conflict
from handsel.kit.file_lock import Locked, file_lock
from handsel.kit.free_port import is_port_free
from handsel.kit.private_file import write_private
from handsel.kit.startup import RefusedToStart

# One request can arrive twice: from the terminal's process group, and from make.
IMPATIENT_SECONDS = 1.0
PORTS = ("web_port", "gate_port", "ops_port", "sandbox_port", "sandbox_smtp_port")


def run_everything() -> int:
    """Run all processes until SIGINT or SIGTERM; returns the exit status.

    Raises Conflict when they already run on this HANDSEL_HOME or a port is taken, and any
    Failure of a process that does not start.
    """
    if os.environ.get("HANDSEL_ENV") == "production":
        raise RefusedToStart("`handsel up` is for development; in production run each process.")
    told = environment()
    told.home.mkdir(parents=True, exist_ok=True)
    setproctitle("handsel up")
    try:
        with file_lock(told.home / "up.lock", seconds=0):
            _require_free_ports(told)
            asyncio.run(_Up(told).run())
    except Locked:
        raise Conflict(f"Handsel is already running on {told.home}: {told.web_url}") from None
    except PermissionError as error:
        raise Conflict(
            f"{error.filename} belongs to another user, who ran Handsel here."
        ) from error
    return 0


def _require_free_ports(told: Environment) -> None:
    for field in PORTS:
        port = getattr(told, field)
        if not is_port_free(port):
            variable = f"HANDSEL_{field.upper()}"
            raise Conflict(f"Port {port} is in use; set {variable} to a free one.")


class _Up:
    def __init__(self, told: Environment) -> None:
        self._told = told
        self._colors = environs.terminal_has_colors()
        self._journal = Journal(told.home / "logs", colors=self._colors)
        self._demo_file = told.home / "demo.json"
        self._database = Database(told, self._journal)
        self._stack = Stack(self._journal)
        self._asked_to_stop = asyncio.Event()
        self._asked_at: float | None = None
        self._secrets = environs.development_secrets(told.home / "secrets.json")
        self._base = environs.base_environ(
            told, outside=os.environ, kept=self._secrets, colors=self._colors
        )

    async def run(self) -> None:
        loop = asyncio.get_running_loop()
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            loop.add_signal_handler(number, self._ask_to_stop)
        try:
            await self._until_asked_to_stop(self._start())
            if not self._asked_to_stop.is_set():
                self._announce()
            await self._until_asked_to_stop(self._database.keep_running(), forever=True)
        finally:
            await self._stop()

    def _ask_to_stop(self) -> None:
        now = asyncio.get_running_loop().time()
        self._asked_at = self._asked_at or now
        if now - self._asked_at > IMPATIENT_SECONDS:
            self._journal.write("handsel", "asked again; killing everything")
            self._stack.kill()
        self._asked_to_stop.set()

    async def _until_asked_to_stop(self, work: Any, *, forever: bool = False) -> None:
        """Do the work unless asked to stop meanwhile; with `forever`, also when it is done."""
        working = asyncio.ensure_future(work)
        asked = asyncio.create_task(self._asked_to_stop.wait())
        await asyncio.wait({working, asked}, return_when=asyncio.FIRST_COMPLETED)
        if working.done():
            working.result()
            if forever:
                await asked
        working.cancel()
        asked.cancel()
        await asyncio.gather(working, asked, return_exceptions=True)

    async def _start(self) -> None:
        self._stack.start(sandbox_spec(self._told, self._base))
        urls = await self._database.start()
        owner = urls["handsel_owner"]
        fingerprint = code_fingerprint()
        in_line = self._demo_file.exists() and read_mark(owner) == fingerprint
        if not in_line:
            await self._run_command("migrate", database_url=owner)
        for spec in product_specs(self._told, self._base, urls):
            self._stack.start(spec)
        if in_line:
            await self._stack.wait_until_ready()
            shops = json.loads(self._demo_file.read_text())["businesses"]
        else:
            shops = await self._seed_meanwhile(database_url=urls["handsel_app"])
        self._describe(shops=shops)
        if not in_line:
            write_mark(owner, fingerprint)

    async def _seed_meanwhile(self, *, database_url: str) -> list[dict[str, Any]]:
        """Fill the shops while the processes start, and say so if these are the sooner."""
        seeding = asyncio.create_task(self._seed(database_url=database_url))
        ready = asyncio.create_task(self._stack.wait_until_ready())
        try:
            await asyncio.wait({seeding, ready}, return_when=asyncio.FIRST_COMPLETED)
            if not seeding.done():
                await ready
                self._journal.print(
                    f"\nPages answer at {self._told.web_url}; the demonstration shops are still"
                    " being filled."
                )
            shops = await seeding
            await ready
            return shops
        finally:
            seeding.cancel()
            ready.cancel()

    async def _seed(self, *, database_url: str) -> list[dict[str, Any]]:
        answer = self._told.home / "demo-shops.json"
        await self._run_command("seed", "--into", str(answer), database_url=database_url)
        shops: list[dict[str, Any]] = json.loads(answer.read_text())
        answer.unlink()
        return shops

    async def _run_command(self, *command: str, database_url: str) -> None:
        environ = {**self._base, "DATABASE_URL": database_url}
        await self._stack.run_once(command[0], environs.own_command(*command), environ)

    def _describe(self, *, shops: list[dict[str, Any]]) -> None:
        described = {
            "web_url": self._told.web_url,
            "gate_url": self._told.gate_url,
            "ops_url": self._told.ops_url,
            "sandbox_url": self._told.sandbox_url,
            "meta_app_secret": self._base["HANDSEL_META_APP_SECRETS"].split(",")[0],
            "stripe_webhook_secret": self._base["HANDSEL_STRIPE_WEBHOOK_SECRETS"].split(",")[0],
            "businesses": shops,
        }
        write_private(self._demo_file, json.dumps(described, indent=2))

    def _announce(self) -> None:
        described = json.loads(self._demo_file.read_text())
        self._journal.print(f"\nHandsel is ready: {self._told.web_url}")
        for shop in described["businesses"]:
            owner = shop["owner"]
            self._journal.print(f"  {shop['slug']}: {owner['email']}, password {owner['password']}")
            self._journal.print(f"    authenticator app: {owner['totp_secret']}")
            own_site = f"{described['sandbox_url']}/shops/{shop['slug']}"
            self._journal.print(f"    its own site, with the chat: {own_site}")
        self._journal.print("  Ctrl-C stops it.\n")

    async def _stop(self) -> None:
        self._journal.write("handsel", "stopping")
        await self._stack.stop()
        await self._database.stop()
        self._journal.write("handsel", "stopped")
        self._journal.close()
