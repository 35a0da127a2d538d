"""`handsel up` from an empty folder to ready, through deaths, to nothing left behind."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest

from handsel.kit.free_port import find_free_port
from handsel.kit.postgres import Postgres
from handsel.kit.postgres.postmaster import is_alive, read_postmaster

pytestmark = [
    pytest.mark.timeout(400),
    pytest.mark.skipif(sys.platform != "linux", reason="processes are found in /proc"),
]
PROCESSES = {"handsel gate", "handsel web", "handsel worker", "handsel ops", "handsel sandbox"}
PORTS = ("WEB", "GATE", "OPS", "SANDBOX", "SANDBOX_SMTP")


class Up:
    """A running `handsel up` and what it says."""

    def __init__(self, home: Path, environ: dict[str, str]) -> None:
        self.said: list[str] = []
        self._process = subprocess.Popen(
            [sys.executable, "-m", "handsel.edge.cli", "up"],
            env=environ,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self.pid = self._process.pid
        self.home = home

    def wait_until_ready(self) -> None:
        self.wait_for("Handsel is ready: ")

    def wait_for(self, words: str) -> None:
        assert self._process.stdout
        for line in self._process.stdout:
            self.said.append(line.rstrip())
            if words in line:
                return
        pytest.fail("\n".join(self.said))

    def end(self, number: signal.Signals) -> int:
        if self._process.returncode is None:
            self._process.send_signal(number)
            self.said += self._process.communicate()[0].splitlines()
        return self._process.returncode

    def children(self) -> dict[int, str]:
        """Process id → title of everything below, but PostgreSQL's."""
        return {
            pid: title
            for pid, title in _below(self.pid).items()
            if "postgres" not in title.split(" ")[0]
        }


def _below(parent: int) -> dict[int, str]:
    parents: dict[int, int] = {}
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            parents[int(status.parent.name)] = int(status.read_text().rpartition(")")[2].split()[1])
        except OSError:
            continue
    found: dict[int, str] = {}
    fresh = {parent}
    while fresh:
        fresh = {pid for pid, above in parents.items() if above in fresh}
        found |= {pid: _title(pid) for pid in fresh}
    return found


def _title(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode().strip()
    except OSError:
        return ""


def until(is_true: Callable[[], object], *, seconds: float = 60) -> None:
    deadline = time.monotonic() + seconds
    while not is_true():
        assert time.monotonic() < deadline
        time.sleep(0.05)


@pytest.fixture
def environ(tmp_path: Path) -> dict[str, str]:
    """Free ports, an empty home and shops without a past; nothing else configures Handsel."""
    mine = {f"HANDSEL_{name}_PORT": str(find_free_port()) for name in PORTS}
    mine["HANDSEL_HOME"] = str(tmp_path)
    mine["HANDSEL_DEMO_HISTORY"] = "false"
    kept = {name: value for name, value in os.environ.items() if not name.startswith("HANDSEL_")}
    kept.pop("DATABASE_URL", None)
    return {**kept, **mine}


@pytest.fixture
def start(tmp_path: Path, environ: dict[str, str]) -> Iterator[Callable[[], Up]]:
    started: list[Up] = []

    def start_one() -> Up:
        started.append(Up(tmp_path, environ))
        return started[-1]

    yield start_one
    for up in started:
        up.end(signal.SIGKILL)
    Postgres(tmp_path).stop()


def answers(url: str) -> bool:
    try:
        with urlopen(url, timeout=5) as answer:
            return bool(answer.status == 200)
    except OSError:
        return False


def test_everything_starts_survives_and_stops(start: Callable[[], Up], tmp_path: Path) -> None:
    up = start()
    up.wait_until_ready()
    described = json.loads((tmp_path / "demo.json").read_text())
    assert {shop["slug"] for shop in described["businesses"]} == {"rose-bakery", "blue-cafe"}
    assert answers(f"{described['ops_url']}/healthz")
    titles = set(up.children().values())
    assert titles >= PROCESSES

    before = up.children()
    for pid, title in before.items():
        if title == "handsel ops":
            os.kill(pid, signal.SIGKILL)
    up.wait_for("killed by SIGKILL; starting it again")
    until(lambda: answers(f"{described['ops_url']}/healthz"))
    assert not any(is_alive(pid) for pid, title in before.items() if "handsel ops" in title)

    postmaster = read_postmaster(tmp_path / "postgres" / "data")
    assert postmaster
    os.kill(postmaster.pid, signal.SIGKILL)
    up.wait_for("running again")

    alive = [*up.children(), postmaster.pid]
    os.kill(up.pid, signal.SIGTERM)
    assert up.end(signal.SIGTERM) == 0
    assert any("worker_stopped" in line for line in up.said)
    assert not any(is_alive(pid) for pid in alive)
    assert not Postgres(tmp_path).is_running()

    again = start()
    again.wait_until_ready()
    assert not any(line.startswith(("migrate", "seed")) for line in again.said)
    assert json.loads((tmp_path / "demo.json").read_text()) == described

    left = list(again.children())
    again.end(signal.SIGKILL)
    until(lambda: not any(is_alive(pid) for pid in left))
