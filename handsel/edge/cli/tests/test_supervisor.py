"""Processes under the supervisor: kept alive, heard, stopped, and never left behind."""

import asyncio
import io
import os
import signal
import sys
import time
from collections.abc import Callable, Collection, Iterator
from pathlib import Path

import pytest

from handsel.edge.cli.supervisor.child import Child, ChildSpec, StartFailed
from handsel.edge.cli.supervisor.journal import Journal
from handsel.edge.cli.supervisor.probes import Probe, answers_http, says
from handsel.edge.cli.supervisor.restarting import decide_delay
from handsel.edge.cli.supervisor.stack import Stack
from handsel.kit.free_port import find_free_port
from handsel.kit.postgres.postmaster import is_alive

PATIENT = "import time; print('working', flush=True); time.sleep(60)"
STUBBORN = "import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); " + PATIENT


class Terminal(io.StringIO):
    """What a person would see."""


async def alive(lines: Collection[str]) -> bool:
    return True


def spec(
    program: str,
    *,
    name: str = "gate",
    stop_seconds: float = 5.0,
    is_ready: Probe = alive,
) -> ChildSpec:
    command = (sys.executable, "-c", program)
    return ChildSpec(name, command, dict(os.environ), is_ready, stop_seconds)


async def until(is_true: Callable[[], object]) -> None:
    async with asyncio.timeout(20):
        while not is_true():
            await asyncio.sleep(0.01)


@pytest.fixture
def terminal() -> Terminal:
    return Terminal()


@pytest.fixture
def journal(tmp_path: Path, terminal: Terminal) -> Iterator[Journal]:
    kept = Journal(tmp_path / "logs", terminal=terminal, colors=False)
    yield kept
    kept.close()


def test_a_process_that_dies_is_started_again(journal: Journal, terminal: Terminal) -> None:
    async def story() -> None:
        child = Child(spec(PATIENT), journal)
        life = asyncio.create_task(child.keep_running())
        await until(lambda: terminal.getvalue().count("working") == 1)
        first = child.pid
        assert first
        os.kill(first, signal.SIGKILL)
        await until(lambda: terminal.getvalue().count("working") == 2)
        assert child.pid not in {None, first}
        await child.stop()
        await life

    asyncio.run(story())
    assert "gate     killed by SIGKILL; starting it again in 0.2 s" in terminal.getvalue()


def test_a_stopped_process_stays_stopped(journal: Journal) -> None:
    async def story() -> Child:
        child = Child(spec(PATIENT), journal)
        life = asyncio.create_task(child.keep_running())
        await until(lambda: child.pid)
        await child.stop()
        await asyncio.wait_for(life, 10)
        return child

    child = asyncio.run(story())
    assert child.pid is None
    assert child.starts == 1


@pytest.mark.parametrize("parent", [PATIENT, STUBBORN], ids=["leaves a child", "stays itself"])
def test_nothing_of_a_stopped_process_is_left(
    journal: Journal, terminal: Terminal, parent: str
) -> None:
    family = (
        "import subprocess, sys;"
        f"child = subprocess.Popen([sys.executable, '-c', {STUBBORN!r}]);"
        "print('started', child.pid, flush=True);" + parent
    )

    async def story() -> int:
        child = Child(spec(family, stop_seconds=0.5), journal)
        life = asyncio.create_task(child.keep_running())
        await until(lambda: terminal.getvalue().count("working") == 2)
        started = next(line for line in child.last_lines if line.startswith("started"))
        await child.stop()
        await asyncio.wait_for(life, 20)
        return int(started.split()[1])

    grandchild = asyncio.run(story())
    deadline = time.monotonic() + 10
    while is_alive(grandchild) and time.monotonic() < deadline:
        time.sleep(0.01)
    assert not is_alive(grandchild)


def test_a_line_without_end_does_not_stop_the_listening(
    journal: Journal, terminal: Terminal
) -> None:
    async def story() -> None:
        child = Child(spec("print('x' * 1_000_000); print('after')"), journal)
        assert await child.live_once() == 0

    asyncio.run(story())
    assert "after" in terminal.getvalue()
    assert len(terminal.getvalue()) < 500_000


