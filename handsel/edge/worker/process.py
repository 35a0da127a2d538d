"""One worker process: lanes in threads, jobs on an event loop, both stopped together."""

import asyncio
import gc
import os
import signal
from collections.abc import Awaitable, Callable, Sequence

import structlog
import uvloop

#: New objects before a search for cycles (Python's own default: 2,000). An answered message makes
#: some tens of thousands, and hardly a cycle among them.
YOUNG_OBJECTS = 50_000

log = structlog.get_logger()


def run() -> None:
    """Work until SIGTERM or SIGINT, then finish what is in hand and return.

    When either half ends by itself, as it does when the database goes away for long, the process
    ends too, and whoever runs it starts it again.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "handsel.config.settings")
    import django

    django.setup()
    from handsel.edge.worker.figures_loop import FiguresLoop
    from handsel.edge.worker.job_loop import work_on_jobs
    from handsel.edge.worker.lane_loop import LaneLoop
    from handsel.flows.answer.warming import warm_up

    warm_up()
    _collect_garbage_seldom()
    loops = (LaneLoop(), FiguresLoop())
    for loop in loops:
        loop.start()
    log.info("worker_started", pid=os.getpid())
    uvloop.run(_until_stopped(work_on_jobs, stop_others=[loop.stop for loop in loops]))
    for loop in loops:
        loop.join()
    log.info("worker_stopped", pid=os.getpid())


def _collect_garbage_seldom() -> None:
    """What was loaded stays; what a message leaves behind is mostly freed without a search."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG_OBJECTS)


async def _until_stopped(
    work: Callable[[asyncio.Event], Awaitable[None]], *, stop_others: Sequence[Callable[[], None]]
) -> None:
    loop = asyncio.get_running_loop()
    asked = asyncio.Event()

    def ask() -> None:
        for stop in stop_others:
            stop()
        asked.set()

    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, ask)
    try:
        await work(asked)
    finally:
        ask()
