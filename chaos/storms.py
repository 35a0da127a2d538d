"""Random kills: several customers buy while processes die at moments drawn from a seed."""

import os
import random
import signal
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field

from chaos.single import Bench
from chaos.tales import purchase
from handsel.edge.cli.demo_story.story import Told
from tests.stack import RunningStack

HALT = "a worker stands still"
CUSTOMERS = 4
KILLS = 6
MEAN_PAUSE_SECONDS = 2.5
TARGETS = ("handsel worker", "handsel gate", "postgres", HALT)
WEIGHTS = (5, 3, 2, 2)
#: Longer than a lane's lease: another worker has taken over when the halted one goes on.
HALT_SECONDS = 5.0


@dataclass(slots=True)
class Storm:
    """What came of one storm. The seed draws the targets and the pauses between kills."""

    seed: int
    seconds: float = 0.0
    kills: list[str] = field(default_factory=list)
    violations: list[str] = field(default_factory=list)

    @property
    def ok(self) -> bool:
        """Nothing is wrong."""
        return not self.violations

    def as_json(self) -> dict[str, object]:
        """One flat object."""
        rest = {"violations": self.violations, "ok": self.ok, "seconds": round(self.seconds, 1)}
        return {"seed": self.seed, "kills": self.kills, **rest}


def run_storm(stack: RunningStack, bench: Bench, *, seed: int) -> Storm:
    """Play customers' purchases through a storm, then wait for calm and hold the books."""
    storm = Storm(seed)
    began = time.monotonic()
    over = threading.Event()
    with ThreadPoolExecutor(CUSTOMERS + 1) as pool:
        killing = pool.submit(_kill_at_random, stack, storm, over)
        stories = [pool.submit(purchase, stack) for _ in range(CUSTOMERS)]
        told = [story.result() for story in stories]
        over.set()
        killing.result()
    storm.violations = [*_problems(told), *bench.settle()]
    storm.seconds = time.monotonic() - began
    return storm


def _kill_at_random(stack: RunningStack, storm: Storm, over: threading.Event) -> None:
    dice = random.Random(storm.seed)
    for _ in range(KILLS):
        pause = min(dice.expovariate(1 / MEAN_PAUSE_SECONDS), MEAN_PAUSE_SECONDS * 3)
        target = dice.choices(TARGETS, WEIGHTS)[0]
        if over.wait(pause):
            return
        # Its target may be dead already.
        with suppress(LookupError, OSError, ValueError):
            _kill(stack, target)
            storm.kills.append(target)


def _kill(stack: RunningStack, target: str) -> None:
    if target == "postgres":
        os.kill(stack.postmaster_pid(), signal.SIGKILL)
    elif target == HALT:
        _halt(stack.pids("handsel worker")[0])
    else:
        stack.kill(target)


def _halt(pid: int) -> None:
    os.kill(pid, signal.SIGSTOP)
    threading.Timer(HALT_SECONDS, _go_on, [pid]).start()


def _go_on(pid: int) -> None:
    with suppress(ProcessLookupError):
        os.kill(pid, signal.SIGCONT)


def _problems(told: list[Told]) -> list[str]:
    return [f"story: {one.customer_id}: {one.problem}" for one in told if one.problem]
