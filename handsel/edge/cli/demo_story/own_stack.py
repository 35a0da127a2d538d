"""A whole Handsel of our own: `handsel up` on its own home and free ports, stopped afterwards."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from handsel.edge.cli.demo_story.described import Described, read
from handsel.kit.errors import Failure
from handsel.kit.free_port import find_free_port

READY_SECONDS = 120.0
STOP_SECONDS = 60.0
PORTS = ("WEB", "GATE", "OPS", "SANDBOX", "SANDBOX_SMTP")
READY_WORDS = "Handsel is ready"
# A home is this installation's; these would make ours another's.
NOT_INHERITED = ("HANDSEL_", "DATABASE_URL", "DJANGO_SETTINGS_MODULE", "PYTEST_")


class OwnStackFailed(Failure):
    """A Handsel of our own did not start."""

    code = "own_stack_failed"
    status = 503


@dataclass(frozen=True, slots=True)
class Running:
    """A running `handsel up`: its process, its home, its description, and how long it took."""

    pid: int
    home: Path
    described: Described
    log: Path
    ready_seconds: float


@contextmanager
def own_stack(home: Path, *, environ: Mapping[str, str] | None = None) -> Iterator[Running]:
    """Run `handsel up` on `home` until the block ends. Raises OwnStackFailed.

    `environ` is told to every process, over our choices: free ports, development, and shops
    without a past. On a home
    that ran before, its data are kept.
    """
    home.mkdir(parents=True, exist_ok=True)
    log = home / "up.log"
    began = time.monotonic()
    with log.open("wb") as terminal:
        up = subprocess.Popen(
            [sys.executable, "-m", "handsel.edge.cli", "up"],
            env=stack_environ(home, environ or {}),
            stdin=subprocess.DEVNULL,
            stdout=terminal,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    try:
        _wait_until_ready(up, log)
        took = time.monotonic() - began
        yield Running(up.pid, home, read(home / "demo.json"), log, took)
    finally:
        _stop(up)


def stack_environ(home: Path, more: Mapping[str, str]) -> dict[str, str]:
    """The environment of a stack of its own, without what this process was told for itself."""
    outside = {k: v for k, v in os.environ.items() if not k.startswith(NOT_INHERITED)}
    ports = {f"HANDSEL_{name}_PORT": str(port) for name, port in zip(PORTS, _ports(), strict=True)}
    fixed = {
        "HANDSEL_HOME": str(home),
        "HANDSEL_ENV": "development",
        "HANDSEL_DEMO_HISTORY": "false",
    }
    return outside | ports | fixed | dict(more)


def _ports() -> list[int]:
    ports: set[int] = set()
    while len(ports) < len(PORTS):
        ports.add(find_free_port())
    return list(ports)


def _wait_until_ready(up: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + READY_SECONDS
    while READY_WORDS not in log.read_text(errors="replace"):
        if up.poll() is not None or time.monotonic() > deadline:
            said = log.read_text(errors="replace").strip().splitlines()[-8:]
            raise OwnStackFailed("Handsel did not start: " + " / ".join(said))
        time.sleep(0.02)


def _stop(up: subprocess.Popen[bytes]) -> None:
    if up.poll() is None:
        up.send_signal(signal.SIGTERM)
    try:
        up.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        # Its children are tied to it and die with it; the database is found by its home.
        up.kill()
        up.wait()
