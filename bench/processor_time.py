"""Processor seconds by process, from /proc: what the work cost, and where it was spent."""

import os
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.stack import RunningStack

TICKS = os.sysconf("SC_CLK_TCK")
GROUPS = ("gate", "web", "worker", "ops", "sandbox", "up")


class Spent:
    """Processor seconds by group while the block ran; filled in when it ends."""

    def __init__(self) -> None:
        self.by_group: dict[str, float] = {}

    def per(self, count: int) -> dict[str, float]:
        """Processor milliseconds for each of `count` things."""
        return {name: round(s * 1000 / max(count, 1), 2) for name, s in self.by_group.items()}


@contextmanager
def measured(stack: RunningStack) -> Iterator[Spent]:
    """Measure everything of the stack, the database, and this process, which is the client."""
    spent = Spent()
    before = read_seconds(stack)
    yield spent
    after = read_seconds(stack)
    spent.by_group = {name: round(after[name] - before[name], 3) for name in sorted(after)}


def read_seconds(stack: RunningStack) -> defaultdict[str, float]:
    """Processor seconds of each group since it started, and of this process as `client`."""
    seconds: defaultdict[str, float] = defaultdict(float)
    for pid in stack.all_pids():
        try:
            stat = (Path("/proc") / str(pid) / "stat").read_text()
            title = (Path("/proc") / str(pid) / "cmdline").read_bytes().decode(errors="replace")
        except OSError:
            continue
        # Children that ended are counted in their parent: backends come and go.
        fields = stat.rpartition(")")[2].split()
        seconds[group_of(title)] += sum(map(int, fields[11:15])) / TICKS
    times = os.times()
    seconds["client"] = times.user + times.system
    return seconds


def group_of(title: str) -> str:
    """Which part of the stack a process of this title is."""
    for name in GROUPS:
        if f"handsel {name}" in title:
            return name
    return "postgres" if "postgres" in title else "other"
