"""One worker process: lanes in threads, jobs on an event loop, both stopped together."""

import asyncio
import os
import signal
from collections.abc import Awaitable, Callable

import structlog

log = structlog.get_logger()


def run() -> None:
    """Work until SIGTERM or SIGINT, then finish what is in hand and return.

    When either half ends by itself, as it does when the database goes away for long, the process
    ends too, and whoever runs it starts it again.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "handsel.config.settings")
    import django

    django.setup()
    from handsel.edge.worker.job_loop import work_on_jobs
    from handsel.edge.worker.lane_loop import LaneLoop

    lanes = LaneLoop()
    lanes.start()
    log.info("worker_started", pid=os.getpid())
    asyncio.run(_until_stopped(work_on_jobs, stop_lanes=lanes.stop))
    lanes.join()
    log.info("worker_stopped", pid=os.getpid())


async def _until_stopped(
    work: Callable[[asyncio.Event], Awaitable[None]], *, stop_lanes: Callable[[], None]
) -> None:
    loop = asyncio.get_running_loop()
    asked = asyncio.Event()

    def ask() -> None:
        stop_lanes()
        asked.set()

    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, ask)
    try:
        await work(asked)
    finally:
        ask()
