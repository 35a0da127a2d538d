"""Read what a running server says about itself in its `postmaster.pid`."""

import os
import signal
import time
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Postmaster:
    """The server's main process as its lock file describes it.

    `ready` is the server's own word that it accepts connections; `port` is 0 until it is known.
    """

    pid: int
    port: int
    ready: bool

    def is_alive(self) -> bool:
        """Whether this process runs and is a PostgreSQL, not another that was given its number."""
        return is_alive(self.pid) and _name(self.pid) in ("", "postgres", "postmaster")

    def ask_to_stop(self) -> None:
        """Fast shutdown: roll back what is open, close connections, write a checkpoint."""
        _signal(self.pid, signal.SIGINT)

    def insist_to_stop(self) -> None:
        """Immediate shutdown: recovery runs at the next start, and nothing committed is lost."""
        _signal(self.pid, signal.SIGQUIT)

    def wait_until_gone(self, *, seconds: float) -> bool:
        """Whether the process ended within so many seconds."""
        deadline = time.monotonic() + seconds
        while self.is_alive():
            if time.monotonic() > deadline:
                return False
            time.sleep(0.02)
        return True


def read_postmaster(data: Path) -> Postmaster | None:
    """The postmaster of this cluster as it last described itself, dead or alive; None when absent.

    Line by line: process id, data folder, start time, port, socket folder, address, shared
    memory, status (PostgreSQL's miscadmin.h).
    """
    try:
        lines = (data / "postmaster.pid").read_text().splitlines()
        pid = abs(int(lines[0]))
    except (FileNotFoundError, IndexError, ValueError):
        return None
    port = int(lines[3]) if len(lines) > 3 and lines[3].strip().isdigit() else 0
    return Postmaster(pid, port, ready=len(lines) > 7 and lines[7].strip() == "ready")


def is_alive(pid: int) -> bool:
    """Whether this process runs; one that ended and only waits to be collected does not."""
    try:
        # Collected when it is our own child, as PostgreSQL takes an uncollected one for alive.
        if os.waitpid(pid, os.WNOHANG)[0] == pid:
            return False
    except ChildProcessError:
        pass
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        pass
    try:
        # The state follows the name, which is in parentheses and may hold anything.
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] not in "ZX"
    except (FileNotFoundError, ProcessLookupError):
        return not Path("/proc/self").exists()


def _name(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/comm").read_text().strip()
    except OSError:
        return ""


def _signal(pid: int, number: int) -> None:
    try:
        os.kill(pid, number)
    except ProcessLookupError:
        return
