"""Raw bytes to a server and what comes back; and the real pair, Caddy before gate and web."""

import asyncio
import contextlib
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from handsel.kit.free_port import find_free_port

CHECKOUT = Path(__file__).resolve().parents[2]
CADDYFILE = CHECKOUT / "deploy" / "Caddyfile"
#: How long anything here may take on a busy machine; nothing waits that long when all is well.
PATIENCE = 30.0
#: After an answer that keeps the connection: is there a second one?
LINGER = 0.3


@dataclass(frozen=True, slots=True)
class Heard:
    """What came back on one connection: all of it, and whether the server closed."""

    raw: bytes
    closed: bool

    @property
    def statuses(self) -> list[int]:
        """The status of each answer, interim ones aside."""
        parts = self.raw.split(b"HTTP/1.")[1:]
        found = [int(part[2:5]) for part in parts if part[2:5].isdigit()]
        return [status for status in found if status >= 200]


async def say(port: int, raw: bytes, *, patience: float = PATIENCE) -> Heard:
    """Send these bytes; wait for an answer's end or for the server to hang up."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    heard, closed = b"", False
    try:
        with contextlib.suppress(ConnectionError):
            writer.write(raw)
            await asyncio.wait_for(writer.drain(), patience)
        while not closed:
            wait = LINGER if _is_whole(heard) else patience
            try:
                part = await asyncio.wait_for(reader.read(65_536), wait)
            except TimeoutError:
                break
            except ConnectionError:
                part = b""
            heard, closed = heard + part, not part
    finally:
        writer.close()
    return Heard(heard, closed)


def say_all(port: int, said: dict[str, bytes], *, patience: float = PATIENCE) -> dict[str, Heard]:
    """Each on a connection of its own, a few at a time."""

    async def each() -> dict[str, Heard]:
        gate = asyncio.Semaphore(8)

        async def one(raw: bytes) -> Heard:
            async with gate:
                return await say(port, raw, patience=patience)

        heard = await asyncio.gather(*(one(raw) for raw in said.values()))
        return dict(zip(said, heard, strict=True))

    return asyncio.run(each())


def _is_whole(heard: bytes) -> bool:
    """Whether at least one final answer has come with all of its body."""
    start = max(heard.find(b"HTTP/1.1 100"), 0)
    if start or heard.startswith(b"HTTP/1.1 100"):
        heard = heard[start:].partition(b"\r\n\r\n")[2]
    head, ended, body = heard.partition(b"\r\n\r\n")
    if not ended:
        return False
    for line in head.lower().split(b"\r\n"):
        if line.startswith(b"content-length:"):
            return len(body) >= int(line.partition(b":")[2])
    return body.endswith(b"0\r\n\r\n") or b" 204 " in head


def find_caddy() -> str | None:
    """Caddy of this machine, or the one that `scripts/caddy.py` brought."""
    brought = CHECKOUT / ".toolchain" / "caddy" / "usr" / "bin" / "caddy"
    return shutil.which("caddy") or (str(brought) if brought.exists() else None)


@dataclass(frozen=True, slots=True)
class Pair:
    """Ports of the public door and of the two processes behind it, and what these log."""

    front: int
    web: int
    gate: int
    logs: Path

    def logged(self) -> str:
        """All that web and gate have written."""
        return "".join(file.read_text() for file in sorted(self.logs.glob("*.log")))


@contextmanager
def standing(urls: dict[str, str], folder: Path, *, caddy: str) -> Iterator[Pair]:
    """The pair, started and answering; it lets slow callers go sooner than it usually would."""
    pair = Pair(find_free_port(), find_free_port(), find_free_port(), folder)
    told = {
        "HANDSEL_ENV": "development",
        "HANDSEL_WEB_PORT": str(pair.web),
        "HANDSEL_GATE_PORT": str(pair.gate),
        "HANDSEL_PUBLIC_URL": f"http://127.0.0.1:{pair.front}",
        "HANDSEL_TRUSTED_PROXIES": "1",
    }
    ours = [sys.executable, "-m", "handsel.edge.cli"]
    proxy = [caddy, "run", "--config", str(CADDYFILE), "--adapter", "caddyfile"]
    where = {
        "SITE_ADDRESS": f"http://127.0.0.1:{pair.front}",
        "WEB": f"127.0.0.1:{pair.web}",
        "GATE": f"127.0.0.1:{pair.gate}",
        "SLOW_HEADERS": "1s",
        "SLOW_BODY": "8s",
        "HOME": str(folder),
        "XDG_DATA_HOME": str(folder),
        "XDG_CONFIG_HOME": str(folder),
    }
    with ExitStack() as running:
        for name, command, environ in (
            ("web", [*ours, "web"], {**told, "DATABASE_URL": urls["handsel_app"]}),
            ("gate", [*ours, "gate"], {**told, "DATABASE_URL": urls["handsel_gate"]}),
        ):
            running.enter_context(_process(command, environ, folder / f"{name}.log"))
        _wait_for(pair.web, pair.gate)
        running.enter_context(_process(proxy, where, folder / "caddy.err"))
        _wait_for(pair.front)
        yield pair


@contextmanager
def _process(command: list[str], environ: dict[str, str], log: Path) -> Iterator[None]:
    with log.open("wb") as written:
        process = subprocess.Popen(
            command, env=os.environ | environ, stdout=written, stderr=written, cwd=CHECKOUT
        )
    try:
        yield
    finally:
        process.terminate()
        try:
            process.wait(timeout=PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()


def _wait_for(*ports: int) -> None:
    until = time.monotonic() + 60
    for port in ports:
        while True:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            assert time.monotonic() < until, f"nothing listens on {port}"
            time.sleep(0.05)