@pytest.mark.parametrize(
    ("previous", "lived", "delay"),
    [
        (None, 0.0, 0.2),
        (0.2, 0.1, 0.4),
        (0.4, 9.9, 0.8),
        (3.2, 0.1, 5.0),
        (5.0, 0.1, 5.0),
        (5.0, 10.0, 0.2),
    ],
)
def test_the_wait_before_a_restart_doubles_until_a_life_was_healthy(
    previous: float | None, lived: float, delay: float
) -> None:
    assert decide_delay(previous_seconds=previous, lived_seconds=lived) == delay


def test_the_journal_names_each_line_and_keeps_it_plain_in_a_file(tmp_path: Path) -> None:
    terminal = Terminal()
    journal = Journal(tmp_path, terminal=terminal, colors=True)
    journal.write("worker", "\x1b[32mdone\x1b[0m")
    journal.close()
    assert terminal.getvalue() == "\x1b[35mworker  \x1b[0m \x1b[32mdone\x1b[0m\n"
    assert (tmp_path / "worker.log").read_text() == "done\n"


def test_a_process_is_ready_when_it_answers(journal: Journal) -> None:
    port = find_free_port()
    answers = answers_http(port, "/", only_success=True)
    server = (
        f"import http.server as h;h.test(h.SimpleHTTPRequestHandler, port={port}, bind='127.0.0.1')"
    )

    async def story() -> None:
        assert not await answers([])
        stack = Stack(journal)
        stack.start(spec(server, is_ready=answers))
        await asyncio.wait_for(stack.wait_until_ready(), 20)
        assert await answers([])
        assert not await answers_http(port, "/absent", only_success=True)([])
        assert await answers_http(port, "/absent")([])
        await stack.stop()

    asyncio.run(story())


def test_a_process_without_a_port_is_ready_when_its_present_life_says_so(
    journal: Journal, terminal: Terminal
) -> None:
    async def story() -> None:
        child = Child(spec(PATIENT, is_ready=says("working")), journal)
        life = asyncio.create_task(child.keep_running())
        await asyncio.wait_for(child.wait_until_ready(), 20)
        assert not await says("finished")(child.last_lines)
        os.kill(child.pid or 0, signal.SIGKILL)
        await until(lambda: child.starts == 2)
        assert not await says("killed")(child.last_lines)
        await asyncio.wait_for(child.wait_until_ready(), 20)
        await child.stop()
        await life

    asyncio.run(story())
    assert terminal.getvalue().count("working") == 2


def test_what_takes_work_in_stops_before_what_does_it(journal: Journal, terminal: Terminal) -> None:
    farewell = (
        "import signal;"
        "signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTERM});"
        "print('working', flush=True); signal.sigwait({signal.SIGTERM});"
        "print('stopping', flush=True)"
    )

    async def story() -> None:
        stack = Stack(journal)
        for name in ("sandbox", "worker", "gate"):
            stack.start(spec(farewell, name=name))
        await until(lambda: terminal.getvalue().count("working") == 3)
        await stack.stop()

    asyncio.run(story())
    lines = [line.split() for line in terminal.getvalue().splitlines()]
    assert [name for name, said in lines if said == "stopping"] == ["gate", "worker", "sandbox"]


def test_a_command_that_fails_is_refused_with_its_last_words(journal: Journal) -> None:
    async def story() -> None:
        command = (sys.executable, "-c", "import sys; print('no such table'); sys.exit(3)")
        await Stack(journal).run_once("migrate", command, dict(os.environ))

    with pytest.raises(StartFailed, match=r"migrate.*no such table"):
        asyncio.run(story())


def test_a_process_that_keeps_dying_before_it_is_ready_is_given_up(journal: Journal) -> None:
    async def never(lines: Collection[str]) -> bool:
        return False

    async def story() -> None:
        stack = Stack(journal)
        stack.start(spec("print('no secret was given')", is_ready=never))
        try:
            await asyncio.wait_for(stack.wait_until_ready(), 60)
        finally:
            await stack.stop()

    with pytest.raises(StartFailed, match="gate keeps dying: no secret was given"):
        asyncio.run(story())
