"""One process that is started, listened to, restarted when it dies, and stopped."""

import asyncio
import os
import signal
import time
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass

from handsel.edge.cli.supervisor.journal import Journal
from handsel.edge.cli.supervisor.probes import Probe
from handsel.edge.cli.supervisor.restarting import decide_delay
from handsel.kit.errors import Failure
from handsel.kit.tether import tethered

# Asked often at first, then less: a probe costs the process some work too.
FIRST_PROBE_SECONDS = 0.05
LONGEST_PROBE_SECONDS = 0.5
# A process that dies so often before it is ready will not become ready.
MOST_STARTS = 4
# Longer lines are cut, so that a process cannot fill our memory.
LINE_BYTES = 64 * 1024
KEPT_LINES = 20
LAST_WORDS_SECONDS = 2.0


class StartFailed(Failure):
    """A process did not start."""

    code = "start_failed"
    status = 503


@dataclass(frozen=True)
class ChildSpec:
    """What to run and how to know that it works.

    `stop_seconds` is how long it may take to stop when asked before it is killed.
    """

    name: str
    command: tuple[str, ...]
    environ: Mapping[str, str]
    is_ready: Probe
    stop_seconds: float = 12.0


class Child:
    """A running ChildSpec."""

    def __init__(self, spec: ChildSpec, journal: Journal) -> None:
        self.spec = spec
        self.last_lines: deque[str] = deque(maxlen=KEPT_LINES)
        self.starts = 0
        self.last_words = "it said nothing"
        self._journal = journal
        self._process: asyncio.subprocess.Process | None = None
        self._stopping = asyncio.Event()

    @property
    def pid(self) -> int | None:
        """The running process's id, None between two lives."""
        running = self._process is not None and self._process.returncode is None
        return self._process.pid if self._process and running else None

    async def keep_running(self) -> None:
        """Run until stopped, starting again whenever it dies."""
        delay: float | None = None
        while not self._stopping.is_set():
            started = time.monotonic()
            status = await self.live_once()
            if self._stopping.is_set():
                return
            delay = decide_delay(previous_seconds=delay, lived_seconds=time.monotonic() - started)
            self._say(f"{describe_exit(status)}; starting it again in {delay:.1f} s")
            await self._sleep(delay)

    async def wait_until_ready(self) -> None:
        """Return once its probe succeeds. Raises StartFailed when it dies again and again."""
        pause = FIRST_PROBE_SECONDS
        while self.pid is None or not await self.spec.is_ready(self.last_lines):
            if self.starts > MOST_STARTS:
                raise StartFailed(f"{self.spec.name} keeps dying: {self.last_words}")
            await asyncio.sleep(pause)
            pause = min(LONGEST_PROBE_SECONDS, pause * 1.2)

    async def stop(self) -> None:
        """Ask it to stop, wait as long as it may take, then kill it and all it started."""
        self._stopping.set()
        process = self._process
        if process is None or process.returncode is not None:
            return
        _signal_group(process.pid, signal.SIGTERM, whole=False)
        try:
            await asyncio.wait_for(process.wait(), self.spec.stop_seconds)
        except TimeoutError:
            self._say(f"does not stop after {self.spec.stop_seconds:.0f} s; killing it")
            self.kill()
            await process.wait()

    def kill(self) -> None:
        """Kill it and everything it started, now."""
        self._stopping.set()
        if self._process and self._process.returncode is None:
            _signal_group(self._process.pid, signal.SIGKILL, whole=True)

    async def live_once(self) -> int:
        """Run it to its end and return its exit status."""
        self.starts += 1
        self.last_lines.clear()
        # A pipe of our own: asyncio's would make wait() wait for all who hold it, not for the exit.
        reading, writing = os.pipe()
        try:
            self._process = process = await asyncio.create_subprocess_exec(
                *tethered(list(self.spec.command)),
                env=dict(self.spec.environ),
                stdin=asyncio.subprocess.DEVNULL,
                stdout=writing,
                stderr=writing,
                # Ctrl-C is for the supervisor alone, which then stops its children in order.
                start_new_session=True,
            )
        finally:
            os.close(writing)
        if self._stopping.is_set():
            self.kill()
        listening = asyncio.create_task(self._listen(reading))
        status = await process.wait()
        # What it started would keep its port and its place in the queue.
        _signal_group(process.pid, signal.SIGKILL, whole=True)
        await asyncio.wait({listening}, timeout=LAST_WORDS_SECONDS)
        listening.cancel()
        if self.last_lines:
            self.last_words = self.last_lines[-1]
        return status

    async def _listen(self, reading: int) -> None:
        reader = asyncio.StreamReader(limit=LINE_BYTES)
        transport, _ = await asyncio.get_running_loop().connect_read_pipe(
            lambda: asyncio.StreamReaderProtocol(reader), os.fdopen(reading, "rb")
        )
        try:
            while line := await _next_line(reader):
                self._say(line)
        finally:
            transport.close()

    def _say(self, line: str) -> None:
        self.last_lines.append(line.rstrip())
        self._journal.write(self.spec.name, line.rstrip())

    async def _sleep(self, seconds: float) -> None:
        try:
            await asyncio.wait_for(self._stopping.wait(), seconds)
        except TimeoutError:
            return


async def _next_line(reader: asyncio.StreamReader) -> str:
    """The next line with its end, "" when there is no more; a line that is too long is cut."""
    try:
        return (await reader.readline()).decode(errors="replace")
    except ValueError:
        # asyncio has dropped what it had read of it.
        return "(a line too long to show)\n"


def describe_exit(status: int) -> str:
    """What an exit status says, in words."""
    if status < 0:
        return f"killed by {signal.Signals(-status).name}"
    return f"ended with status {status}"


def _signal_group(pid: int, number: int, *, whole: bool) -> None:
    try:
        os.killpg(pid, number) if whole else os.kill(pid, number)
    except ProcessLookupError:
        return
